using Disbursement.Cli.Transfer;
using Disbursement.Functions.Storage;

namespace Disbursement.Kills.Poison;

/// <summary>
/// Goal: a list and a result file that bring their reader down, process and all, cost a bounded number of processes;
/// they are set aside, both senders are answered, the operator finds a record with a stable code, and all other lists
/// are taken. Method: run the real app with readers that end the process on such a file, start it again each time it
/// was brought down, on real storage.
/// </summary>
public sealed class PoisonFileTests(PoisonFixture fixture) : IClassFixture<PoisonFixture>
{
    /// <summary>Processes that one activity may cost: the engine's bound.</summary>
    private const int DeathsPerFileMax = 5;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task Inbox_FilesThatKillTheirReader_AreSetAsideAndTheRestIsTaken()
    {
        string poisoned = await DropListsAsync();
        string results = "970436/17/2024-06/poison-results.xml";
        await fixture.PutAsync(Containers.Returns, results, new BinaryData("<poison/>"));

        await fixture.KeepUpUntilAsync(
            async () => await fixture.FindReceiptAsync("returns/" + results) is not null
                && await fixture.FindReceiptAsync(poisoned) is not null
                && await CountSlotsAsync() == fixture.Lists.Count - 1,
            Limit);

        Assert.InRange(fixture.Deaths, DeathsPerFileMax, 2 * DeathsPerFileMax);
        Assert.Contains("\"file.not_processed\"", await fixture.FindReceiptAsync(poisoned), StringComparison.Ordinal);
        IReadOnlyList<ExceptionEntity> told = await fixture.Exceptions.ListAsync(
            PoisonFixture.Month, TestContext.Current.CancellationToken);
        ExceptionEntity[] poison = [.. told.Where(static row => row.Kind == nameof(ExceptionKind.Poisoned))];
        Assert.Equal(
            [PoisonCodes.ListFile, PoisonCodes.ResultFile],
            poison.Select(static row => row.Code).Order(StringComparer.Ordinal));
        Assert.All(poison, static row => Assert.Equal("Open", row.State));
        Assert.All(poison, static row => Assert.Contains("Đề nghị", row.Summary, StringComparison.Ordinal));
    }

    private async Task<string> DropListsAsync()
    {
        string poisoned = "";
        foreach (DropFile list in fixture.Lists)
        {
            bool isFirst = poisoned.Length == 0;
            string name = isFirst ? PoisonFile.Stem + ".csv" : list.Name;
            string path = $"{PoisonFixture.Month.Province}/{PoisonFixture.Month.Period}/{list.Unit}/{list.List}/{name}";
            poisoned = isFirst ? path : poisoned;
            byte[] content = await File.ReadAllBytesAsync(list.Path, TestContext.Current.CancellationToken);
            await fixture.PutAsync(Containers.Inbox, path, new BinaryData(content));
        }

        return poisoned;
    }

    private async Task<int> CountSlotsAsync()
    {
        List<SlotEntity> slots = await fixture.Tables.ListAsync<SlotEntity>(
            Tables.Months, PoisonFixture.Month.PartitionKey, SlotEntity.Prefix, TestContext.Current.CancellationToken);
        return slots.Count;
    }
}
