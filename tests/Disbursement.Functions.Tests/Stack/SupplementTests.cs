using System.Text.Json;
using Disbursement.Core.Identity;
using Disbursement.Formats.Receipts;
using Disbursement.Functions.Close;
using Disbursement.Functions.Intake;
using Disbursement.Functions.Payments;
using Disbursement.Functions.Storage;
using Disbursement.Functions.Web.People;
using Disbursement.Functions.Web.Views;
using Microsoft.Extensions.DependencyInjection;

namespace Disbursement.Functions.Tests.Stack;

/// <summary>
/// Goal: a list that comes after close feeds the next round: rows the month does not have are paid there, once; rows it
/// has are never paid again; nothing of the rounds before changes; who comes too late for any round is told so. Method:
/// whole months on the running app, people over HTTP, until the month's own proof has held.
/// </summary>
[Collection(OtherAppTests.Name)]
public sealed class SupplementTests(AppFixture app)
{
    private readonly MonthRef _month = app.NewMonth();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Send_CorrectedAfterClose_PaysTheNewRowsInTheNextRoundAndTouchesNothingOfTheFirst()
    {
        Receipt first = await SendAsync("148", "a", ListText.Row(1), ListText.Row(2), ListText.Row(3, "BT99"));
        await app.CloseAsync(_month);
        await app.ApproveAsync(_month);
        IReadOnlyDictionary<string, string> before = await BytesOfFirstRoundAsync();

        Receipt late = await SendAsync(
            "148", "b", ListText.Row(1), ListText.Row(2, amount: "540000"), ListText.Row(3), ListText.Row(4));
        string[] rejected = await RejectedAsync("148", "b");
        await app.SettleAsync(_month);
        RoundEntity second = await app.ApproveAsync(_month, round: 2);
        Receipt tooLate = await SendAsync("148", "c", ListText.Row(9));
        await app.SettleAsync(_month, round: 2);
        await app.MonthAsync(_month, "Settled");

        Assert.Equal((2, 1, null), (first.Accepted.Rows, first.Refused.Rows, first.PaidInRound));
        Assert.Equal(
            (ReceiptVerdict.AcceptedInPart, 2, 1, 1, 2),
            (late.Verdict, late.Accepted.Rows, late.Refused.Rows, late.ExactRepeats.Rows, late.PaidInRound));
        Assert.Equal(("2", 243), (late.ExactRepeatLines, ErrorOf(late)));
        Assert.Contains("[243]", Assert.Single(rejected[1..]), StringComparison.Ordinal);
        Assert.Contains("đợt 2", late.NoticeVietnamese!, StringComparison.Ordinal);
        Assert.Equal((2, 720_000L), (second.Payments, second.SumDong));
        Proposal shown = (await app.Blobs.FindJsonAsync<Proposal>(
            Containers.Ledger, LedgerPaths.Proposal(_month, 2, second.Proposal), Token))!;
        ListChanges added = Assert.Single(shown.Changes["148"]);
        Assert.Equal((2, 720_000L, 2, 720_000L), (added.Rows, added.DueDong, added.ListedRows, added.ListedDong));
        Assert.Equal((1, 1, 2), (added.Repeated, added.Refused, added.New));
        Assert.Equal((ReceiptVerdict.NotInForce, null), (tooLate.Verdict, tooLate.PaidInRound));
        IReadOnlyDictionary<string, string> after = await app.BytesAsync(_month);
        Assert.True(before.Count > 8, $"Only {before.Count} things of the first round: the test proves nothing.");
        Assert.All(before, blob => Assert.Equal(blob.Value, after[blob.Key]));
        await AssertCountedOnceAsync(listed: 4, dong: 1_440_000);
        Assert.Equal([(2, 1)], await RoundsOfAsync(3));
        Assert.Equal([(1, 1)], await RoundsOfAsync(1));
        Assert.Single(await AuditAsync(), static entry => entry.Action == "supplements.frozen");
    }

