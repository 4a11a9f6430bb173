using Disbursement.Functions.Storage;
using Disbursement.Functions.Watch;
using Disbursement.Functions.Web.Access;
using Disbursement.Functions.Web.Identity;
using Disbursement.Functions.Web.Problems;
using Disbursement.Functions.Web.Requests;
using Disbursement.Functions.Web.Views;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Disbursement.Functions.Web.Endpoints;

/// <summary>Tells what of a month is stopped, put aside, stuck or overdue; an officer sees the own units' only.</summary>
/// <param name="watch">Looks.</param>
public sealed class AttentionFunction(MonthWatch watch)
{
    /// <summary><c>GET months/{province}/{period}/attention</c>.</summary>
    [Function("Attention")]
    [Access(Role.Officer, Role.Treasurer, Role.Approver, Role.Manager, Role.Administrator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "months/{province}/{period}/attention")]
        HttpRequest request,
        string province,
        string period,
        [DurableClient] DurableTaskClient client,
        FunctionContext context)
    {
        MonthRef month = RouteParts.Month(province, period);
        Actor actor = Caller.Of(context).ForPartOf(month.Province);
        IReadOnlyList<Attention> found = await watch.LookAsync(client, month, context.CancellationToken)
            ?? throw new ProblemException(MonthProblems.MonthUnknown(month));
        return Answers.Ok(found.Where(item => IsFor(actor, month, item)).Select(ViewMaker.Of));
    }

    private static bool IsFor(Actor actor, MonthRef month, Attention item) => item.IsEverywhere
        ? actor.Areas.Contains(Area.Everywhere)
        : actor.Covers(month.Province, item.Unit);
}
