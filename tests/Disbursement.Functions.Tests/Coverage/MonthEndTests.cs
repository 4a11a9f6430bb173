using Disbursement.Core.Coverage;
using Disbursement.Core.Entitlements;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Periods;
using Disbursement.Core.Programmes;
using Disbursement.Core.Proof;
using Disbursement.Core.Routing;
using Disbursement.Core.Settlement;
using Disbursement.Core.Verification;
using Disbursement.Formats.Ledger;
using Disbursement.Functions.Coverage;
using Disbursement.Functions.Months;
using Disbursement.Functions.Reference;
using Disbursement.Functions.Settlement;
using Disbursement.Functions.Storage;
using Disbursement.Functions.Tests.Settlement;
using Disbursement.Testing;
using static Disbursement.Functions.Tests.Settlement.Samples;

namespace Disbursement.Functions.Tests.Coverage;

/// <summary>The end of a month: carry over, count, publish, prove. Five people of one unit, each with another fate.</summary>
public sealed partial class MonthEndTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private const string Unit = "148";

    private readonly SettlementWorld _world = SettlementWorld.New(azurite.ConnectionString);

    private Period Period => _world.Month.ToPeriod();

    [Fact]
    public async Task CarryOver_ProvenFailuresAndHeldRows_KeepTheirLineage()
    {
        (UnitWork work, PaymentEntry[] entries, _) = await FiveFatesAsync();

        int carried = await CarryOverAsync(work);

        Assert.Equal(1, carried);
        IReadOnlyList<CarryOver> rows = await ReadCarryOverAsync(_world.Month);
        Assert.Equal(2, rows.Count);
        CarryOver failed = rows.Single(static row => row.From is not null);
        Assert.Equal(entries[2].Id, failed.From);
        Assert.Equal((2, "PO01", 1, Period), (failed.NextAttempt, failed.Reason, failed.MonthsUnpaid, failed.Period));
        CarryOver held = rows.Single(static row => row.From is null);
        Assert.Equal((KeyOf(5), 1), (held.Key, held.NextAttempt));
    }

    [Fact]
    public async Task CarryOver_UnknownOutcome_IsListedOpenAndNeverCarried()
    {
        (UnitWork work, PaymentEntry[] entries, _) = await FiveFatesAsync();

        await CarryOverAsync(work);

        string open = (await _world.Blobs.ReadAsync(
            Containers.Ledger,
            CarryOverActivity.OpenPath(_world.Month, Unit, ProgrammeGroup.Btxh),
            CancellationToken.None)).ToString();
        Assert.Contains(entries[3].Id.ToString(), open, StringComparison.Ordinal);
        Assert.DoesNotContain(
            await ReadCarryOverAsync(_world.Month), row => row.Key == entries[3].Key);
    }

    [Fact]
    public async Task CarryOver_LeftUntriedByThisMonth_IsCarriedOn()
    {
        (UnitWork work, _, _) = await FiveFatesAsync();
        PaymentEntry old = EntryOf(77, Period.Previous);
        var before = new CarryOver(
            old.Key, old.Period, Unit, ProgrammeGroup.Btxh, old.Amount, old.Id, 2, ChannelKind.Post, "PO03", 1);
        await _world.Blobs.CreateAsync(
            Containers.Ledger,
            LedgerPaths.CarryOver(_world.Month.Before(), Unit, ProgrammeGroup.Btxh),
            LedgerBytes.Of(CarryOverCsv.Header, [before], CarryOverCsv.Write),
            LedgerBytes.ContentType,
            CancellationToken.None);

        await CarryOverAsync(work);

        CarryOver again = (await ReadCarryOverAsync(_world.Month)).Single(row => row.Key == old.Key);
        Assert.Equal(before with { MonthsUnpaid = 2 }, again);
    }

    [Fact]
    public async Task CarryOver_Twice_WritesTheSame()
    {
        (UnitWork work, _, PaymentFileEntity file) = await FiveFatesAsync();

        await Task.WhenAll(CarryOverAsync(work), CarryOverAsync(work));

        Assert.Equal(2, (await ReadCarryOverAsync(_world.Month)).Count);
        Assert.Equal(3, (await _world.PartsAsync(file.RowKey)).Count);
    }

    [Fact]
    public async Task CountUnit_FiveFates_CountsEachPersonOnce()
    {
        (UnitWork work, _, _) = await FiveFatesAsync();

        int beneficiaries = await CountAsync(work);

        Assert.Equal(5, beneficiaries);
        UnitCount count = await ReadCountAsync();
        CoverageFigures figures = Assert.Single(count.Coverage).Figures;
        Assert.Equal((6, 1, 5, 1), (figures.Listed, figures.Refused, figures.Beneficiaries, figures.Held));
        Assert.Equal(
            (1, 1, 0, 1, 2),
            (figures.PaidToAccount, figures.PaidPost, figures.Failed, figures.Unclaimed, figures.Open));
        Assert.Equal(5 * 540_000, figures.Due.Total.Dong);
        Assert.Equal(2 * 540_000, figures.Paid.Total.Dong);
        GroupSettlement settlement = Assert.Single(count.Settlements);
        Assert.Equal((5, 4), (settlement.Taken.Count, settlement.InFiles.Count - settlement.Retried.Count));
        Assert.Equal(1, settlement.Retried.Count);
        Assert.Equal(
            (2L, 1L, 1L, 1L),
            (settlement.Paid.Count, settlement.Returned.Count, settlement.Open.Count, settlement.Held.Count));
    }

    [Fact]
    public async Task CountUnit_CarriedInPayment_IsInTheProofAndInNoCoverageRow()
    {
        (UnitWork work, _, _) = await FiveFatesAsync();
        PaymentEntry old = EntryOf(77, Period.Previous, attempt: 2, provider: _world.Provider);
        PaymentFileEntity file = await _world.ReleaseAsync([old], number: 9);
        await ApplyAsync(file, ResultOf(old, ResultStatus.Paid));

        await CountAsync(work);

        UnitCount count = await ReadCountAsync();
        Assert.Equal(2 * 540_000, Assert.Single(count.Coverage).Figures.Paid.Total.Dong);
        GroupSettlement settlement = Assert.Single(count.Settlements);
        Assert.Equal((1L, 3L, 2L), (settlement.CarriedIn.Count, settlement.Paid.Count, settlement.PaidOfMonth.Count));
    }

    [Fact]
    public async Task CountUnit_WhileAnotherCounts_IsCountedAgain()
    {
        (UnitWork work, _, _) = await FiveFatesAsync();
        CoverageDocuments documents = _world.Get<CoverageDocuments>();
        string path = LedgerPaths.Coverage(_world.Month, Unit);
        Azure.ETag? older = await documents.VersionAsync(Containers.Ledger, path, CancellationToken.None);
        await CountAsync(work);

        await Assert.ThrowsAsync<IOException>(() => documents.WriteAsync(
            Containers.Ledger, path, older, BinaryData.FromString("{}"), StoreJson.ContentType, CancellationToken.None));
    }

    [Fact]
    public async Task PublishCoverage_AfterTheCount_WritesTableAndReports()
    {
        (UnitWork work, _, _) = await FiveFatesAsync();
        await CountAsync(work);

        await PublishAsync();
        await PublishAsync();

        string csv = (await ReportAsync("coverage.csv")).ToString();
        Assert.Contains($"{_world.Month.Province},{_world.Month.Period},{Unit},BTXH,6,1,1,5", csv, StringComparison.Ordinal);
        Assert.Contains("<html", (await ReportAsync("coverage.html")).ToString(), StringComparison.OrdinalIgnoreCase);
        IReadOnlyList<UnitCoverage> units = await _world.Get<CoverageStore>().UnitsAsync(
            _world.Month, CancellationToken.None);
        Assert.Equal(5, units.Single(static unit => unit.Group == ProgrammeGroup.Btxh).Figures.Beneficiaries);
    }

    [Fact]
    public async Task PublishCoverage_MonthBeforeCounted_ShowsTheChange()
    {
        CoverageTable before = CoverageTable.Build(
            _world.Month.Province,
            Period.Previous,
            [new UnitCoverage(Unit, ProgrammeGroup.Btxh, new CoverageFigures { Beneficiaries = 3, Listed = 3, Open = 3 })]);
        await _world.Get<CoverageStore>().PutAsync(_world.Month.Before(), before, CancellationToken.None);
        (UnitWork work, _, _) = await FiveFatesAsync();
        await CountAsync(work);

        await PublishAsync();

        using var json = System.Text.Json.JsonDocument.Parse(await ReportAsync("coverage.json"));
        var row = json.RootElement.EnumerateArray().First(static item =>
            item.GetProperty("unit").GetString() == Unit && item.GetProperty("group").GetString() == "BTXH");
        Assert.Equal(3, row.GetProperty("previous_beneficiaries").GetInt64());
        Assert.Equal(2, row.GetProperty("change_beneficiaries").GetInt64());
    }

    [Fact]
    public async Task ProveMonth_EverythingAddsUp_SettlesOnceAndPublishesTheProof()
    {
        await EndMonthAsync();

        Assert.Equal(nameof(MonthState.Settled), await ProveAsync());
        Assert.Equal(nameof(MonthState.Settled), await ProveAsync());

        MonthProof proof = (await _world.Blobs.FindJsonAsync<MonthProof>(
            Containers.Reports, $"{_world.Month.Folder}/proof.json", CancellationToken.None))!;
        Assert.Equal(5, proof.Month.InFiles.Count);
        Assert.Equal(proof.Month.InFiles, proof.Month.Paid + proof.Month.Returned + proof.Month.Open);
        Assert.Equal(5, Assert.Single(proof.Entitlements).Plan.Count);
        Assert.Equal(
            [new OwedLine(Unit, 0, Assert.Single(proof.Entitlements).Returned, proof.Month.Open)], proof.Owed);
        Assert.Contains("khớp đến từng đồng", (await ReportAsync("proof.html")).ToString(), StringComparison.Ordinal);
        Assert.Equal("PK"u8.ToArray(), (await ReportAsync("proof.xlsx")).ToArray()[..2]);
        Assert.Single(await _world.AuditAsync(), static action => action == "month.settled");
    }

    [Fact]
    public async Task ProveMonth_FileRowThatDoesNotAddUp_StopsWithBothSides()
    {
        PaymentFileEntity file = await EndMonthAsync();
        file = await _world.FileAsync(file.RowKey);
        file.Paid++;
        await _world.Get<PaymentFileStore>().UpdateAsync(file, CancellationToken.None);

        ControlTotalException thrown = await Assert.ThrowsAsync<ControlTotalException>(ProveAsync);

        Assert.True(ControlDifference.TryParse(thrown.Message, out ControlDifference? difference));
        Assert.Equal(file.RowKey, difference.First!.Key);
        Assert.StartsWith("paid 2 rows", difference.First.Left, StringComparison.Ordinal);
        Assert.StartsWith("paid 1 rows", difference.First.Right, StringComparison.Ordinal);
        MonthEntity row = (await _world.Get<MonthStore>().FindAsync(_world.Month, CancellationToken.None))!;
        Assert.Equal(nameof(MonthState.Paying), row.State);
    }

    [Fact]
    public async Task ProveMonth_SomebodyPaidTwice_StopsAndNamesThePayment()
    {
        (UnitWork work, PaymentEntry[] entries, _) = await FiveFatesAsync();
        PaymentEntry again = EntryOf(1, Period, attempt: 2, provider: _world.Provider);
        Assert.Equal(entries[0].Key, again.Key);
        PaymentFileEntity third = await _world.ReleaseAsync([again], round: 3);
        await ApplyAsync(third, ResultOf(again, ResultStatus.Paid, source: "results-c#1"));
        await CloseAsync(3);
        await CarryOverAsync(work);
        await CountAsync(work);
        await _world.SetMonthAsync(MonthState.Paying);

        ControlTotalException thrown = await Assert.ThrowsAsync<ControlTotalException>(ProveAsync);

        Assert.True(ControlDifference.TryParse(thrown.Message, out ControlDifference? difference));
        Assert.StartsWith("paid once of ", difference.What, StringComparison.Ordinal);
        Assert.Equal(
            new RowDifference(again.Id.ToString(), $"paid once by {entries[0].Id}", "paid again by this one"),
            difference.First);
    }

    [Fact]
    public async Task ProveMonth_CountedBeforeTheSeal_Stops()
    {
        (UnitWork work, _, _) = await FiveFatesAsync();
        await CountAsync(work);
        await CarryOverAsync(work);
        await _world.SetMonthAsync(MonthState.Paying);

        await Assert.ThrowsAsync<ControlTotalException>(ProveAsync);
    }

    [Fact]
    public async Task ProveMonth_ResultAfterwards_ChangesNothing()
    {
        PaymentFileEntity file = await EndMonthAsync();
        await ProveAsync();
        PaymentFileEntity before = await _world.FileAsync(file.RowKey);

        AppliedBatch late = await ApplyAsync(
            file, ResultOf(EntryOf(4, Period), ResultStatus.Paid, minutes: 99, source: "results-late#1"));

        Assert.Equal(ResultOutcome.Late, Assert.Single(late.Lines).Outcome);
        Assert.Equal(before.ETag, (await _world.FileAsync(file.RowKey)).ETag);
        Assert.Single(await _world.ExceptionsAsync(ExceptionKind.LateResult));
    }

    /// <summary>Contracts and routing tables are those of the app, whichever test runs first.</summary>
    public async ValueTask InitializeAsync() => await _world.Get<ReferenceStore>().SeedAsync(CancellationToken.None);

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    /// <summary>
    /// 1 is paid to the bank; 2 fails there and is paid in cash in the second round; 3 does not collect; 4 has no
    /// answer; 5 is held. A sixth row was refused.
    /// </summary>
    private async Task<(UnitWork Work, PaymentEntry[] Entries, PaymentFileEntity File)> FiveFatesAsync()
    {
        EntitlementRow[] rows = [.. Enumerable.Range(1, 5).Select(static person => RowOf(person))];
        UnitWork work = await _world.FreezeAsync(Unit, rows, refused: 1);
        PaymentEntry[] entries =
            [.. Enumerable.Range(1, 4).Select(person => EntryOf(person, Period, provider: _world.Provider))];
        await RouteAsync(rows, entries);
        PaymentFileEntity file = await _world.ReleaseAsync(entries);
        await ApplyAsync(
            file,
            ResultOf(entries[0], ResultStatus.Paid),
            ResultOf(entries[1], ResultStatus.Rejected, "AC04", source: "results-a#2"),
            ResultOf(entries[2], ResultStatus.Unclaimed, "PO01", source: "results-a#3"));
        await CloseAsync(1);

        PaymentEntry again = EntryOf(2, Period, attempt: 2, channel: ChannelKind.Post, provider: _world.Provider)
            with
        { Previous = entries[1].Id };
        PaymentFileEntity second = await _world.ReleaseAsync([again], round: 2);
        await ApplyAsync(second, ResultOf(again, ResultStatus.Paid, source: "results-b#1"));
        await CloseAsync(2);
        return (work, entries, file);
    }

    private async Task RouteAsync(EntitlementRow[] rows, PaymentEntry[] entries)
    {
        RoutedRow[] routed =
        [
            .. rows.Select(row => entries.FirstOrDefault(entry => entry.Key == row.Key) is { } entry
                ? new RoutedRow(
                    row.Key, row.Due, VerificationFinding.Match,
                    new Route(entry.Channel, entry.Provider, RouteReason.OwnInstitution, RouteReason.OwnInstitution), 1, entry.Id)
                : new RoutedRow(
                    row.Key, row.Due, VerificationFinding.NotAsked, Route.Held(RouteReason.HeldDuplicate), 1, null)),
        ];
        await _world.Blobs.CreateAsync(
            Containers.Ledger,
            $"{LedgerPaths.Routed(_world.Month, 1, 0, Unit, ProgrammeGroup.Btxh)}/{LedgerPaths.Chunk(0)}",
            LedgerBytes.Of(RoutedCsv.Header, routed, RoutedCsv.Write),
            LedgerBytes.ContentType,
            CancellationToken.None);
    }

    private async Task<PaymentFileEntity> EndMonthAsync()
    {
        (UnitWork work, _, PaymentFileEntity file) = await FiveFatesAsync();
        await CarryOverAsync(work);
        await CountAsync(work);
        await PublishAsync();
        await _world.Get<ReferenceStore>().SeedAsync(CancellationToken.None);
        await _world.Get<ReferenceStore>().FreezeAsync(_world.Month, CancellationToken.None);
        await _world.SetMonthAsync(MonthState.Paying);
        return file;
    }

    private Task<int> CarryOverAsync(UnitWork work) =>
        _world.Get<CarryOverActivity>().RunAsync(work, CancellationToken.None);

    private Task<int> CountAsync(UnitWork work) =>
        _world.Get<CountUnitActivity>().RunAsync(work, CancellationToken.None);

    private Task<int> PublishAsync() =>
        _world.Get<PublishCoverageActivity>().RunAsync(_world.Month, CancellationToken.None);

    private Task<string> ProveAsync() =>
        _world.Get<ProveMonthActivity>().RunAsync(_world.Month, CancellationToken.None);

    private Task<ClosedRound> CloseAsync(int round) => _world.Get<CloseRoundActivity>().RunAsync(
        new RoundRef(_world.Month, round), CancellationToken.None);

    private Task<AppliedBatch> ApplyAsync(PaymentFileEntity file, params PaymentResult[] results) =>
        _world.Get<ResultApplier>().ApplyAsync(_world.Month, file.RowKey, results, CancellationToken.None);

    private Task<BinaryData> ReportAsync(string name) => _world.Blobs.ReadAsync(
        Containers.Reports, $"{_world.Month.Folder}/{name}", CancellationToken.None);

    private async Task<UnitCount> ReadCountAsync() => (await _world.Blobs.FindJsonAsync<UnitCount>(
        Containers.Ledger, LedgerPaths.Coverage(_world.Month, Unit), CancellationToken.None))!;

    private async Task<IReadOnlyList<CarryOver>> ReadCarryOverAsync(MonthRef month)
    {
        BinaryData content = await _world.Blobs.ReadAsync(
            Containers.Ledger, LedgerPaths.CarryOver(month, Unit, ProgrammeGroup.Btxh), CancellationToken.None);
        using Stream stream = content.ToStream();
        return [.. CarryOverCsv.Read(stream)];
    }
}
