using Azure.Storage.Blobs.Models;
using Disbursement.Core.Payments;
using Disbursement.Core.Settlement;
using Disbursement.Functions.Approval;
using Disbursement.Functions.Close;
using Disbursement.Functions.Coverage;
using Disbursement.Functions.Intake;
using Disbursement.Functions.Months;
using Disbursement.Functions.Payments;
using Disbursement.Functions.Routing;
using Disbursement.Functions.Settlement;
using Disbursement.Functions.Storage;
using Disbursement.Functions.Verification;
using Disbursement.Functions.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Disbursement.Functions.Tests.Stack;

/// <summary>
/// Goal: an activity may run at any time again, since the engine promises at least once: it writes the same bytes, and
/// what is finished it leaves alone. Method: months on the running app, stopped where they wait for people; there the
/// activities of the stage are run by hand, twice or beside the app's own run, and every blob is compared.
/// </summary>
[Collection(OtherAppTests.Name)]
public sealed class StageTwiceTests(AppFixture app)
{
    private const string CloseAccount = "20000001";

    private readonly MonthRef _month = app.NewMonth();

    private RoundRef Round => new(_month, 1);

    [Fact]
    public async Task Intake_ReadAndAcceptedAgain_LeavesEveryByteAndTheSlot()
    {
        await app.SendAsync(PathOf("148"), ListText.Of(ListText.Row(1), ListText.Row(2, "BT99"), ListText.Row(1)));
        IntakeRequest request = await RequestAsync(PathOf("148"));
        IReadOnlyList<string> rows = await app.RowsAsync(_month);
        IReadOnlyDictionary<string, string> bytes = await app.BytesAsync(_month);

        ListReading reading = await Of<ReadListActivity>().RunAsync(request, Token);
        string outcome = await Of<AcceptListActivity>().RunAsync(new AcceptRequest(request, reading), Token);

        Assert.Equal(nameof(SlotDecision.AcceptedBefore), outcome);
        Assert.Equal(bytes, await app.BytesAsync(_month));
        Assert.Contains(bytes, static blob => blob.Key.EndsWith(".rejected.csv", StringComparison.Ordinal));
        Assert.Equal(rows, await app.RowsAsync(_month));
    }

    [Fact]
    public async Task Intake_CutOffBetweenSlotAndAudit_IsCompletedByTheSecondRun()
    {
        await app.SendAsync(PathOf("148"), ListText.Of(ListText.Row(1)));
        IntakeRequest request = await RequestAsync(PathOf("148"));
        ListReading reading = await Of<ReadListActivity>().RunAsync(request, Token);
        BinaryData draft = await app.Blobs.ReadAsync(
            Containers.Receipts, request.Path + ReceiptPaths.DraftSuffix, Token);
        // A later file of the slot, which no trigger saw: its slot is written, and then the process dies.
        request = request with { Path = $"{_month.Folder}/148/btxh/b.csv", ArrivedAt = request.ArrivedAt.AddSeconds(1) };
        reading = reading with { Sha256 = new string('b', 64) };
        await app.Blobs.ReplaceAsync(
            Containers.Receipts, request.Path + ReceiptPaths.DraftSuffix, draft, "application/json", Token);
        var slot = new SlotEntity
        {
            Unit = reading.Unit,
            List = reading.List,
            Path = request.Path,
            Sha256 = reading.Sha256,
            ArrivedAt = request.ArrivedAt,
        };
        Assert.Equal(SlotDecision.Accepted, await app.Get<MonthStore>().OfferAsync(_month, slot, Token));

        await Of<AcceptListActivity>().RunAsync(new AcceptRequest(request, reading), Token);

        Assert.Equal(
            ["list.accepted", "list.accepted"], (await AuditAsync()).Select(static entry => entry.Action));
    }

    [Fact]
    public async Task CloseAndVerification_RunAgain_LeaveEveryByte()
    {
        FrozenMonth frozen = await CloseAndWaitAsync();
        IReadOnlyDictionary<string, string> bytes = await app.BytesAsync(_month);
        int requests = app.Inquiry.Requests;

        frozen = await Of<FreezeMonthActivity>().RunAsync(_month, Token);
        await Of<FindDuplicatesActivity>().RunAsync([.. frozen.WorkOf(_month, 0)], Token);
        foreach (UnitWork unit in frozen.WorkOf(_month, 0))
        {
            await Of<CompareUnitActivity>().RunAsync(unit, Token);
        }

        await VerifyAsync(frozen);

        Assert.Equal(bytes, await app.BytesAsync(_month));
        Assert.Contains(bytes, static blob => blob.Key.Contains("/verified/148/", StringComparison.Ordinal));
        Assert.Equal(requests, app.Inquiry.Requests);
    }

