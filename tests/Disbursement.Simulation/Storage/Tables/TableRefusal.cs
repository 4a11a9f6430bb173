namespace Disbursement.Simulation.Storage.Tables;

/// <summary>Why a write is refused.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Code">The service's code.</param>
internal sealed record TableRefusal(int Status, string Code);
