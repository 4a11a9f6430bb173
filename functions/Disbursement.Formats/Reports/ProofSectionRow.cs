using System.Runtime.InteropServices;

namespace Disbursement.Formats.Reports;

/// <summary>Count and money of a cell. Signed, since the last column may be short.</summary>
/// <param name="Count">Payments.</param>
/// <param name="Dong">Their money in đồng.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ProofCell(long Count, long Dong);

/// <summary>A row of a table of the proof.</summary>
/// <param name="Code">The code; empty for a total.</param>
/// <param name="Name">What a reader calls it.</param>
/// <param name="Cells">Count and money by column.</param>
internal sealed record ProofSectionRow(string Code, string Name, IReadOnlyList<ProofCell> Cells)
{
    /// <summary>What the last row is called.</summary>
    public const string TotalName = "Tổng cộng";

    /// <summary>Whether it is the sum of those above.</summary>
    public bool IsTotal { get; init; }

    /// <summary>Whether nothing is left over, to the đồng.</summary>
    public bool Holds => Cells[^1] == default;
}
