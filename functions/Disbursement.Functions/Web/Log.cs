using Microsoft.Extensions.Logging;

namespace Disbursement.Functions.Web;

/// <summary>What the HTTP API says. Event ids 6xx. No tokens, no bodies, no persons.</summary>
internal static partial class Log
{
    [LoggerMessage(600, LogLevel.Error, "Call {InvocationId} of {Function} failed.")]
    public static partial void CallFailed(
        this ILogger logger, Exception failure, string function, string invocationId);

    [LoggerMessage(601, LogLevel.Warning, "{Function} refused a call: {Code}.")]
    public static partial void CallRefused(this ILogger logger, string function, string code);

    [LoggerMessage(602, LogLevel.Warning, "Nobody's tokens are believed: set Auth:DevelopmentKey or Auth:Authority.")]
    public static partial void NobodyBelieved(this ILogger logger);

    [LoggerMessage(603, LogLevel.Error, "The identity provider does not answer.")]
    public static partial void AuthorityUnreachable(this ILogger logger, Exception failure);

    [LoggerMessage(604, LogLevel.Information, "{Deed} of {Month} by {Actor}.")]
    public static partial void Done(this ILogger logger, string deed, string month, string actor);

    [LoggerMessage(605, LogLevel.Warning, "{Round} was decided and still waited: woken again.")]
    public static partial void WokenAgain(this ILogger logger, string round);

    [LoggerMessage(606, LogLevel.Warning, "{Month} is past its deadline and not closed: {Code}. {Detail}")]
    public static partial void NotClosed(this ILogger logger, string month, string code, string detail);
}
