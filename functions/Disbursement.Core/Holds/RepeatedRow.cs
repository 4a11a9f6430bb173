namespace Disbursement.Core.Holds;

/// <summary>A row that was listed for the same term before. A row of the ledger.</summary>
/// <param name="Row">The row of the month that closes.</param>
/// <param name="Other">The row that another list has.</param>
/// <param name="IsOwed">Whether the other is known to be unpaid: the month before carried it over.</param>
public sealed record RepeatedRow(SeldomRow Row, SeldomRow Other, bool IsOwed)
{
    /// <summary>No personal data.</summary>
    public override string ToString() => $"RepeatedRow {Row} {Other}";
}