    [Fact]
    public async Task Send_WhatTheMonthHas_IsNotPaidAgain()
    {
        await SendAsync("148", "a", ListText.Row(1), ListText.Row(2));
        await app.CloseAsync(_month);
        await app.ApproveAsync(_month);

        Receipt same = await SendAsync("148", "b", ListText.Row(1), ListText.Row(2));
        Receipt part = await SendAsync("148", "c", ListText.Row(2));
        Receipt other = await SendAsync("148", "d", ListText.Row(1, amount: "999000"));
        await app.SettleAsync(_month);
        await app.MonthAsync(_month, "Settled");

        Assert.Contains("không có gì thay đổi", same.NoticeVietnamese!, StringComparison.Ordinal);
        Assert.Equal((ReceiptVerdict.NotInForce, 1, null), (part.Verdict, part.ExactRepeats.Rows, part.PaidInRound));
        Assert.Equal((ReceiptVerdict.Refused, 1, null), (other.Verdict, other.Refused.Rows, other.PaidInRound));
        Assert.Null(await app.Get<RoundStore>().FindAsync(_month, 2, Token));
        Assert.Equal([(1, 1)], await RoundsOfAsync(1));
    }

    [Fact]
    public async Task Send_AnotherSupplementBeforeTheRound_AddsToTheFirstAndReplacesNothing()
    {
        await SendAsync("148", "a", ListText.Row(1));
        await app.CloseAsync(_month);
        await app.ApproveAsync(_month);
        Receipt first = await SendAsync("148", "b", ListText.Row(2), ListText.Row(3));
        IntakeRequest earlier = await RequestAsync("148", "b");
        await NextSecondAsync(earlier);

        // Row 3 the same again, row 2 with another sum, row 4 new; then all of it under another name.
        string[] rows = [ListText.Row(3), ListText.Row(2, amount: "999000"), ListText.Row(4)];
        Receipt second = await SendAsync("148", "c", rows);
        string[] rejected = await RejectedAsync("148", "c");
        Receipt third = await SendAsync("148", "d", ListText.Row(5));
        Receipt same = await SendAsync("148", "e", rows);
        string again = await ReadAndAcceptAsync(earlier);
        await app.SettleAsync(_month);
        RoundEntity round = await app.ApproveAsync(_month, round: 2);
        string afterTheRound = await ReadAndAcceptAsync(earlier);
        await app.SettleAsync(_month, round: 2);
        await app.MonthAsync(_month, "Settled");

        Assert.Equal((2, 2), (first.Accepted.Rows, first.PaidInRound));
        Assert.Equal(
            (1, 1, "2", 243, 2),
            (second.Accepted.Rows, second.ExactRepeats.Rows, second.ExactRepeatLines, ErrorOf(second), second.PaidInRound));
        Assert.Contains("[243]", Assert.Single(rejected[1..]), StringComparison.Ordinal);
        Assert.Equal((1, 2), (third.Accepted.Rows, third.PaidInRound));
        Assert.Contains("không có gì thay đổi", same.NoticeVietnamese!, StringComparison.Ordinal);
        Assert.Equal(
            (nameof(SlotDecision.AcceptedBefore), nameof(SlotDecision.AcceptedBefore)), (again, afterTheRound));
        Assert.Equal((4, 1_440_000L), (round.Payments, round.SumDong));
        foreach (int person in (int[])[2, 3, 4, 5])
        {
            Assert.Equal([(2, 1)], await RoundsOfAsync(person));
        }

        await AssertCountedOnceAsync(listed: 5, dong: 1_800_000);
    }

    [Fact]
    public async Task Send_ConflictBetweenTwoSupplementsOfOneList_IsHeldAndEachSideIsItsOwn()
    {
        await SendAsync("148", "a", ListText.Row(1));
        await app.CloseAsync(_month);
        await app.ApproveAsync(_month);

        // The same line of both files names person 2, with two benefits that may not stand together.
        await SendAsync("148", "b", ListText.Row(2), ListText.Row(3));
        Receipt second = await SendAsync("148", "c", ListText.Row(2, "BT06C"), ListText.Row(4));
        await app.SettleAsync(_month);
        RoundEntity round = await app.ApproveAsync(_month, round: 2);
        await app.SettleAsync(_month, round: 2);
        await app.MonthAsync(_month, "Settled");

        Assert.Equal((2, 0, 2), (second.Accepted.Rows, second.Refused.Rows, second.PaidInRound));
        ExceptionEntity held = Assert.Single(
            await app.Get<ExceptionStore>().ListAsync(_month, Token),
            static one => one.Kind == nameof(ExceptionKind.Duplicate));
        Assert.Equal(
            ["148/btxh/2/r2", "148/btxh/2/r2.2"], held.Sides.Split(' ').Order(StringComparer.Ordinal));
        Assert.Equal((2, 720_000L), (round.Payments, round.SumDong));
        Assert.Empty(await RoundsOfAsync(2));
    }

