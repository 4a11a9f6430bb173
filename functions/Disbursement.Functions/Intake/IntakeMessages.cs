using Disbursement.Formats.Beneficiaries;
using Disbursement.Formats.Receipts;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Intake;

/// <summary>One version of one file in the inbox.</summary>
/// <param name="Path">Path in the container.</param>
/// <param name="ETag">The version: a file replaced meanwhile has another.</param>
/// <param name="ArrivedAt">When the version was written.</param>
public sealed record IntakeRequest(string Path, string ETag, DateTimeOffset ArrivedAt);

/// <summary>What reading a file found: totals only, never a row.</summary>
public sealed record ListReading
{
    /// <summary>How the file stands: taken, refused as a whole, misplaced, or replaced before it was read.</summary>
    public required ListVerdict Verdict { get; init; }

    /// <summary>The month; null for a misplaced file.</summary>
    public MonthRef? Month { get; init; }

    /// <summary>Code of the unit; empty for a misplaced file.</summary>
    public string Unit { get; init; } = "";

    /// <summary><c>btxh</c>, <c>ncc</c> or <c>khac</c>.</summary>
    public string List { get; init; } = "";

    /// <summary>SHA-256 of the bytes, lower-case hexadecimal.</summary>
    public string Sha256 { get; init; } = "";

    /// <summary>Rows sent, exact repeats included.</summary>
    public int RowsSent { get; init; }

    /// <summary>Exact repeats, taken once.</summary>
    public int RowsRepeated { get; init; }

    /// <summary>Rows refused.</summary>
    public int RowsRefused { get; init; }

    /// <summary>Rows accepted.</summary>
    public int RowsAccepted { get; init; }

    /// <summary>Money of the accepted rows, in đồng.</summary>
    public long DueDong { get; init; }

    /// <summary>Accepted rows by warning and repair: <c>303:12;401:3</c>.</summary>
    public string Noticed { get; init; } = "";

    /// <summary>Chunks written.</summary>
    public int Chunks { get; init; }

    /// <summary>The same file with the totals of reading it.</summary>
    public ListReading Counting(IntakeResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        Receipt receipt = result.Receipt;
        return this with
        {
            Sha256 = result.Sha256,
            RowsSent = receipt.Sent.Rows,
            RowsRepeated = receipt.ExactRepeats.Rows,
            RowsRefused = receipt.Refused.Rows,
            RowsAccepted = receipt.Accepted.Rows,
            DueDong = receipt.Accepted.Due,
            Noticed = result.Noticed.ToString(),
            Chunks = result.Index?.Chunks.Count ?? 0,
        };
    }
}

/// <summary>How a file stands after reading.</summary>
public enum ListVerdict
{
    /// <summary>Readable: its good rows can be taken.</summary>
    Taken = 1,

    /// <summary>Refused as a whole, with the reason in the receipt.</summary>
    Refused = 2,

    /// <summary>Not where a list belongs.</summary>
    Misplaced = 3,

    /// <summary>A newer version of the same path took its place before it was read.</summary>
    Replaced = 4,
}

/// <summary>What is asked of the acceptance: the version and what was read of it.</summary>
/// <param name="Request">The version.</param>
/// <param name="Reading">What was read.</param>
public sealed record AcceptRequest(IntakeRequest Request, ListReading Reading)
{
    /// <summary>The list as a slot keeps it, without keys.</summary>
    public SlotEntity ToSlot() => new()
    {
        Unit = Reading.Unit,
        List = Reading.List,
        Path = Request.Path,
        Sha256 = Reading.Sha256,
        ArrivedAt = Request.ArrivedAt,
        RowsSent = Reading.RowsSent,
        RowsRepeated = Reading.RowsRepeated,
        RowsRefused = Reading.RowsRefused,
        RowsAccepted = Reading.RowsAccepted,
        DueDong = Reading.DueDong,
        Noticed = Reading.Noticed,
        Chunks = Reading.Chunks,
    };
}
