using Disbursement.Core.Intake;
using Disbursement.Formats.Ledger;
using Disbursement.Formats.Receipts;

namespace Disbursement.Formats.Beneficiaries;

/// <summary>What came of reading a list.</summary>
/// <param name="Receipt">The answer to the officer, without clock and notice, which the app adds.</param>
/// <param name="Sha256">What names the reading: the list's bytes hashed, lower-case hexadecimal; where the officer
/// named the encoding, that is part of it.</param>
/// <param name="Index">The accepted rows; none when the file is refused as a whole.</param>
public sealed record IntakeResult(Receipt Receipt, string Sha256, ChunkIndex? Index)
{
    /// <summary>How many accepted rows have each warning or repair.</summary>
    public FindingCounts Noticed { get; init; } = new();

    /// <summary>The list can fill its slot; an index without rows empties it only if the officer meant so.</summary>
    public bool IsTaken => Index is { Rows: > 0 };
}
