namespace Disbursement.Functions.Storage;

/// <summary>
/// Deeds that a person's request notes, and again the run that follows it, since the request's process may have died
/// in between. Both note them here: worded twice, a deed would stand twice in the audit.
/// </summary>
public static class SharedDeeds
{
    /// <summary>A proposal was approved.</summary>
    public const string Approved = "round.approved";

    /// <summary>A proposal was signed, and needs another signature.</summary>
    public const string SignatureGiven = "round.signed";

    /// <summary>A proposal was sent back.</summary>
    public const string SentBack = "round.sent-back";

    /// <summary>Intake was closed.</summary>
    /// <param name="audit">The audit.</param>
    /// <param name="month">The month.</param>
    /// <param name="row">Its row as it was closed: who, without what, and why.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public static Task MonthClosedAsync(
        this AuditLog audit,
        MonthRef month,
        MonthEntity row,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(audit);
        ArgumentNullException.ThrowIfNull(month);
        ArgumentNullException.ThrowIfNull(row);
        string subject = row.ClosedWithout.Length == 0
            ? month.Folder
            : $"{month.Folder} without {row.ClosedWithout} because {row.ClosedWithoutBecause}";
        return audit.AppendAsync(month, "month.closed", "month.closed", row.ClosedBy, subject, cancellationToken);
    }

    /// <summary>Notes every signature that a round has: the last one that it needs approves it.</summary>
    /// <param name="audit">The audit.</param>
    /// <param name="month">The month.</param>
    /// <param name="round">The round as it was signed.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public static async Task RoundSignedAsync(
        this AuditLog audit, MonthRef month, RoundEntity round, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(audit);
        ArgumentNullException.ThrowIfNull(round);
        IReadOnlyList<RoundSignature> given = round.SignaturesGiven();
        for (int index = 0; index < given.Count; index++)
        {
            if (index + 1 >= round.SignaturesNeeded)
            {
                await audit.RoundDecidedAsync(month, round, Approved, given[index].By, cancellationToken);
                continue;
            }

            string subject = FormattableString.Invariant(
                $"{SubjectOf(month, round)} signature {index + 1} of {round.SignaturesNeeded}");
            await audit.AppendAsync(
                month, $"{SignatureGiven}|{subject}|{given[index].By}", SignatureGiven, given[index].By, subject, cancellationToken);
        }
    }

    /// <summary>A proposal was approved or sent back.</summary>
    /// <param name="audit">The audit.</param>
    /// <param name="month">The month.</param>
    /// <param name="round">The round as it was decided.</param>
    /// <param name="deed"><see cref="Approved"/> or <see cref="SentBack"/>.</param>
    /// <param name="actor">Who decided.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public static Task RoundDecidedAsync(
        this AuditLog audit,
        MonthRef month,
        RoundEntity round,
        string deed,
        string actor,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(audit);
        ArgumentNullException.ThrowIfNull(month);
        ArgumentNullException.ThrowIfNull(round);
        string subject = SubjectOf(month, round);
        return audit.AppendAsync(month, $"{deed}|{subject}", deed, actor, subject, cancellationToken);
    }

    private static string SubjectOf(MonthRef month, RoundEntity round) => FormattableString.Invariant(
        $"{month.Folder}/{round.RowKey} proposal {round.Proposal} root {round.Root}");
}
