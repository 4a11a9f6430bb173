namespace Disbursement.Sandbox.Providers;

/// <summary>What the providers log: files and counts, never people.</summary>
internal static partial class Log
{
    [LoggerMessage(901, LogLevel.Information, "Answered {FileId}.")]
    public static partial void FileAnswered(this ILogger logger, string fileId);

    [LoggerMessage(902, LogLevel.Error, "Cannot read {FileId}; it stays unanswered: {Problem}")]
    public static partial void FileNotReadable(this ILogger logger, string fileId, string problem);

    [LoggerMessage(903, LogLevel.Warning, "The app did not answer ({Problem}, HTTP {Status}); looking again soon.")]
    public static partial void StepFailed(this ILogger logger, string problem, int status);
}
