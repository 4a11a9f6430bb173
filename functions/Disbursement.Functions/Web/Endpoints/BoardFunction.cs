using Disbursement.Functions.Storage;
using Disbursement.Functions.Web.Access;
using Disbursement.Functions.Web.Actions;
using Disbursement.Functions.Web.Identity;
using Disbursement.Functions.Web.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Disbursement.Functions.Web.Endpoints;

/// <summary>Tells which lists a month expects and how each stands; an officer sees the own units' only.</summary>
/// <param name="reader">Reads it.</param>
public sealed class BoardFunction(ReadBoard reader)
{
    /// <summary><c>GET months/{province}/{period}/board</c>.</summary>
    [Function("Board")]
    [Access(Role.Officer, Role.Treasurer, Role.Approver, Role.Manager, Role.Administrator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "months/{province}/{period}/board")]
        HttpRequest request,
        string province,
        string period,
        FunctionContext context)
    {
        MonthRef month = RouteParts.Month(province, period);
        Actor actor = Caller.Of(context).ForPartOf(month.Province);
        return Answers.Ok(await reader.RunAsync(month, actor, context.CancellationToken));
    }
}
