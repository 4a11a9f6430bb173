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

/// <summary>Sends a proposal back with a reason.</summary>
/// <param name="decide">Sends it back.</param>
public sealed class SendBackRoundFunction(DecideRound decide)
{
    /// <summary><c>POST months/{province}/{period}/rounds/{round}/send-back</c>.</summary>
    [Function("SendBackRound")]
    [Access(Role.Approver)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(
            AuthorizationLevel.Anonymous, "post", Route = "months/{province}/{period}/rounds/{round}/send-back")]
        HttpRequest request,
        string province,
        string period,
        string round,
        [DurableClient] DurableTaskClient client,
        FunctionContext context)
    {
        var address = new RoundAddress(RouteParts.Month(province, period), RouteParts.Round(round));
        Actor actor = Caller.Of(context).For(address.Month.Province);
        SendBackBody body = await RequestBody.ReadAsync<SendBackBody>(request, context.CancellationToken);
        string reason = FreeText.Read(body.Reason, "reason", 1, FreeText.ReasonCharactersMax);
        RoundEntity row = await decide.SendBackAsync(
            client, address, actor, body.Root ?? "", reason, context.CancellationToken);
        return Answers.Accepted(new DeedView(row.State, actor.Signature));
    }
}
