using Disbursement.Core.Entitlements;
using Disbursement.Core.Identity;
using Disbursement.Core.Periods;
using Disbursement.Core.Programmes;
using Disbursement.Core.Verification;
using Disbursement.Formats.Ledger;
using Disbursement.Functions.Months;
using Disbursement.Functions.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Disbursement.Functions.Verification;

/// <summary>One chunk of one list to verify.</summary>
/// <param name="Month">The month.</param>
/// <param name="List">The list.</param>
/// <param name="Chunk">0-based.</param>
public sealed record VerifyChunk(MonthRef Month, FrozenList List, int Chunk);

/// <summary>What verifying a chunk found.</summary>
/// <param name="Rows">Rows of the chunk.</param>
/// <param name="Asked">Accounts asked about.</param>
/// <param name="Remembered">Accounts whose proof still stands.</param>
/// <param name="Matched">Accounts that match.</param>
/// <param name="Undecided">Accounts that a person must decide.</param>
public sealed record VerificationTotals(int Rows, int Asked, int Remembered, int Matched, int Undecided);

/// <summary>
/// Verifies the accounts of one chunk: what was proven before and still stands is remembered, the rest is asked, and
/// what the institutions answered is kept beside the rows. The first writer's outcome stands: when the activity runs
/// twice, the second run reads what the first one wrote.
/// </summary>
/// <param name="ledger">The rows.</param>
/// <param name="blobs">Where the evidence is written.</param>
/// <param name="proofs">What earlier months proved.</param>
/// <param name="inquiry">Asks the institutions.</param>
/// <param name="people">Asks people about what stays open.</param>
/// <param name="fresh">Counts accounts that took another's place, for the approver.</param>
/// <param name="options">How verification runs.</param>
/// <param name="clock">The time.</param>
/// <param name="logger">Where it says so.</param>
public sealed class VerifyChunkActivity(
    EntitlementLedger ledger,
    BlobStore blobs,
    EarlierProofs proofs,
    AccountInquiryClient inquiry,
    UndecidedAccounts people,
    FreshAccountStore fresh,
    IOptions<VerificationOptions> options,
    TimeProvider clock,
    ILogger<VerifyChunkActivity> logger)
{
    /// <summary>Verifies the chunk.</summary>
    [Function(nameof(VerifyChunkActivity))]
    public async Task<VerificationTotals> RunAsync(
        [ActivityTrigger] VerifyChunk work, CancellationToken cancellationToken)
    {
        ProgrammeGroup group = EntitlementLedger.GroupOf(work.List);
        string folder = LedgerPaths.Verified(
            work.Month, work.List.Unit, group, work.List.Round, work.List.Part);
        string path = $"{folder}/{LedgerPaths.Chunk(work.Chunk)}";
        IReadOnlyList<EntitlementRow> rows =
            await ledger.ReadChunkAsync(work.Month, work.List, work.Chunk, cancellationToken);

        DateOnly today = VietnamTime.DateOf(clock.GetUtcNow());
        BinaryData? earlier = await blobs.FindAsync(Containers.Ledger, path, cancellationToken);
        if (earlier is null)
        {
            IReadOnlyList<VerificationRecord> records = await VerifyAsync(work, rows, today, cancellationToken);
            await blobs.CreateAsync(
                Containers.Ledger,
                path,
                LedgerBytes.Of(VerificationCsv.Header, records, VerificationCsv.Write),
                LedgerBytes.ContentType,
                cancellationToken);
            earlier = await blobs.ReadAsync(Containers.Ledger, path, cancellationToken);
        }

        using Stream stream = earlier.ToStream();
        List<VerificationRecord> stored = [.. VerificationCsv.Read(stream)];
        int undecided = await people.OpenAsync(work, path, stored, cancellationToken);
        await fresh.KeepAsync(work, rows, stored, today, cancellationToken);
        VerificationTotals totals = TotalsOf(rows.Count, stored, undecided);
        logger.ChunkVerified(work.Chunk, work.List.Unit, work.List.List, totals.Asked, totals.Remembered);
        return totals;
    }

    private async Task<IReadOnlyList<VerificationRecord>> VerifyAsync(
        VerifyChunk work, IReadOnlyList<EntitlementRow> rows, DateOnly today, CancellationToken cancellationToken)
    {
        EntitlementRow[] named = [.. rows.Where(static row => row.NamesAccount)];
        IReadOnlyDictionary<EntitlementKey, VerificationRecord> earlier =
            await proofs.FindAsync(work.Month, work.List, named, cancellationToken);

        var records = new Dictionary<EntitlementKey, VerificationRecord>(named.Length);
        var open = new List<EntitlementRow>();
        foreach (EntitlementRow row in named)
        {
            if (earlier.TryGetValue(row.Key, out VerificationRecord? proof)
                && VerificationRules.StillStands(proof, row, today, options.Value.ProofAgeDaysMax))
            {
                records[row.Key] = AccountHistory.Continue(proof with { Remembered = true }, proof, row, today);
            }
            else
            {
                open.Add(row);
            }
        }

        foreach (VerificationRecord record in await AskAsync(work, open, today, cancellationToken))
        {
            records[record.Key] = record;
        }

        return
        [
            .. named.Select(row => records[row.Key].Remembered
                ? records[row.Key]
                : AccountHistory.Continue(records[row.Key], earlier.GetValueOrDefault(row.Key), row, today)),
        ];
    }

    private async Task<IEnumerable<VerificationRecord>> AskAsync(
        VerifyChunk work, List<EntitlementRow> rows, DateOnly today, CancellationToken cancellationToken)
    {
        IEnumerable<Task<VerificationRecord[]>> inquiries = rows
            .GroupBy(static row => row.Institution!, StringComparer.Ordinal)
            .SelectMany(institution => institution
                .Chunk(VerificationOptions.BatchAccountsMax)
                .Select((batch, number) => AskBatchAsync(
                    work, institution.Key, number, batch, today, cancellationToken)));
        return (await Task.WhenAll(inquiries)).SelectMany(static batch => batch);
    }

    private async Task<VerificationRecord[]> AskBatchAsync(
        VerifyChunk work,
        string institution,
        int number,
        EntitlementRow[] rows,
        DateOnly today,
        CancellationToken cancellationToken)
    {
        AccountNumber[] accounts = [.. rows.Select(static row => row.Account!.Value)];
        string requestId = FormattableString.Invariant(
            $"{work.Month.Province}-{work.Month.Period}-{work.List.Unit}-{work.List.List}{LedgerPaths.SuffixOf(work.List.Round, work.List.Part)}-{work.Chunk}-{number}");
        IReadOnlyList<AccountAnswer> answers =
            await inquiry.AskAsync(institution, accounts, requestId, cancellationToken);
        return [.. rows.Zip(answers, (row, answer) =>
        {
            VerificationConclusion conclusion =
                VerificationRules.Decide(answer.Status, row.PayeeName, answer.HolderName);
            return new VerificationRecord(
                row.Key,
                institution,
                row.Account!.Value,
                row.PayeeName,
                conclusion.Finding,
                conclusion.Reason,
                answer.HolderName,
                today,
                Remembered: false) { PayeeId = row.PayeeId };
        })];
    }

    private static VerificationTotals TotalsOf(int rows, List<VerificationRecord> records, int undecided) => new(
        rows,
        records.Count(static record => !record.Remembered),
        records.Count(static record => record.Remembered),
        records.Count(static record => record.Finding == VerificationFinding.Match),
        undecided);
}
