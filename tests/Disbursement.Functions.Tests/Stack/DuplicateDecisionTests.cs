using Disbursement.Core.Programmes;
using Disbursement.Formats.Ledger;
using Disbursement.Functions.Months;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Tests.Stack;

/// <summary>
/// Goal: all sides of a benefit listed twice are held until a person decides; then the side decided for is paid once,
/// in the next round that is routed, and no other. Method: whole months on the running app, two districts that list
/// the same person, people over HTTP, until the month's own proof has held.
/// </summary>
[Collection(AppTests.Name)]
public sealed class DuplicateDecisionTests(AppFixture app)
{
    private const int Twice = 5;

    private readonly MonthRef _month = app.NewMonth();

    [Fact]
    public async Task Decide_AfterTheRoundWasRouted_PaysThatSideInTheNextRound()
    {
        await CloseTwoListsAsync();
        RoundEntity first = await app.ApproveAsync(_month);
        ExceptionEntity duplicate = await app.DecideAsync(_month, ExceptionKind.Duplicate, "pay-2");
        await app.SettleAsync(_month);
        RoundEntity second = await app.ApproveAsync(_month, round: 2);
        await app.SettleAsync(_month, round: 2);
        await app.MonthAsync(_month, "Settled");

        Assert.Equal("148/btxh/3 150/btxh/2", duplicate.Sides);
        Assert.Contains("(2) 150/btxh dòng 2", duplicate.Summary, StringComparison.Ordinal);
        Assert.Equal((2, 720_000L), (first.Payments, first.SumDong));
        Assert.Equal((1, 360_000L), (second.Payments, second.SumDong));
        Assert.Equal("150", Assert.Single(await app.FilesAsync(_month, round: 2)).Unit);
        Assert.Equal(["148"], await NotPaidAsync());
        Assert.Null(await HeldReasonAsync("148"));
        Assert.Null(await HeldReasonAsync("150"));
    }

    [Fact]
    public async Task Decide_BeforeTheRoundIsRoutedAnew_PaysThatSideInThisRound()
    {
        await CloseTwoListsAsync();
        await app.RoundAsync(_month, 1, "Proposed");
        await app.DecideAsync(_month, ExceptionKind.Duplicate, "pay-1");
        await app.SendBackAsync(_month);
        await app.ProposalAsync(_month, 2);
        RoundEntity round = await app.ApproveAsync(_month);
        await app.SettleAsync(_month);
        await app.MonthAsync(_month, "Settled");

        Assert.Equal((3, 1_080_000L), (round.Payments, round.SumDong));
        Assert.Null(await app.Get<RoundStore>().FindAsync(_month, 2, CancellationToken.None));
        Assert.Null(await HeldReasonAsync("148"));
        Assert.Equal(["150"], await NotPaidAsync());
        Assert.Null(await HeldReasonAsync("150"));
    }

    [Fact]
    public async Task Decide_ThatNoSideIsPaid_EndsAllWithTheMonth()
    {
        await CloseTwoListsAsync();
        await app.ApproveAsync(_month);
        await app.DecideAsync(_month, ExceptionKind.Duplicate, "pay-none");
        await app.SettleAsync(_month);
        await app.MonthAsync(_month, "Settled");

        Assert.Null(await app.Get<RoundStore>().FindAsync(_month, 2, CancellationToken.None));
        Assert.Equal(["148", "150"], await NotPaidAsync());
        Assert.Null(await HeldReasonAsync("148"));
        Assert.Null(await HeldReasonAsync("150"));
    }

    /// <summary>Two conflicts of one person are two questions: the answer to one says nothing about the other.</summary>
    [Fact]
    public async Task Decide_PersonListedTwiceInTwoGroups_PaysEachAsDecided()
    {
        await SendAsync("148", "btxh", ListText.Row(1), ListText.Row(Twice));
        await SendAsync("148", "ncc", ListText.Row(Twice, "NC-TB41"));
        await SendAsync("150", "btxh", ListText.Row(Twice, commune: ListText.HighlandCommune));
        await SendAsync("150", "ncc", ListText.Row(Twice, "NC-TB41", commune: ListText.HighlandCommune));
        await app.CloseAsync(_month);
        await app.ApproveAsync(_month);
        await app.DecideAsync(_month, await ExceptionAsync("148/btxh/3 150/btxh/2"), "pay-1");
        await app.DecideAsync(_month, await ExceptionAsync("148/ncc/2 150/ncc/2"), "pay-2");
        await app.SettleAsync(_month);
        await app.ApproveAsync(_month, round: 2);
        await app.SettleAsync(_month, round: 2);
        await app.MonthAsync(_month, "Settled");

        Assert.Equal(
            ["148 btxh 1", "150 ncc 1"],
            (await app.FilesAsync(_month, round: 2)).Select(static file => FormattableString.Invariant(
                $"{file.Unit} {file.Source} {file.Payments}")).Order());
    }

