namespace Disbursement.Simulation.Hub;

/// <summary>How likely what goes wrong at one request to storage.</summary>
/// <param name="Crash">The process dies, before the request took effect or after.</param>
/// <param name="Busy">Storage answers 503, before it took effect or after.</param>
/// <param name="Lost">The connection breaks, before it took effect or after.</param>
/// <param name="Retries">How often the clients repeat by themselves.</param>
internal sealed record TableHubFaults(double Crash, double Busy, double Lost, int Retries);
