using Disbursement.Cli.Transfer;

namespace Disbursement.Cli.Tests.Transfer;

/// <summary>A folder laid out as the inbox is says which slot each list is for.</summary>
public sealed class DropFileTests : IDisposable
{
    private readonly string _inbox = Directory.CreateTempSubdirectory("disburse-inbox-").FullName;

    public void Dispose() => Directory.Delete(_inbox, recursive: true);

    [Fact]
    public void FindIn_Lists_ReadsSlotsInOrder()
    {
        Write("17/2024-06/150/ncc/b.csv");
        Write("17/2024-06/148/btxh/a.xlsx");

        IReadOnlyList<DropFile> files = DropFile.FindIn(_inbox);

        Assert.Equal(["148/btxh/a.xlsx", "150/ncc/b.csv"], files.Select(file => $"{file.Unit}/{file.List}/{file.Name}"));
        Assert.All(files, file => Assert.Equal("17/2024-06/", file.Month.Prefix));
        Assert.All(files, file => Assert.Equal(1, file.Bytes));
    }

    [Theory]
    [InlineData("a.csv")]
    [InlineData("17/2024-06/148/a.csv")]
    [InlineData("17/2024-13/148/btxh/a.csv")]
    [InlineData("17/2024-06/148/btxh/more/a.csv")]
    public void FindIn_NotALayout_IsLeftOut(string path)
    {
        Write(path);

        Assert.Empty(DropFile.FindIn(_inbox));
    }

    private void Write(string name)
    {
        string path = Path.Combine(_inbox, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "x");
    }
}