    [Fact]
    public async Task Send_ListedElsewhere_IsRefusedOrHeldUntilAPersonDecides()
    {
        await SendAsync("148", "a", ListText.Row(1), ListText.Row(2));
        await app.CloseAsync(_month);
        await app.ApproveAsync(_month);

        // Person 1 once more by another unit, person 2 with a second benefit, person 5 by two supplements at once.
        Receipt other = await SendAsync(
            "150",
            "b",
            ListText.Row(1, commune: ListText.HighlandCommune),
            ListText.Row(5, commune: ListText.HighlandCommune));
        Receipt second = await SendAsync("148", "b", ListText.Row(2, "BT06C"), ListText.Row(5), ListText.Row(6));
        await app.SettleAsync(_month);
        RoundEntity round = await app.ApproveAsync(_month, round: 2);
        await app.SettleAsync(_month, round: 2);
        await app.MonthAsync(_month, "Settled");

        Assert.Equal((1, 244), (other.Accepted.Rows, ErrorOf(other)));
        Assert.Equal((2, 245), (second.Accepted.Rows, ErrorOf(second)));
        ExceptionEntity held = Assert.Single(
            await app.Get<ExceptionStore>().ListAsync(_month, Token),
            static one => one.Kind == nameof(ExceptionKind.Duplicate));
        Assert.Equal("148/btxh/3/r2 150/btxh/3/r2", held.Sides);
        Assert.Equal((1, 360_000L), (round.Payments, round.SumDong));
        Assert.Empty(await RoundsOfAsync(5));
        // Coverage counts persons per unit: the one refused in the other unit is listed there, too.
        await AssertCountedOnceAsync(listed: 6, dong: 1_800_000);
    }

    [Fact]
    public async Task Supplement_EveryActivityAgain_ChangesNothing()
    {
        await SendAsync("148", "a", ListText.Row(1), ListText.Row(2, "BT99"));
        await app.CloseAsync(_month);
        await app.ApproveAsync(_month);
        await SendAsync("148", "b", ListText.Row(1), ListText.Row(2), ListText.Row(3, "BT99"));
        await app.SettleAsync(_month);
        await app.ApproveAsync(_month, round: 2);
        await app.SettleAsync(_month, round: 2);
        await app.MonthAsync(_month, "Settled");
        IReadOnlyList<string> before = await app.StandAsync(_month);
        IReadOnlyDictionary<string, string> bytes = await app.BytesAsync(_month);

        Assert.Equal("Settled", (await app.RunAgainAsync(_month)).State);
        IReadOnlyList<string> after = await app.StandAsync(_month);
        string outcome = await ReadAndAcceptAsync(await RequestAsync("148", "b"));

        Assert.Equal(before, after);
        Assert.Equal(nameof(SlotDecision.AcceptedBefore), outcome);
        Assert.Equal(bytes, await app.BytesAsync(_month));
    }

    /// <summary>The only kind of error; whether an amount is the month's rate depends on the month a test takes.</summary>
    private static int ErrorOf(Receipt receipt) =>
        Assert.Single(receipt.Findings, static finding => finding.Severity == "error").Number;

