using Disbursement.Core.Verification;
using Disbursement.Functions.Payments;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Verification;

/// <summary>
/// Puts what verification leaves open before people, once: where somebody decided before about the same payee, account
/// and name, the question is written down with that decision, who took it and when, and nobody is asked again.
/// </summary>
/// <param name="identifiers">Names entitlements by hash.</param>
/// <param name="exceptions">The queue for people.</param>
/// <param name="decisions">What people decided before.</param>
/// <param name="audit">The audit.</param>
public sealed class UndecidedAccounts(
    Identifiers identifiers, ExceptionStore exceptions, NameDecisions decisions, AuditLog audit)
{
    /// <summary>Opens a question for every account that a person must decide. May run twice.</summary>
    /// <param name="work">The chunk.</param>
    /// <param name="evidence">Where its evidence stands in the ledger.</param>
    /// <param name="records">The evidence.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>How many questions nobody has answered before.</returns>
    public async Task<int> OpenAsync(
        VerifyChunk work, string evidence, IReadOnlyList<VerificationRecord> records, CancellationToken cancellationToken)
    {
        VerificationRecord[] open = [.. records.Where(static record => IsUndecided(record.Finding))];
        IReadOnlyDictionary<string, NameDecisionEntity> remembered = await decisions.FindAsync(
            work.Month.Province, open.Select(record => decisions.KeyOf(work.Month.Province, record)), cancellationToken);
        int known = 0;
        foreach (VerificationRecord record in open)
        {
            string key = decisions.KeyOf(work.Month.Province, record);
            NameDecisionEntity? earlier = key.Length > 0 ? remembered.GetValueOrDefault(key) : null;
            known += earlier is null ? 0 : 1;
            await OpenAsync(work, evidence, record, key, earlier, cancellationToken);
        }

        if (known > 0)
        {
            string list = work.List.List + (work.List.Part > 1 ? FormattableString.Invariant($".{work.List.Part}") : "");
            string chunk = FormattableString.Invariant($"r{work.List.Round}/{work.List.Unit}/{list}/{work.Chunk}");
            await audit.AppendAsync(
                work.Month, $"decisions.remembered|{chunk}", "decisions.remembered", "app",
                FormattableString.Invariant($"{chunk}: {known}"), cancellationToken);
        }

        return open.Length - known;
    }

    private static bool IsUndecided(VerificationFinding finding) =>
        finding is VerificationFinding.CloseMatch or VerificationFinding.NoAnswer or VerificationFinding.Blocked;

    private Task OpenAsync(
        VerifyChunk work,
        string evidence,
        VerificationRecord record,
        string key,
        NameDecisionEntity? earlier,
        CancellationToken cancellationToken)
    {
        ExceptionKind kind = record.Finding == VerificationFinding.CloseMatch
            ? ExceptionKind.CloseMatch
            : ExceptionKind.AccountUndecided;
        string subject = identifiers.SubjectOf(work.Month.Province, record.Key);
        return exceptions.OpenAsync(
            work.Month,
            kind,
            subject,
            row =>
            {
                row.Unit = work.List.Unit;
                row.List = work.List.List;
                row.Summary = $"{record.Finding} {record.Reason}: {record.Institution}";
                row.Evidence = evidence;
                row.MemoryKey = key;
                if (earlier is not null)
                {
                    Answer(row, earlier);
                }
            },
            cancellationToken);
    }

    /// <summary>The earlier decision, with who and when as they were; the reason says from which month it is.</summary>
    private static void Answer(ExceptionEntity row, NameDecisionEntity earlier)
    {
        row.State = "Decided";
        row.Decision = earlier.Decision;
        row.DecidedBy = earlier.DecidedBy;
        row.DecidedAt = earlier.DecidedAt;
        row.Reason = $"Đã quyết định tháng {earlier.Period} / decided in {earlier.Period}: {earlier.Reason}";
        row.RememberedFrom = earlier.Period;
    }
}
