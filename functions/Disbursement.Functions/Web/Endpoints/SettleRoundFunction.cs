using Disbursement.Functions.Storage;
using Disbursement.Functions.Web.Access;
using Disbursement.Functions.Web.Actions;
using Disbursement.Functions.Web.Identity;
using Disbursement.Functions.Web.Requests;
using Disbursement.Functions.Web.Views;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Disbursement.Functions.Web.Endpoints;

/// <summary>Says that the providers have said their last word on a round.</summary>
/// <param name="settle">Says so.</param>
public sealed class SettleRoundFunction(SettleRound settle)
{
    /// <summary><c>POST months/{province}/{period}/rounds/{round}/settle</c>.</summary>
    [Function("SettleRound")]
    [Access(Role.Treasurer)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(
            AuthorizationLevel.Anonymous, "post", Route = "months/{province}/{period}/rounds/{round}/settle")]
        HttpRequest request,
        string province,
        string period,
        string round,
        [DurableClient] DurableTaskClient client,
        FunctionContext context)
    {
        var address = new RoundAddress(RouteParts.Month(province, period), RouteParts.Round(round));
        Actor actor = Caller.Of(context).For(address.Month.Province);
        await RequestBody.ReadAsync<EmptyBody>(request, context.CancellationToken);
        RoundEntity row = await settle.RunAsync(client, address, actor, context.CancellationToken);
        return Answers.Accepted(new DeedView(row.State, actor.Signature));
    }
}
