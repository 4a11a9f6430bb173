using Microsoft.Extensions.Logging;

namespace Disbursement.Functions.Storage;

/// <summary>What the storage says. Event ids 05x.</summary>
internal static partial class Log
{
    [LoggerMessage(50, LogLevel.Error, "{Month}: a row does not read ({Problem}); this month waits, the others go on.")]
    public static partial void RowBroken(this ILogger logger, string month, string problem);
}
