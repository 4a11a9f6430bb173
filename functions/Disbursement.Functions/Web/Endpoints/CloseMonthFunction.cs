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

/// <summary>Closes a month's intake.</summary>
/// <param name="close">Closes it.</param>
public sealed class CloseMonthFunction(CloseMonth close)
{
    /// <summary><c>POST months/{province}/{period}/close</c>.</summary>
    [Function("CloseMonth")]
    [Access(Role.Treasurer)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "months/{province}/{period}/close")]
        HttpRequest request,
        string province,
        string period,
        [DurableClient] DurableTaskClient client,
        FunctionContext context)
    {
        MonthRef month = RouteParts.Month(province, period);
        Actor actor = Caller.Of(context).For(month.Province);
        CloseBody body = await RequestBody.ReadAsync<CloseBody>(request, context.CancellationToken);
        string because = FreeText.Read(body.Reason, "reason", charactersMin: 0, FreeText.ReasonCharactersMax);
        MonthEntity row = await close.RunAsync(
            client, month, actor, new CloseChoice(body.AcceptMissing, because), context.CancellationToken);
        return Answers.Accepted(new DeedView(row.State, actor.Signature));
    }
}
