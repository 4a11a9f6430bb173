namespace Disbursement.Functions.Close;

/// <summary>A row whose account receives for many people.</summary>
/// <param name="Account">The account, by its hash: rows of one account have the same.</param>
/// <param name="Side">The row.</param>
public sealed record SharedAccountLine(string Account, DuplicateSide Side);
