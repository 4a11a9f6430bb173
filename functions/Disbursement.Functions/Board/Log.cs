using Microsoft.Extensions.Logging;

namespace Disbursement.Functions.Board;

/// <summary>What the board says. Event ids 12x; counts only.</summary>
internal static partial class Log
{
    [LoggerMessage(120, LogLevel.Information, "{Month}: {Units} units reminded ({Moment}).")]
    public static partial void UnitsReminded(this ILogger logger, string month, string moment, int units);
}
