using Disbursement.Functions.Storage;
using Disbursement.Functions.Web.Access;
using Disbursement.Functions.Web.Actions;
using Disbursement.Functions.Web.Identity;
using Disbursement.Functions.Web.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Disbursement.Functions.Web.Endpoints;

/// <summary>Tells where a month stands; an officer sees the own units' lists only.</summary>
/// <param name="reader">Reads it.</param>
public sealed class MonthFunction(ReadMonth reader)
{
    /// <summary><c>GET months/{province}/{period}</c>.</summary>
    [Function("Month")]
    [Access(Role.Officer, Role.Treasurer, Role.Approver, Role.Manager, Role.Administrator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "months/{province}/{period}")] HttpRequest request,
        string province,
        string period,
        [DurableClient] DurableTaskClient client,
        FunctionContext context)
    {
        MonthRef month = RouteParts.Month(province, period);
        Actor actor = Caller.Of(context).ForPartOf(month.Province);
        return Answers.Ok(await reader.RunAsync(client, month, actor, context.CancellationToken));
    }
}
