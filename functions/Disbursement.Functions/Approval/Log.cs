using Microsoft.Extensions.Logging;

namespace Disbursement.Functions.Approval;

/// <summary>What release says. Event ids 4xx.</summary>
internal static partial class Log
{
    [LoggerMessage(400, LogLevel.Information, "{Month} round {Round}: {Files} files released to {Provider}.")]
    public static partial void ProviderReleased(
        this ILogger logger, string month, int round, string provider, int files);

    [LoggerMessage(401, LogLevel.Information, "{Month} round {Round}: released, {Files} files in all.")]
    public static partial void RoundReleased(this ILogger logger, string month, int round, int files);
}
