using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Disbursement.LocalRuntime.Triggers.Http;

/// <summary>Errors as <c>application/problem+json</c> (RFC 9457), without the words of exceptions.</summary>
internal static class HttpProblem
{
    /// <summary>Writes an error.</summary>
    /// <param name="context">The request.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="code">What programs may look at; it does not change.</param>
    public static Task WriteAsync(HttpContext context, int status, string code)
    {
        context.Response.StatusCode = status;
        var problem = new
        {
            type = "about:blank",
            title = ReasonPhrases.GetReasonPhrase(status) is { Length: > 0 } phrase
                ? phrase
                : status.ToString(CultureInfo.InvariantCulture),
            status,
            code,
            traceId = context.TraceIdentifier,
        };
        return context.Response.WriteAsJsonAsync(
            problem, JsonSerializerOptions.Web, "application/problem+json", context.RequestAborted);
    }
}
