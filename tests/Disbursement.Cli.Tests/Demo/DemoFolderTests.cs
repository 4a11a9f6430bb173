using Disbursement.Cli.Api;
using Disbursement.Cli.Demo;
using Disbursement.Cli.Generate.Planning;
using Disbursement.Cli.Shell;
using Disbursement.Cli.Stack;
using Disbursement.Core.Periods;

namespace Disbursement.Cli.Tests.Demo;

/// <summary>An unfinished demo goes on, a finished one gives way, and nothing of anybody else is touched.</summary>
public sealed class DemoFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("disburse-demo-").FullName;

    private string Out => Path.Combine(_folder, "out");

    private string Data => Path.Combine(_folder, "data");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task PrepareAsync_NewFolders_BeginsAnew() => Assert.False(await PrepareAsync(Options()));

    [Fact]
    public async Task PrepareAsync_SameDemoBrokeOff_GoesOnWithItsData()
    {
        await PrepareAsync(Options());
        string world = Write(Out, "world/people.csv");
        string table = Write(Data, "azurite/table");

        bool goesOn = await PrepareAsync(Options());

        Assert.True(goesOn);
        Assert.True(File.Exists(world));
        Assert.True(File.Exists(table));
    }

    [Fact]
    public async Task PrepareAsync_OtherSeed_BeginsAnewAndRemovesTheOld()
    {
        await PrepareAsync(Options());
        string world = Write(Out, "world/people.csv");
        string table = Write(Data, "azurite/table");

        bool goesOn = await PrepareAsync(Options(seed: 7));

        Assert.False(goesOn);
        Assert.False(File.Exists(world));
        Assert.False(File.Exists(table));
    }

    [Fact]
    public async Task PrepareAsync_AfterTheEnd_RemovesOnlyWhatADemoMakes()
    {
        await PrepareAsync(Options());
        Write(Out, "reports/17/a.html");
        string own = Write(Out, "my-notes.txt");
        DemoFolder.Finish(Options());

        await PrepareAsync(Options());

        Assert.False(Directory.Exists(Path.Combine(Out, "reports")));
        Assert.True(File.Exists(own));
    }

    [Theory]
    [InlineData("out/reports/mine.html")]
    [InlineData("data/mine.txt")]
    public async Task PrepareAsync_SomebodyElsesFolder_IsRefusedUntouched(string file)
    {
        string mine = Write(_folder, file);

        await Assert.ThrowsAsync<CliException>(() => PrepareAsync(Options()));

        Assert.True(File.Exists(mine));
    }

    [Fact]
    public async Task Finish_WithoutKeep_RemovesTheData()
    {
        await PrepareAsync(Options());

        DemoFolder.Finish(Options());

        Assert.False(Directory.Exists(Data));
    }

    [Fact]
    public async Task Finish_Keep_LeavesTheData()
    {
        await PrepareAsync(Options());

        DemoFolder.Finish(Options() with { Keep = true });

        Assert.True(Directory.Exists(Data));
    }

    [Fact]
    public void CopyInput_OtherFolder_CopiesInboxAndWorldOnly()
    {
        string input = Path.Combine(_folder, "in");
        Write(input, "inbox/17/2024-06/148/btxh/a.csv");
        Write(input, "world/people.csv");
        Write(input, "expected.json");

        DemoFolder.CopyInput(input, Out);

        Assert.True(File.Exists(Path.Combine(Out, "inbox/17/2024-06/148/btxh/a.csv")));
        Assert.True(File.Exists(Path.Combine(Out, "world/people.csv")));
        Assert.False(File.Exists(Path.Combine(Out, "expected.json")));
    }

    private static Task<bool> PrepareAsync(DemoOptions options) => DemoFolder.PrepareAsync(options, TimeProvider.System);

    private DemoOptions Options(ulong seed = 2024) => new()
    {
        Month = new MonthAddress("17", new Period(2024, 6)),
        Generate = new GenerateRequest { Province = "17", Period = new Period(2024, 6), Seed = seed },
        Out = Out,
        Data = new DataFolder(Data),
    };

    private static string Write(string folder, string name)
    {
        string path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "x");
        return path;
    }
}
