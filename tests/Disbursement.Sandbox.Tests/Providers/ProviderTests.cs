using Disbursement.Core.Payments;
using Disbursement.Core.Settlement;
using Disbursement.Formats.Pain002;
using Disbursement.Formats.Results;
using Disbursement.Testing;

namespace Disbursement.Sandbox.Tests.Providers;

/// <summary>
/// Goal: providers answer what the world says, once, and the same after a kill. Method: the real sandbox against a
/// stand-in for the app that lists files and takes results over HTTP.
/// </summary>
public sealed class ProviderTests
{
    private const string BankFile = "17-202406-r1-148-btxh-970405-001";
    private const string PostFile = "17-202406-r1-148-btxh-vnpost-001";
    private static readonly string[] Accounts = ["10", "11", "12", "13", "14", "20", "21", "22", "23"];

    private const string Pain = "pain.001.001.09";
    private const string List = "payout-list-1";
    private const string World =
        "11,reject:AC04\n12,returned\n13,silent\n14,late\n017140000002,unclaimed\n017140000003,late\n";

    [Fact]
    public async Task Answer_BankFile_TellsTheWorldsOutcomes()
    {
        await using FakeApp app = await FakeApp.StartAsync();
        app.Release("970405", BankFile, Pain, Payments.CreditTransfer(BankFile, "10", "11", "12", "13", "14"));

        await RunUntilAsync(app, () => app.Returns.Count == 2);

        Dictionary<string, (ResultStatus, string)> first = Read(app, $"970405/17/2024-06/{BankFile}.1-1.xml");
        Assert.Equal(
            new Dictionary<string, (ResultStatus, string)>(StringComparer.Ordinal)
            {
                ["10"] = (ResultStatus.Paid, ""),
                ["11"] = (ResultStatus.Rejected, "AC04"),
                ["12"] = (ResultStatus.Returned, "AC04"),
            },
            first);
        Dictionary<string, (ResultStatus, string)> later = Read(app, $"970405/17/2024-06/{BankFile}.2-1.xml");
        Assert.Equal((ResultStatus.Paid, ""), Assert.Single(later).Value);
        Assert.Equal("14", Assert.Single(later).Key);
        Assert.Equal([BankFile], app.Fetched);
    }

    [Fact]
    public async Task Answer_PayoutList_TellsTheWorldsOutcomes()
    {
        await using FakeApp app = await FakeApp.StartAsync();
        app.Release(
            "vnpost", PostFile, List, Payments.PayoutList(PostFile, "017140000001", "017140000002", "017140000003"));

        await RunUntilAsync(app, () => app.Returns.Count == 2);

        byte[] bytes = app.Returns[$"vnpost/17/2024-06/{PostFile}.1-1.csv"];
        ResultDocument document = ResultList.Read(new MemoryStream(bytes), DateTimeOffset.UnixEpoch);
        Assert.Equal(
            [(Payments.IdOf("017140000001"), ResultStatus.Paid, ""), (Payments.IdOf("017140000002"), ResultStatus.Unclaimed, "PO01")],
            document.Lines.Select(line => (line.Id, line.Result!.Status, line.Result.Reason)));
        Assert.Equal(PostFile, document.Lines[0].MessageId);
    }

    [Fact]
    public async Task Answer_AfterKill_GivesTheSameNamesAndBytes()
    {
        await using FakeApp app = await FakeApp.StartAsync();
        app.TellsExisting = false;
        app.Release("970405", BankFile, Pain, Payments.CreditTransfer(BankFile, "10", "11", "14"));
        app.Release("vnpost", PostFile, List, Payments.PayoutList(PostFile, "017140000001", "017140000003"));
        await RunUntilAsync(app, () => app.Returns.Count == 4);

        await RunUntilAsync(app, () => app.Again.Count == 4);

        Assert.Equal(4, app.Returns.Count);
        Assert.All(app.Again, again => Assert.True(again.Same, again.Path));
    }

