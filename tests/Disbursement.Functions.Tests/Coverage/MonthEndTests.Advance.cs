using Disbursement.Core.Advances;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Periods;
using Disbursement.Core.Programmes;
using Disbursement.Core.Proof;
using Disbursement.Core.Settlement;
using Disbursement.Functions.Coverage;
using Disbursement.Functions.Months;
using Disbursement.Functions.Settlement;
using Disbursement.Functions.Storage;
using static Disbursement.Functions.Tests.Settlement.Samples;

namespace Disbursement.Functions.Tests.Coverage;

/// <summary>The settlement of the advance at the end of the month of five fates.</summary>
public sealed partial class MonthEndTests
{
    [Fact]
    public async Task ProveMonth_AFailurePaidInTheSecondRound_IsDueBackAndTheUncollectedIsCarried()
    {
        await EndMonthAsync();

        await ProveAsync();

        AdvanceSettlement advance = (await _world.Blobs.FindJsonAsync<AdvanceSettlement>(
            Containers.Reports, $"{_world.Month.Folder}/advance.json", CancellationToken.None))!;
        AdvanceLine line = Assert.Single(advance.Lines);
        Assert.Equal((Unit, ProgrammeGroup.Btxh, _world.Provider), (line.Unit, line.Source!.Value, line.Provider));
        Assert.Equal(
            (5L, 2L, 2L, 1L, 1L, 1L),
            (line.Advanced.Count, line.Paid.Count, line.Returned.Count, line.Open.Count, line.Carried.Count, line.Refund.Count));
        Assert.Equal((540_000, 540_000), (line.Carried.Sum.Dong, line.Refund.Sum.Dong));
        Assert.Null(line.Fee);
        Assert.StartsWith(
            $"\uFEFFunit,unit_name,source,provider", (await ReportAsync("advance.csv")).ToString(), StringComparison.Ordinal);
        Assert.Contains("khớp đến từng đồng", (await ReportAsync("advance.html")).ToString(), StringComparison.Ordinal);
        Assert.Equal("PK"u8.ToArray(), (await ReportAsync("advance.xlsx")).ToArray()[..2]);
        Assert.Contains(
            "Năm trăm bốn mươi nghìn đồng",
            (await ReportAsync($"refunds/{_world.Provider}.html")).ToString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task ProveMonth_CountThatCallsTheRefundCarried_StopsAndPublishesNothing()
    {
        await EndMonthAsync();
        UnitCount count = await ReadCountAsync();
        UnitFile[] files = [.. count.Files.Select(static file => file with { Carried = file.Totals.Failed, Resent = Tally.None })];
        await _world.Blobs.ReplaceJsonAsync(
            Containers.Ledger, LedgerPaths.Coverage(_world.Month, Unit), count with { Files = files }, CancellationToken.None);

        ControlTotalException thrown = await Assert.ThrowsAsync<ControlTotalException>(ProveAsync);

        Assert.Contains("sent again and due back of btxh", thrown.Message, StringComparison.Ordinal);
        Assert.Null(await _world.Get<AdvanceReports>().FindAsync(_world.Month, "json", provider: null, CancellationToken.None));
    }

    [Fact]
    public async Task ProveMonth_CountOfAnEarlierVersion_AsksNothingBack()
    {
        await EndMonthAsync();
        UnitCount count = await ReadCountAsync();
        UnitFile[] files = [.. count.Files.Select(static file => file with { Carried = null, Resent = null })];
        await _world.Blobs.ReplaceJsonAsync(
            Containers.Ledger, LedgerPaths.Coverage(_world.Month, Unit), count with { Files = files }, CancellationToken.None);

        Assert.Equal(nameof(MonthState.Settled), await ProveAsync());

        AdvanceSettlement advance = (await _world.Blobs.FindJsonAsync<AdvanceSettlement>(
            Containers.Reports, $"{_world.Month.Folder}/advance.json", CancellationToken.None))!;
        Assert.Equal((2L, 0L), (advance.Total.Carried.Count, advance.Total.Refund.Count));
    }

    [Fact]
    public async Task ProveMonth_MoneyOfEarlierMonths_IsOwedByAge()
    {
        (UnitWork work, _, _) = await FiveFatesAsync();
        Period late = Period.Previous.Previous;
        PaymentEntry[] old =
        [
            EntryOf(77, Period.Previous, attempt: 2, provider: _world.Provider),
            EntryOf(78, late, attempt: 3, provider: _world.Provider),
            EntryOf(79, late.Previous.Previous, attempt: 2, provider: _world.Provider),
        ];
        PaymentFileEntity file = await _world.ReleaseAsync(old, number: 9);
        await ApplyAsync(file, ResultOf(old[0], ResultStatus.Paid), ResultOf(old[1], ResultStatus.Rejected, "AC04"));

        await CountAsync(work);

        UnitCount count = await ReadCountAsync();
        Assert.Equal(
            [(0, 1L, 1L), (2, 1L, 0L), (3, 0L, 1L)],
            count.Owed!.Select(static line => (line.Months, line.Carried.Count, line.Open.Count)));
        GroupSettlement group = Assert.Single(count.Settlements);
        Assert.Equal((group.Returned, group.Open), (OwedLine.Sum(count.Owed!).Carried, OwedLine.Sum(count.Owed!).Open));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public async Task ProveMonth_AgesThatDifferByADong_StopTheMonth(int dong)
    {
        await EndMonthAsync();
        UnitCount count = await ReadCountAsync();
        OwedLine line = Assert.Single(count.Owed!);
        Tally other = line.Carried with { Sum = Vnd.FromDong(line.Carried.Sum.Dong + dong) };
        await _world.Blobs.ReplaceJsonAsync(
            Containers.Ledger,
            LedgerPaths.Coverage(_world.Month, Unit),
            count with { Owed = [line with { Carried = other }] },
            CancellationToken.None);

        ControlTotalException thrown = await Assert.ThrowsAsync<ControlTotalException>(ProveAsync);

        Assert.Contains("returned by group and by age", thrown.Message, StringComparison.Ordinal);
    }
}
