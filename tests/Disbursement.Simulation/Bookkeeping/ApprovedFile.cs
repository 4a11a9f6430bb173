namespace Disbursement.Simulation.Bookkeeping;

/// <summary>A file that was on the table when a round was approved.</summary>
/// <param name="Provider">Whose it is.</param>
/// <param name="Name">Its name in the provider's folder.</param>
/// <param name="FileId">The payment file that it is, or is printed of.</param>
/// <param name="Sha256">The hash of its bytes.</param>
/// <param name="IsPrinted">Whether it says again, for paper, what the payment file says.</param>
internal sealed record ApprovedFile(string Provider, string Name, string FileId, string Sha256, bool IsPrinted);
