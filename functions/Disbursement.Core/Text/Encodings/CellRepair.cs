namespace Disbursement.Core.Text.Encodings;

/// <summary>What became of a cell that may hold text of an old encoding.</summary>
/// <param name="Text">The text to use: repaired, or as it stood.</param>
/// <param name="From">The encoding it was repaired from; none when it stands as it was.</param>
public readonly record struct CellRepair(string Text, TextEncodingKind? From)
{
    /// <summary>Tells whether the text was changed; then somebody should be told.</summary>
    public bool IsRepaired => From is not null;
}
