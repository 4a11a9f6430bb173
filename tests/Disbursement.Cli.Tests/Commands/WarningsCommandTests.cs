using Disbursement.Cli.Shell;
using Disbursement.Cli.Tests.Support;

namespace Disbursement.Cli.Tests.Commands;

/// <summary>Warnings: by number, and the persons behind one, on the screen or in a file.</summary>
public sealed class WarningsCommandTests : IDisposable
{
    private const string Month = "GET /api/months/17/2024-06";
    private const string Persons = Month + "/warnings/360/persons";
    private readonly TestCli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Theory]
    [InlineData("148", "[360]")]
    [InlineData("150", "[362]")]
    public async Task Warnings_OfAUnit_AreThoseItsListsHave(string unit, string number)
    {
        await using FakeApp app = new FakeApp().On(Month, new
        {
            state = "Collecting",
            warnings = new object[] { Warning(360, "148"), Warning(362, "150") },
        });
        await _cli.ActAsync(app, "approver");

        int code = await _cli.RunAsync("warnings", "--unit", unit);

        Assert.Equal(ExitCode.Ok, code);
        Assert.Equal(number, _cli.Output.Split('\n')[1].Trim().Split(' ')[0]);
        Assert.Single(_cli.Output.Split('\n'), static line => line.Contains('['));
    }

    [Fact]
    public async Task Warnings_Number_ShowsWhereEachRowStandsAndUntilWhenItIsAuthorised()
    {
        await using FakeApp app = new FakeApp().On(Persons, new
        {
            hasMore = true,
            persons = new[]
            {
                new
                {
                    citizenId = "017045000001", fullName = "Bùi Thị Mẫu", unit = "148", list = "btxh", line = "Xã A!12",
                    dueDong = 540_000, receiver = "Bùi Văn Mẫu", authorisedUntil = "2024-07-15",
                },
            },
        });
        await _cli.ActAsync(app, "approver");

        int code = await _cli.RunAsync("warnings", "360");

        Assert.Equal(ExitCode.Ok, code);
        Assert.All(
            ["148/btxh", "Xã A!12", "Bùi Thị Mẫu", "540.000", "15/07/2024", "--out"],
            word => Assert.Contains(word, _cli.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Warnings_Out_WritesAFileOnce()
    {
        await using FakeApp app = new FakeApp().On(Persons, new { rows = 1 });
        await _cli.ActAsync(app, "approver");
        string path = Path.Combine(_cli.Folder, "uy-quyen.csv");

        int code = await _cli.RunAsync("warnings", "360", "--out", path);
        int again = await _cli.RunAsync("warnings", "360", "--out", path);

        Assert.Equal(ExitCode.Ok, code);
        Assert.NotEqual(ExitCode.Ok, again);
        Assert.True(File.Exists(path));
    }

    private static object Warning(int number, string unit) => new
    {
        number,
        rows = 12,
        units = Enumerable.Repeat(unit, 1),
        vietnamese = "Giấy ủy quyền sắp hết hạn.",
        english = "The authorisation ends soon.",
    };
}
