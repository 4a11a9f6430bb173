using Disbursement.Functions.Web.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Disbursement.Functions.Web.Endpoints;

/// <summary>Tells that the app answers.</summary>
public static class HealthFunction
{
    /// <summary><c>GET health</c>.</summary>
    [Function("Health")]
    [Anyone]
    public static IResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health")] HttpRequest request) =>
        Answers.Ok(new { status = "ready" });
}