    /// <summary>What the reports count: units and supplements together, each person and đồng once.</summary>
    private async Task AssertCountedOnceAsync(int listed, long dong)
    {
        BinaryData coverage = await app.Blobs.ReadAsync(Containers.Reports, $"{_month.Folder}/coverage.json", Token);
        JsonElement total = JsonSerializer.Deserialize<JsonElement>(coverage).EnumerateArray().Single(row =>
            row.GetProperty("unit").GetString() == _month.Province && row.GetProperty("group").GetString() == "TONG");
        Assert.Equal(
            (listed, dong), (total.GetProperty("listed").GetInt32(), total.GetProperty("money_due").GetInt64()));
        BinaryData proof = await app.Blobs.ReadAsync(Containers.Reports, $"{_month.Folder}/proof.json", Token);
        JsonElement taken = JsonSerializer.Deserialize<JsonElement>(proof).GetProperty("entitlements")[0]
            .GetProperty("taken");
        Assert.Equal(dong, taken.GetProperty("sum").GetInt64());
        MonthRef month = _month;
        IEnumerable<SlotEntity> slots = (await app.Get<MonthStore>().SlotsAsync(month, Token))
            .Concat(await app.Get<MonthStore>().SupplementsAsync(month, Token));
        Assert.Equal(dong, slots.Sum(static slot => slot.DueDong));
    }

    /// <summary>Round and attempt of each payment of a person, as the hotline sees them.</summary>
    private async Task<(int Round, int Attempt)[]> RoundsOfAsync(int person)
    {
        Assert.True(PersonKey.TryParse(ListText.Id(person), out PersonKey key));
        PersonView view = await app.Get<PersonFinder>().FindAsync(_month.Province, key, Token);
        return
        [
            .. view.Months.Where(month => month.Period == _month.Period)
                .SelectMany(static month => month.Payments)
                .Where(static payment => payment.Round > 0)
                .Select(static payment => (payment.Round, payment.Attempt)),
        ];
    }

    /// <summary>What the first round left: its files, proposals and decisions, and the manifest of the close.</summary>
    private async Task<IReadOnlyDictionary<string, string>> BytesOfFirstRoundAsync() =>
        (await app.BytesAsync(_month))
            .Where(static blob => blob.Key.Contains("/r1/", StringComparison.Ordinal)
                || blob.Key.Contains("/close/", StringComparison.Ordinal)
                || blob.Key.Contains("/verified/", StringComparison.Ordinal)
                || blob.Key.Contains("/intake/", StringComparison.Ordinal))
            .ToDictionary(StringComparer.Ordinal);

    private string PathOf(string unit, string name) => $"{_month.Folder}/{unit}/btxh/{name}.csv";

    private Task<Receipt> SendAsync(string unit, string name, params string[] rows) =>
        app.SendAsync(PathOf(unit, name), ListText.Of(rows));

    private async Task<string[]> RejectedAsync(string unit, string name)
    {
        BinaryData content = await app.Blobs.ReadAsync(
            Containers.Receipts, PathOf(unit, name) + ReceiptPaths.RejectedSuffix, Token);
        return content.ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
    }

    private async Task<IntakeRequest> RequestAsync(string unit, string name)
    {
        var blob = (await app.Blobs.ContainerAsync(Containers.Inbox, Token)).GetBlobClient(PathOf(unit, name));
        var properties = (await blob.GetPropertiesAsync(cancellationToken: Token)).Value;
        return new IntakeRequest(blob.Name, properties.ETag.ToString().Trim('"'), properties.LastModified);
    }

    /// <summary>Waits until a file that is sent now arrives in a later second: storage tells times to the second.</summary>
    private static Task NextSecondAsync(IntakeRequest earlier) => Testing.Eventually.HoldsAsync(
        () => Task.FromResult(DateTimeOffset.UtcNow > earlier.ArrivedAt.AddSeconds(1)), TimeSpan.FromSeconds(10));

    private async Task<string> ReadAndAcceptAsync(IntakeRequest request)
    {
        IServiceProvider services = app.Get<IServiceProvider>();
        ListReading reading = await ActivatorUtilities.CreateInstance<ReadListActivity>(services)
            .RunAsync(request, Token);
        return await ActivatorUtilities.CreateInstance<AcceptListActivity>(services)
            .RunAsync(new AcceptRequest(request, reading), Token);
    }

    private Task<IReadOnlyList<AuditEntity>> AuditAsync() => app.Get<AuditLog>().EntriesAsync(_month, Token);
}
