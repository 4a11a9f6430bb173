using Disbursement.Core.Payments;
using Disbursement.Core.Settlement;
using Disbursement.Functions.Months;
using Disbursement.Functions.Settlement;
using Disbursement.Functions.Storage;
using Disbursement.Testing;
using static Disbursement.Functions.Tests.Settlement.Samples;

namespace Disbursement.Functions.Tests.Settlement;

/// <summary>
/// Goal: whatever write the process dies after, running the activity again leaves exactly what one clean run leaves.
/// Method: the real activity on storage that dies after its first, second, … write, then again on storage that lives,
/// until a run needs no more writes than it was given.
/// </summary>
public sealed class CrashTests(AzuriteFixture azurite)
{
    private const int WritesMax = 60;

    [Fact]
    public async Task ApplyResults_CrashAfterAnyWrite_AppliesOnce()
    {
        int crashes = await CrashEverywhereAsync(
            static async world =>
            {
                PaymentEntry[] entries = Entries(world, 3);
                PaymentFileEntity file = await world.ReleaseAsync(entries);
                string path = ResultLedger.Batch(world.Month, "results-a", file.RowKey);
                await world.Blobs.CreateAsync(
                    Containers.Ledger,
                    path,
                    ResultParts.WriteReceived(
                    [
                        ResultOf(entries[0], ResultStatus.Paid, source: "results-a#1"),
                        ResultOf(entries[1], ResultStatus.Rejected, "AC04", source: "results-a#2"),
                        ResultOf(entries[0], ResultStatus.Rejected, "AC04", source: "results-a#3"),
                        ResultOf(entries[2], ResultStatus.Paid, dong: 1, source: "results-a#4"),
                    ]),
                    LedgerBytes.ContentType,
                    CancellationToken.None);
                return new ApplyRequest(new ResultBatch(world.Month, file.RowKey, path));
            },
            static (world, request) => world.Get<ApplyResultsActivity>().RunAsync(
                request, world.Events, CancellationToken.None),
            static async (world, request) =>
            {
                PaymentFileEntity file = await world.FileAsync(request.Batch.FileId);
                Assert.Equal((1, 1, 1, 1), (file.Applied, file.Paid, file.Failed, file.Open));
                Assert.Equal(nameof(PaymentFileState.PartlyAnswered), file.State);
                Assert.Single(await world.PartsAsync(file.RowKey));
                Assert.Equal(2, (await world.ExceptionsAsync(ExceptionKind.Conflict)).Count);
                Assert.Equal(["results.applied"], await world.AuditAsync());
                ReceiptFile outcome = (await world.Blobs.FindJsonAsync<ReceiptFile>(
                    Containers.Ledger, ResultLedger.Outcome(request.Batch.Path), CancellationToken.None))!;
                Assert.Equal(2, outcome.Counts[ResultOutcome.Applied]);
                Assert.Equal(2, outcome.NotApplied.Count);
            });

        Assert.True(crashes >= 5, $"Only {crashes} crashes: the test proves nothing.");
    }

    [Fact]
    public async Task CloseRound_CrashAfterAnyWrite_ClosesOnce()
    {
        int crashes = await CrashEverywhereAsync(
            static async world =>
            {
                PaymentEntry[] entries = Entries(world, 3);
                PaymentFileEntity file = await world.ReleaseAsync(entries);
                await world.Get<ResultApplier>().ApplyAsync(
                    world.Month, file.RowKey, [ResultOf(entries[0], ResultStatus.Rejected, "AC04")], CancellationToken.None);
                return file;
            },
            static (world, _) => world.Get<CloseRoundActivity>().RunAsync(
                new RoundRef(world.Month, 1), CancellationToken.None),
            static async (world, file) =>
            {
                PaymentFileEntity row = await world.FileAsync(file.RowKey);
                Assert.Equal((2, 1, 2), (row.Applied, row.Failed, row.Open));
                Assert.Single(await world.ExceptionsAsync(ExceptionKind.OutcomeUnknown));
                Assert.Equal(
                    ["results.applied", "results.applied", "round.settled"], await world.AuditAsync());
                RoundEntity round = (await world.Get<RoundStore>().FindAsync(world.Month, 1, CancellationToken.None))!;
                Assert.Equal(nameof(RoundState.Settled), round.State);
            });

        Assert.True(crashes >= 4, $"Only {crashes} crashes: the test proves nothing.");
    }

    private static PaymentEntry[] Entries(SettlementWorld world, int count) =>
        [.. Enumerable.Range(1, count).Select(person => EntryOf(person, world.Month.ToPeriod()))];

    private async Task<int> CrashEverywhereAsync<TRequest>(
        Func<SettlementWorld, Task<TRequest>> prepare,
        Func<SettlementWorld, TRequest, Task> run,
        Func<SettlementWorld, TRequest, Task> check)
    {
        for (int writes = 1; writes <= WritesMax; writes++)
        {
            await using SettlementWorld world = SettlementWorld.New(azurite.ConnectionString);
            TRequest request = await prepare(world);
            bool crashed = await RunUntilCrashAsync(world, writes, run, request);

            await run(world, request);

            await check(world, request);
            if (!crashed)
            {
                return writes - 1;
            }
        }

        throw new InvalidOperationException($"The activity still writes after {WritesMax} writes.");
    }

    private async Task<bool> RunUntilCrashAsync<TRequest>(
        SettlementWorld world, int writes, Func<SettlementWorld, TRequest, Task> run, TRequest request)
    {
        await using CrashingStorage storage = await CrashingStorage.StartAsync(azurite.ConnectionString, writes);
        await using SettlementWorld dying = world.Through(storage.ConnectionString);
        try
        {
            await run(dying, request);
        }
        catch (Azure.RequestFailedException)
        {
            Assert.True(storage.HasCrashed);
        }

        return storage.HasCrashed;
    }
}
