using Microsoft.Extensions.Logging;

namespace Disbursement.Functions.Coverage;

/// <summary>What coverage says while it works. Event ids 5xx; counts only.</summary>
internal static partial class Log
{
    [LoggerMessage(500, LogLevel.Debug, "{Month} {Unit}: {Beneficiaries} beneficiaries counted.")]
    public static partial void UnitCounted(this ILogger logger, string month, string unit, int beneficiaries);

    [LoggerMessage(501, LogLevel.Information, "{Month}: coverage of {Units} units published.")]
    public static partial void CoveragePublished(this ILogger logger, string month, int units);

    [LoggerMessage(502, LogLevel.Information, "{Month}: settled, {Paid} paid, {Returned} returned, {Open} open or held.")]
    public static partial void MonthSettled(this ILogger logger, string month, long paid, long returned, long open);
}
