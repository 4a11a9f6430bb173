using Microsoft.Extensions.Logging;

namespace Disbursement.Functions.Verification;

/// <summary>What verification says while it works. Event ids 2xx; no names, no account numbers.</summary>
internal static partial class Log
{
    [LoggerMessage(200, LogLevel.Debug, "Chunk {Chunk} of {Unit}/{List}: {Asked} accounts asked, {Remembered} remembered.")]
    public static partial void ChunkVerified(
        this ILogger logger, int chunk, string unit, string list, int asked, int remembered);

    [LoggerMessage(201, LogLevel.Information, "Institution {Institution} is asked again after attempt {Attempt}.")]
    public static partial void InquiryRetried(this ILogger logger, string institution, int attempt);

    [LoggerMessage(202, LogLevel.Warning, "Institution {Institution} did not answer for {Count} accounts; they are held.")]
    public static partial void InquiryGivenUp(this ILogger logger, string institution, int count);
}
