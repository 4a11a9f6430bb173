using System.Security.Cryptography;
using System.Text;

namespace Disbursement.Functions.Storage;

/// <summary>What kind of thing a person must decide or know.</summary>
public enum ExceptionKind
{
    /// <summary>The same benefit is listed twice; all sides are held.</summary>
    Duplicate = 1,

    /// <summary>The account's name is close to the payee's, not the same.</summary>
    CloseMatch = 2,

    /// <summary>The institution did not answer, or the account is blocked.</summary>
    AccountUndecided = 3,

    /// <summary>A result that contradicts an earlier one.</summary>
    Conflict = 4,

    /// <summary>A result for a payment that is not in that provider's files.</summary>
    Stranger = 5,

    /// <summary>A result file or message that could not be read or trusted.</summary>
    UnreadableResult = 6,

    /// <summary>Sent, and no answer came.</summary>
    OutcomeUnknown = 7,

    /// <summary>A file outside its place in the inbox.</summary>
    MisplacedFile = 8,

    /// <summary>A proof that does not hold.</summary>
    ProofFailed = 9,

    /// <summary>A provider refused a payment file as a whole.</summary>
    FileRefused = 10,

    /// <summary>A result that came after the month settled.</summary>
    LateResult = 11,

    /// <summary>Something that could not be worked on however often it was tried, and was set aside.</summary>
    Poisoned = 12,

    /// <summary>Nobody collected a benefit for months; it is suspended until a person resumes it.</summary>
    Suspended = 13,

    /// <summary>One account receives for more people than the setting allows; nothing is held by that.</summary>
    SharedAccount = 14,

    /// <summary>A person is listed who died, moved or may not receive any more.</summary>
    StoppedPerson = 15,

    /// <summary>What is paid once, or once a term, is listed again in another month; it is held.</summary>
    PaidBefore = 16,

    /// <summary>Paid before it was known that an event had stopped it; to be recovered by people.</summary>
    Overpaid = 17,

    /// <summary>A payment of an earlier month failed for a reason that a person must weigh; it is held.</summary>
    FailedPayment = 18,

    /// <summary>A payment of an earlier month was sent and nobody answered for it; a person says whether it was made.</summary>
    UnknownPayment = 19,
}

/// <summary>The queue of things for people. Opening the same thing twice is one row.</summary>
public sealed class ExceptionStore(Tables tables, TimeProvider clock)
{
    /// <summary>Opens an exception unless it is there.</summary>
    /// <param name="month">The month.</param>
    /// <param name="kind">What kind.</param>
    /// <param name="subject">What it is about: an EndToEndId, a hash of the entry, a path. Never a person's number.</param>
    /// <param name="fill">Completes the row.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task OpenAsync(
        MonthRef month,
        ExceptionKind kind,
        string subject,
        Action<ExceptionEntity> fill,
        CancellationToken cancellationToken)
    {
        var row = new ExceptionEntity
        {
            PartitionKey = month.PartitionKey,
            RowKey = IdOf(kind, subject),
            Kind = kind.ToString(),
            Subject = subject,
            FoundAt = clock.GetUtcNow(),
        };
        fill(row);
        return tables.AddAsync(Tables.Exceptions, row, cancellationToken);
    }

    /// <summary>The id of an exception: kind and 16 hexadecimal digits of its subject's hash.</summary>
    public static string IdOf(ExceptionKind kind, string subject)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(subject));
        return $"{kind.ToString().ToLowerInvariant()}-{Convert.ToHexStringLower(hash.AsSpan(0, 8))}";
    }

    /// <summary>One exception; null when there is none of that id.</summary>
    public Task<ExceptionEntity?> FindAsync(MonthRef month, string id, CancellationToken cancellationToken) =>
        tables.FindAsync<ExceptionEntity>(Tables.Exceptions, month.PartitionKey, id, cancellationToken);

    /// <summary>The exceptions of a month.</summary>
    public async Task<IReadOnlyList<ExceptionEntity>> ListAsync(MonthRef month, CancellationToken cancellationToken) =>
        await tables.ListAsync<ExceptionEntity>(Tables.Exceptions, month.PartitionKey, "", cancellationToken);

    /// <summary>Records a decision. False when somebody decided first.</summary>
    public Task<bool> DecideAsync(
        ExceptionEntity row, string decision, string actor, string reason, CancellationToken cancellationToken)
    {
        row.State = "Decided";
        row.Decision = decision;
        row.DecidedBy = actor;
        row.DecidedAt = clock.GetUtcNow();
        row.Reason = reason;
        return tables.UpdateAsync(Tables.Exceptions, row, cancellationToken);
    }
}