    [Fact]
    public async Task RunMonth_NothingToPayAndNobodyDecides_SettlesBothAndRunsAgainWithoutATrace()
    {
        await app.SendAsync($"{_month.Folder}/148/btxh/a.csv", ListText.Of(ListText.Row(Twice)));
        await app.SendAsync(
            $"{_month.Folder}/150/btxh/a.csv", ListText.Of(ListText.Row(Twice, commune: ListText.HighlandCommune)));
        await app.CloseAsync(_month);
        await app.MonthAsync(_month, "Settled");
        RoundEntity round = (await app.Get<RoundStore>().FindAsync(_month, 1, CancellationToken.None))!;

        await AssertRunsAgainWithoutATraceAsync();

        Assert.Equal(("Settled", 0), (round.State, round.Files));
        Assert.Equal("HeldDuplicate", await HeldReasonAsync("148"));
    }

    [Fact]
    public async Task RunMonth_FinishedWithTwoRounds_RunsAgainWithoutATrace()
    {
        await CloseTwoListsAsync();
        await app.ApproveAsync(_month);
        await app.DecideAsync(_month, ExceptionKind.Duplicate, "pay-1");
        await app.SettleAsync(_month);
        await app.ApproveAsync(_month, round: 2);
        await app.SettleAsync(_month, round: 2);
        await app.MonthAsync(_month, "Settled");

        await AssertRunsAgainWithoutATraceAsync();
    }

    private async Task SendAsync(string unit, string list, params string[] rows) =>
        await app.SendAsync($"{_month.Folder}/{unit}/{list}/a.csv", ListText.Of(rows));

    private async Task<ExceptionEntity> ExceptionAsync(string sides) => Assert.Single(
        await app.Get<ExceptionStore>().ListAsync(_month, CancellationToken.None), row => row.Sides == sides);

    /// <summary>Two districts, each with one person of its own, and one whom both list.</summary>
    private async Task CloseTwoListsAsync()
    {
        await app.SendAsync($"{_month.Folder}/148/btxh/a.csv", ListText.Of(ListText.Row(1), ListText.Row(Twice)));
        await app.SendAsync(
            $"{_month.Folder}/150/btxh/a.csv",
            ListText.Of(
                ListText.Row(Twice, commune: ListText.HighlandCommune),
                ListText.Row(2, commune: ListText.HighlandCommune)));
        await app.CloseAsync(_month);
    }

    private async Task AssertRunsAgainWithoutATraceAsync()
    {
        IReadOnlyList<string> before = await app.StandAsync(_month);

        MonthOutcome outcome = await app.RunAgainAsync(_month);

        Assert.Equal("Settled", outcome.State);
        Assert.True(before.Count > 20, $"Only {before.Count} things stand in the month: the test proves nothing.");
        Assert.Equal(before, await app.StandAsync(_month));
    }

    /// <summary>The units whose row of the person listed twice ended by a decision.</summary>
    private async Task<string[]> NotPaidAsync()
    {
        var units = new List<string>();
        foreach (string unit in (string[])["148", "150"])
        {
            BinaryData? content = await app.Blobs.FindAsync(
                Containers.Ledger, LedgerPaths.NotPaid(_month, unit, ProgrammeGroup.Btxh), CancellationToken.None);
            using Stream? stream = content?.ToStream();
            units.AddRange(stream is null ? [] : CarryOverCsv.Read(stream).Select(static carry => carry.Unit));
        }

        return [.. units];
    }

    /// <summary>Why the row of the person listed twice is carried over as held; null when it is not.</summary>
    private async Task<string?> HeldReasonAsync(string unit)
    {
        BinaryData? content = await app.Blobs.FindAsync(
            Containers.Ledger, LedgerPaths.CarryOver(_month, unit, ProgrammeGroup.Btxh), CancellationToken.None);
        using Stream? stream = content?.ToStream();
        return stream is null
            ? null
            : CarryOverCsv.Read(stream).SingleOrDefault(static carry => carry.From is null)?.Reason;
    }
}
