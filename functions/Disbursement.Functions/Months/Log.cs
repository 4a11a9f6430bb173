using Microsoft.Extensions.Logging;

namespace Disbursement.Functions.Months;

/// <summary>What months and rounds say. Event ids 0xx.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Error, "{Month} round {Round} stopped: {Because}")]
    public static partial void Stopped(this ILogger logger, string month, int round, string because);

    [LoggerMessage(2, LogLevel.Warning, "{Month} is closed and nothing runs it: started again.")]
    public static partial void MonthRestarted(this ILogger logger, string month);
}
