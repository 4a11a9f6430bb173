using Microsoft.Extensions.Logging;

namespace Disbursement.Functions.Intake;

/// <summary>What intake says while it works. Event ids 1xx; no file names (officers put people's names there).</summary>
internal static partial class Log
{
    [LoggerMessage(100, LogLevel.Debug, "Reading started: {InstanceId}.")]
    public static partial void IntakeStarted(this ILogger logger, string instanceId);

    [LoggerMessage(101, LogLevel.Debug, "Reading runs already: {InstanceId}.")]
    public static partial void IntakeRunning(this ILogger logger, string instanceId);

    [LoggerMessage(102, LogLevel.Information, "{Month} {Unit}/{List}: {Accepted} rows taken, {Refused} refused: {Decision}.")]
    public static partial void ListAnswered(
        this ILogger logger, string month, string unit, string list, int accepted, int refused, string decision);

    [LoggerMessage(103, LogLevel.Warning, "A file was refused: {Reason}.")]
    public static partial void FileRefused(this ILogger logger, string reason);

    [LoggerMessage(104, LogLevel.Warning, "{Count} files had no answer and are read now.")]
    public static partial void SweepStarted(this ILogger logger, int count);

    [LoggerMessage(105, LogLevel.Error, "{Month} {Unit}/{List}: the reader was brought down ({Cause}); the file is set aside.")]
    public static partial void ListSetAside(this ILogger logger, string month, string unit, string list, string cause);
}
