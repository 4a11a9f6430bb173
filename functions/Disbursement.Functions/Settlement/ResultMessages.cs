using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Settlement;

/// <summary>One version of one file in <c>returns</c>.</summary>
/// <param name="Path">Path in the container.</param>
/// <param name="ETag">The version: a file replaced meanwhile has another.</param>
/// <param name="ArrivedAt">When the version was written.</param>
/// <param name="Key">The instance that reads it, which is also the source its results name.</param>
public sealed record ResultsRequest(string Path, string ETag, DateTimeOffset ArrivedAt, string Key);

/// <summary>How a result file stands after reading. Stored by name in receipts; append only.</summary>
public enum ResultsVerdict
{
    /// <summary>Readable: its lines are applied one by one.</summary>
    Taken = 1,

    /// <summary>Not where a result file belongs.</summary>
    Misplaced = 2,

    /// <summary>Not readable as any format a provider may send.</summary>
    Unreadable = 3,

    /// <summary>Answers payment files of another provider only.</summary>
    AnothersFile = 4,

    /// <summary>A newer version of the same path took its place before it was read.</summary>
    Replaced = 5,

    /// <summary>A statement of an account that the provider does not pay from under a contract with us.</summary>
    AnothersAccount = 6,
}

/// <summary>The lines of a result file that belong to one payment file.</summary>
/// <param name="Month">The month of the payment file.</param>
/// <param name="FileId">The payment file.</param>
/// <param name="Path">Where the lines stand in the ledger.</param>
/// <param name="IsAcknowledgement">Whether they acknowledge money of focal accounts, and change no payment.</param>
public sealed record ResultBatch(MonthRef Month, string FileId, string Path, bool IsAcknowledgement = false);

/// <summary>What reading a result file found: references and totals, never a line.</summary>
/// <param name="Verdict">How it stands.</param>
/// <param name="Provider">Provider code; empty for a misplaced file.</param>
/// <param name="Month">The month of the place; null for a misplaced file.</param>
/// <param name="Lines">Lines in the file.</param>
/// <param name="Batches">The lines by payment file.</param>
public sealed record ResultsReading(
    ResultsVerdict Verdict, string Provider, MonthRef? Month, int Lines, ResultBatch[] Batches);

/// <summary>What is asked of an application.</summary>
/// <param name="Batch">The lines.</param>
public sealed record ApplyRequest(ResultBatch Batch);

/// <summary>What is asked of the answer to a provider.</summary>
/// <param name="Request">The version.</param>
/// <param name="Reading">What was read of it.</param>
public sealed record AnswerRequest(ResultsRequest Request, ResultsReading Reading);

/// <summary>How a round was closed.</summary>
/// <param name="FallBacks">Proven failures that the next round can pay.</param>
public sealed record ClosedRound(int FallBacks);
