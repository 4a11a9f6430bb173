using System.Text.Json.Nodes;
using Disbursement.Functions.Storage;
using Microsoft.AspNetCore.Http;

namespace Disbursement.Functions.Web.Problems;

/// <summary>Writes a problem as the answer.</summary>
/// <param name="problem">The problem.</param>
public sealed class ProblemResult(Problem problem) : IResult
{
    /// <inheritdoc />
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        var body = new JsonObject
        {
            ["type"] = $"urn:disbursement:problem:{problem.Code}",
            ["title"] = problem.Title,
            ["status"] = problem.Status,
            ["detail"] = problem.Detail,
            ["code"] = problem.Code,
            ["action"] = problem.Action,
        };
        foreach ((string name, object value) in problem.Extensions)
        {
            body[name] = System.Text.Json.JsonSerializer.SerializeToNode(value, StoreJson.Options);
        }

        HttpResponse response = httpContext.Response;
        response.StatusCode = problem.Status;
        response.ContentType = Problem.ContentType;
        if (problem.Status == StatusCodes.Status401Unauthorized)
        {
            // RFC 6750 section 3: say which scheme would have been understood.
            response.Headers.WWWAuthenticate = "Bearer realm=\"disbursement\"";
        }

        await response.WriteAsync(body.ToJsonString(StoreJson.Options), httpContext.RequestAborted);
    }
}
