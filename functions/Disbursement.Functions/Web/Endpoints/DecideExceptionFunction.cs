using Disbursement.Functions.Storage;
using Disbursement.Functions.Web.Access;
using Disbursement.Functions.Web.Actions;
using Disbursement.Functions.Web.Identity;
using Disbursement.Functions.Web.Problems;
using Disbursement.Functions.Web.Requests;
using Disbursement.Functions.Web.Views;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Disbursement.Functions.Web.Endpoints;

/// <summary>Records a person's decision about an exception.</summary>
/// <param name="exceptions">The exceptions.</param>
/// <param name="decide">Records it.</param>
public sealed class DecideExceptionFunction(ExceptionStore exceptions, ExceptionDecisions decide)
{
    /// <summary><c>POST months/{province}/{period}/exceptions/{id}/decision</c>.</summary>
    [Function("DecideException")]
    [Access(Role.Treasurer)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(
            AuthorizationLevel.Anonymous, "post", Route = "months/{province}/{period}/exceptions/{id}/decision")]
        HttpRequest request,
        string province,
        string period,
        string id,
        [DurableClient] DurableTaskClient client,
        FunctionContext context)
    {
        MonthRef month = RouteParts.Month(province, period);
        Actor actor = Caller.Of(context).For(month.Province);
        DecisionBody body = await RequestBody.ReadAsync<DecisionBody>(request, context.CancellationToken);
        string reason = FreeText.Read(body.Reason, "reason", 1, FreeText.ReasonCharactersMax);
        ExceptionEntity row = await exceptions.FindAsync(
            month, RouteParts.ExceptionId(id), context.CancellationToken)
            ?? throw new ProblemException(MonthProblems.ExceptionUnknown);
        ExceptionEntity decided = await decide.RunAsync(
            client, month, row, actor, body.Decision ?? "", reason, context.CancellationToken);
        return Answers.Ok(ViewMaker.Of(decided, []));
    }
}
