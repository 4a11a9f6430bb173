using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Disbursement.Functions.Tests.Web;

/// <summary>An endpoint whose author forgot to say who may call it, and one that breaks.</summary>
public static class ForgottenFunction
{
    [Function("Forgotten")]
    public static IResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "forgotten")] HttpRequest request) =>
        Results.Ok("everybody sees this");
}