    [Fact]
    public async Task RoutingAndPayments_RunTwiceAndByTheApp_WriteTheSameBytes()
    {
        FrozenMonth frozen = await CloseAndWaitAsync();
        await Of<OpenProposalActivity>().RunAsync(new ProposalAttempt(Round, 1), Token);

        await RouteAndBuildAsync(frozen);
        IReadOnlyDictionary<string, string> first = await app.BytesAsync(_month);
        await Of<OpenProposalActivity>().RunAsync(new ProposalAttempt(Round, 1), Token);
        ProposeRequest request = await RouteAndBuildAsync(frozen);
        IReadOnlyDictionary<string, string> second = await app.BytesAsync(_month);
        await Of<ProposeActivity>().RunAsync(request, Token);
        IReadOnlyDictionary<string, string> proposed = await app.BytesAsync(_month);
        await Of<ProposeActivity>().RunAsync(request, Token);
        // Now the app comes to the same place by itself, and finds everything done.
        await DecideNobodyAsync();
        await app.ApproveAsync(_month);
        IReadOnlyDictionary<string, string> released = await app.BytesAsync(_month);

        Assert.Equal(first, second);
        Assert.Contains(first, static blob => blob.Key.StartsWith("staging/", StringComparison.Ordinal)
            && blob.Key.EndsWith(".xml", StringComparison.Ordinal));
        Assert.All(proposed, blob => Assert.Equal(blob.Value, released[blob.Key]));
    }

    [Fact]
    public async Task Approval_ReleasedTwice_HandsOverTheSameBytesOnce()
    {
        await CloseAndWaitAsync();
        await DecideNobodyAsync();
        RoundEntity round = await app.RoundAsync(_month, 1, "Proposed");
        // Approved in the row alone: the app is not woken, so that the release is run here.
        round.ApprovedBy = "lanhdao";
        round.ApprovedAt = new DateTimeOffset(2024, 6, 10, 5, 0, 0, TimeSpan.Zero);
        Assert.True(await app.Get<RoundStore>().MoveAsync(round, RoundState.Approved, Token));
        string[] providers =
            [.. (await app.FilesAsync(_month, 1)).Select(static file => file.Provider).Distinct().Order()];

        int files = await ReleaseAsync(providers);
        IReadOnlyDictionary<string, string> first = await app.BytesAsync(_month);
        await ReleaseAsync(providers);
        IReadOnlyDictionary<string, string> second = await app.BytesAsync(_month);
        await Orchestrations.WakeAsync(app.Engine, _month, 1, RunRoundOrchestrator.DecisionEvent, Token);
        await app.RoundAsync(_month, 1, "Released");

        Assert.Equal(3, files);
        Assert.Equal(first, second);
        Assert.Equal(first, await app.BytesAsync(_month));
        Assert.Equal(2, first.Keys.Count(static path => path.StartsWith("provider-", StringComparison.Ordinal)
            && path.EndsWith("/manifest.json", StringComparison.Ordinal)));
        Assert.Single(await AuditAsync(), static entry => entry.Action == "round.released");
    }