    [Fact]
    public async Task Answer_SameFileListedAgain_IsAnsweredOnce()
    {
        await using FakeApp app = await FakeApp.StartAsync();
        app.TellsExisting = false;
        app.Release("970405", BankFile, Pain, Payments.CreditTransfer(BankFile, "10"));

        await RunUntilAsync(app, () => app.Returns.Count == 1 && app.Looks > 3);

        Assert.Empty(app.Again);
        Assert.Single(app.Fetched);
    }

    [Fact]
    public async Task Answer_AppDownForAWhile_GoesOnWhenItIsBack()
    {
        await using FakeApp app = await FakeApp.StartAsync();
        app.FailuresLeft = 3;
        app.Release("970405", BankFile, Pain, Payments.CreditTransfer(BankFile, "10"));

        await RunUntilAsync(app, () => app.Returns.Count == 1);

        Assert.True(app.Looks > 3);
    }

    [Fact]
    public async Task Answer_DamagedFile_IsLeftAndOthersAreAnswered()
    {
        await using FakeApp app = await FakeApp.StartAsync();
        app.Release("970405", BankFile, Pain, "<Document/>"u8.ToArray());
        app.Release("vnpost", PostFile, List, Payments.PayoutList(PostFile, "017140000001"));

        await RunUntilAsync(app, () => app.Returns.Count == 1 && app.Looks > 2);

        Assert.Equal($"vnpost/17/2024-06/{PostFile}.1-1.csv", Assert.Single(app.Returns.Keys));
    }

    [Fact]
    public async Task Answer_WildDoublesAndParts_ComeAsSeveralFilesOfTheSameContent()
    {
        await using FakeApp app = await FakeApp.StartAsync();
        app.Release("970405", BankFile, Pain, Payments.CreditTransfer(BankFile, "20", "21", "22", "23"));

        await RunUntilAsync(app, () => app.Returns.Count == 4, ("Wild:Doubles", "true"), ("Wild:Parts", "2"));

        string folder = $"970405/17/2024-06/{BankFile}";
        Assert.Equal(
            [$"{folder}.1-1-again.xml", $"{folder}.1-1.xml", $"{folder}.1-2-again.xml", $"{folder}.1-2.xml"],
            app.Returns.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(Read(app, $"{folder}.1-2.xml"), Read(app, $"{folder}.1-2-again.xml"));
        Assert.Equal(2, Read(app, $"{folder}.1-1.xml").Count);
    }

    [Fact]
    public async Task Answer_WildContradictions_RejectLaterWhatWasPaid()
    {
        await using FakeApp app = await FakeApp.StartAsync();
        app.Release("970405", BankFile, Pain, Payments.CreditTransfer(BankFile, "20"));

        await RunUntilAsync(app, () => app.Returns.Count == 2, ("Wild:ContradictPerMille", "1000"));

        Assert.Equal(ResultStatus.Paid, Read(app, $"970405/17/2024-06/{BankFile}.1-1.xml")["20"].Status);
        Assert.Equal(ResultStatus.Rejected, Read(app, $"970405/17/2024-06/{BankFile}.2-1.xml")["20"].Status);
    }

    private static async Task RunUntilAsync(
        FakeApp app, Func<bool> done, params (string Name, string Value)[] settings)
    {
        using var world = new WorldFolder(behaviour: World);
        var all = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["AppUrl"] = app.Url,
            ["ProviderToken"] = FakeApp.Token,
            ["PollMilliseconds"] = "20",
            ["LateSeconds"] = "0",
        };
        foreach ((string name, string value) in settings)
        {
            all[name] = value;
        }

        await using RunningSandbox sandbox = await RunningSandbox.StartAsync(world, all);
        await Eventually.HoldsAsync(done);
    }

    private static Dictionary<string, (ResultStatus Status, string Reason)> Read(FakeApp app, string path)
    {
        ResultDocument document = Pain002Reader.Read(new MemoryStream(app.Returns[path]));
        Dictionary<EndToEndId, string> accounts = Accounts.ToDictionary(Payments.IdOf, account => account);
        return document.Lines.ToDictionary(
            line => accounts[line.Id], line => (line.Result!.Status, line.Result.Reason), StringComparer.Ordinal);
    }
}
