using Microsoft.Extensions.Logging;

namespace Disbursement.Functions.Settlement;

/// <summary>What settlement says while it works. Event ids 45x; EndToEndIds at most, never a person or a file name.</summary>
internal static partial class Log
{
    [LoggerMessage(450, LogLevel.Debug, "{FileId}: part {Number} with {Count} results applied.")]
    public static partial void PartApplied(this ILogger logger, string fileId, int number, int count);

    [LoggerMessage(451, LogLevel.Information, "{Instance}: result file of {Provider} with {Lines} lines: {Verdict}.")]
    public static partial void ResultsAnswered(
        this ILogger logger, string instance, string provider, int lines, string verdict);

    [LoggerMessage(452, LogLevel.Warning, "A message on settlement-results is put aside: {Reason}.")]
    public static partial void MessageRefused(this ILogger logger, string reason);

    [LoggerMessage(453, LogLevel.Warning, "{Count} messages about {FileId} are given back: {Reason}.")]
    public static partial void MessagesGivenBack(this ILogger logger, int count, string fileId, string reason);

    [LoggerMessage(454, LogLevel.Information, "{Month} round {Round}: settled, {Open} payments without an answer.")]
    public static partial void RoundSettled(this ILogger logger, string month, int round, int open);

    [LoggerMessage(455, LogLevel.Warning, "{FileId} is overdue: {Open} payments without an answer.")]
    public static partial void FileOverdue(this ILogger logger, string fileId, int open);

    [LoggerMessage(456, LogLevel.Error, "{Key} of {Provider}: the reader was brought down ({Cause}); the file is set aside.")]
    public static partial void ResultsSetAside(this ILogger logger, string key, string provider, string cause);
}