    [Fact]
    public async Task FinishedMonth_EveryActivityMonthAndRoundAgain_ChangesNothing()
    {
        FrozenMonth frozen = await CloseAndWaitAsync();
        await DecideNobodyAsync();
        await app.ApproveAsync(_month);
        await app.SettleAsync(_month);
        await app.MonthAsync(_month, "Settled");
        await app.RunAgainAsync(_month);
        IReadOnlyList<string> rows = await app.RowsAsync(_month);
        IReadOnlyDictionary<string, string> bytes = await app.BytesAsync(_month);

        await RunEverythingAsync(frozen);
        IReadOnlyList<string> again = await app.RowsAsync(_month);
        IReadOnlyDictionary<string, string> bytesAgain = await app.BytesAsync(_month);
        RoundOutcome round = await app.RunRoundAgainAsync(_month, 1, frozen);
        MonthOutcome month = await app.RunAgainAsync(_month);

        // Publishing writes the rows of coverage as they are; all others keep their version.
        Assert.Equal(rows.Where(IsNotCoverage), again.Where(IsNotCoverage));
        Assert.Equal(bytes, bytesAgain);
        Assert.Equal(("Settled", "Settled"), (round.State, month.State));
        Assert.Equal(again, await app.RowsAsync(_month));
        Assert.Equal(bytes, await app.BytesAsync(_month));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string PathOf(string unit) => $"{_month.Folder}/{unit}/btxh/a.csv";

    /// <summary>An activity as the app makes it.</summary>
    private T Of<T>() => ActivatorUtilities.CreateInstance<T>(app.Get<IServiceProvider>());

    private static bool IsNotCoverage(string row) => !row.StartsWith("Coverage ", StringComparison.Ordinal);

    /// <summary>The version of a file that its receipt answers.</summary>
    private async Task<IntakeRequest> RequestAsync(string path)
    {
        BlobProperties properties = await (await app.Blobs.ContainerAsync(Containers.Inbox, Token))
            .GetBlobClient(path).GetPropertiesAsync(cancellationToken: Token);
        return new IntakeRequest(path, properties.ETag.ToString().Trim('"'), properties.LastModified);
    }

    /// <summary>A month closed and verified, which waits for people to decide about a close name.</summary>
    private async Task<FrozenMonth> CloseAndWaitAsync()
    {
        app.Inquiry.Accounts[CloseAccount] = ("active", "NGUYEN A");
        await app.SendAsync(
            PathOf("148"),
            ListText.Of(ListText.Row(1), ListText.AccountRow(2, "20000002"), ListText.AccountRow(3, CloseAccount)));
        await app.SendAsync(PathOf("150"), ListText.Of(ListText.Row(4, commune: ListText.HighlandCommune)));
        await app.CloseAsync(_month);
        await Testing.Eventually.HoldsAsync(
            async () => await app.StageAsync(_month, 1) == "decide", TimeSpan.FromSeconds(60));
        return await Of<FreezeMonthActivity>().RunAsync(_month, Token);
    }

    /// <summary>The time for people to decide ends.</summary>
    private Task DecideNobodyAsync() => Orchestrations.WakeAsync(
        app.Engine, _month, 1, Orchestrations.Decided, Token);

    private async Task VerifyAsync(FrozenMonth frozen)
    {
        foreach (FrozenList list in frozen.Lists)
        {
            await Of<VerifyChunkActivity>().RunAsync(new VerifyChunk(_month, list, 0), Token);
        }
    }

    private async Task<ProposeRequest> RouteAndBuildAsync(FrozenMonth frozen)
    {
        var units = new List<RoutedUnit>();
        UnitProof routed = UnitProof.None;
        Tally built = Tally.None;
        foreach (UnitWork unit in frozen.WorkOf(_month, 1).Select(static own => own with { Proposal = 1 }))
        {
            UnitProof proof = await Of<RouteUnitActivity>().RunAsync(unit, Token);
            units.Add(new RoutedUnit(unit.Unit, proof.InFiles));
            routed += proof;
            built += await Of<BuildFilesActivity>().RunAsync(unit, Token);
        }

        built += await Of<BuildGroupedFilesActivity>().RunAsync(new GroupedWork(Round, frozen.Units, Proposal: 1), Token);
        return new ProposeRequest(Round, 1, [.. units], routed, built);
    }

    private async Task<int> ReleaseAsync(string[] providers)
    {
        int files = 0;
        foreach (string provider in providers)
        {
            files += await Of<ReleaseProviderActivity>().RunAsync(new ProviderRelease(Round, provider), Token);
        }

        return files;
    }

    /// <summary>Every activity of every stage, in order, on a month that has ended.</summary>
    private async Task RunEverythingAsync(FrozenMonth frozen)
    {
        await Of<FreezeMonthActivity>().RunAsync(_month, Token);
        await Of<FindDuplicatesActivity>().RunAsync([.. frozen.WorkOf(_month, 0)], Token);
        await Of<StartRoundActivity>().RunAsync(Round, Token);
        await VerifyAsync(frozen);
        await Of<OpenProposalActivity>().RunAsync(new ProposalAttempt(Round, 2), Token);
        await Of<ProposeActivity>().RunAsync(await RouteAndBuildAsync(frozen), Token);
        await ReleaseAsync(["970405", "vnpost"]);
        await Of<FinishReleaseActivity>().RunAsync(new FinishRelease(Round, 3), Token);
        await Of<CloseRoundActivity>().RunAsync(Round, Token);
        foreach (UnitWork unit in frozen.WorkOf(_month, 0))
        {
            await Of<CompareUnitActivity>().RunAsync(unit, Token);
            await Of<CarryOverActivity>().RunAsync(unit, Token);
            await Of<CountUnitActivity>().RunAsync(unit, Token);
        }

        await Of<PublishCoverageActivity>().RunAsync(_month, Token);
        await Of<ProveMonthActivity>().RunAsync(_month, Token);
    }

    private Task<IReadOnlyList<AuditEntity>> AuditAsync() => app.Get<AuditLog>().EntriesAsync(_month, Token);
}
