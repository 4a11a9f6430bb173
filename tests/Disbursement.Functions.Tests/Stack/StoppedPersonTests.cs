using Disbursement.Core.Programmes;
using Disbursement.Formats.Ledger;
using Disbursement.Formats.Receipts;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Tests.Stack;

/// <summary>
/// Goal: a person whose death a unit reports is not paid until somebody decides, and the event stays known in the months
/// after. Method: whole months on the running app: lists, the event list, people over HTTP, until the proof has held.
/// </summary>
[Collection(AppTests.Name)]
public sealed class StoppedPersonTests(AppFixture app)
{
    // Events are known in all later months of the province: each test has people that no other test lists.
    private const int Alive = 901;
    private const int Dead = 905;
    private const int Excluded = 915;
    private const int Wrong = 925;

    [Fact]
    public async Task Decide_ThatADeadPersonIsPaid_PaysInTheNextRoundAndOnlyThen()
    {
        MonthRef month = app.NewMonth();
        await SendEventsAsync(month, "a.csv", Event(Alive, "TV", DayBefore(month)));
        await SendEventsAsync(month, "b.csv", Event(Dead, "TV", DayBefore(month)));
        await SendListAsync(month, Dead);
        await app.CloseAsync(month);
        RoundEntity first = await app.ApproveAsync(month);
        ExceptionEntity asked = await app.DecideAsync(month, ExceptionKind.StoppedPerson, "pay");
        await app.SettleAsync(month);
        RoundEntity second = await app.ApproveAsync(month, round: 2);
        await app.SettleAsync(month, round: 2);
        await app.MonthAsync(month, "Settled");

        // The second version of the unit's list stands instead of the first: only the dead person is held.
        Assert.Equal("148/btxh/3", asked.Sides);
        Assert.Contains("chết", asked.Summary, StringComparison.Ordinal);
        Assert.Contains("148/btxh dòng 3: 360.000 đồng", asked.Summary, StringComparison.Ordinal);
        Assert.Equal((1, 360_000L), (first.Payments, first.SumDong));
        Assert.Equal((1, 360_000L), (second.Payments, second.SumDong));
    }

    [Fact]
    public async Task Decide_Nothing_HoldsToTheEndAndCarriesTheReason()
    {
        MonthRef month = app.NewMonth();
        await SendEventsAsync(month, "a.csv", Event(Excluded, "HH", DayBefore(month)));
        await SendListAsync(month, Excluded);
        await app.CloseAsync(month);
        await app.ApproveAsync(month);
        await app.SettleAsync(month);
        await app.MonthAsync(month, "Settled");

        Assert.Null(await app.Get<RoundStore>().FindAsync(month, 2, CancellationToken.None));
        using Stream carried = (await app.Blobs.ReadAsync(
            Containers.Ledger, LedgerPaths.CarryOver(month, "148", ProgrammeGroup.Btxh), CancellationToken.None)).ToStream();
        Assert.Equal("HeldStopped", CarryOverCsv.Read(carried).Single(static carry => carry.From is null).Reason);
        using Stream book = (await app.Blobs.ReadAsync(
            Containers.Ledger, LedgerPaths.Events(month), CancellationToken.None)).ToStream();
        Assert.Contains(EventCsv.Read(book), static one => one.Person.Reveal() == ListText.Id(Excluded));
    }

    [Fact]
    public async Task Send_ABadEventList_IsAnsweredAndHoldsNobody()
    {
        MonthRef month = app.NewMonth();

        Receipt refused = await SendEventsAsync(month, "a.csv", Event(Wrong, "XX", DayBefore(month)));

        Assert.Equal(ReceiptVerdict.Refused, refused.Verdict);
        Assert.Equal(281, Assert.Single(refused.Findings).Number);
        Assert.True(await app.Blobs.ExistsAsync(
            Containers.Receipts, $"{month.Folder}/148/biendong/a.csv.rejected.csv", CancellationToken.None));
        Assert.Empty(await app.Get<MonthStore>().SlotsAsync(month, CancellationToken.None));
    }

    private static string DayBefore(MonthRef month)
    {
        DateOnly day = month.Before().ToPeriod().LastDay;
        return FormattableString.Invariant($"{day.Day:00}/{day.Month:00}/{day.Year:0000}");
    }

    private static string Event(int person, string code, string day) => $"{ListText.Id(person)},{code},{day},1/QĐ,{day}";

    private Task<Receipt> SendEventsAsync(MonthRef month, string file, params string[] rows) => app.SendAsync(
        $"{month.Folder}/148/biendong/{file}",
        System.Text.Encoding.UTF8.GetBytes(string.Join(
            "\r\n", rows.Prepend("Số định danh,Mã biến động,Ngày biến động,Số quyết định,Ngày quyết định")) + "\r\n"));

    private Task<Receipt> SendListAsync(MonthRef month, int person) => app.SendAsync(
        $"{month.Folder}/148/btxh/a.csv", ListText.Of(ListText.Row(Alive), ListText.Row(person)));
}
