using Disbursement.Functions.Storage;
using Disbursement.Functions.Web.Access;
using Disbursement.Functions.Web.Actions;
using Disbursement.Functions.Web.Identity;
using Disbursement.Functions.Web.Requests;
using Disbursement.Functions.Web.Views;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Disbursement.Functions.Web.Endpoints;

/// <summary>Lists what a person must decide or know; an officer sees the own units' only.</summary>
/// <param name="exceptions">The exceptions.</param>
public sealed class ExceptionsFunction(ExceptionStore exceptions)
{
    /// <summary><c>GET months/{province}/{period}/exceptions</c>, all or <c>?state=open</c>.</summary>
    [Function("Exceptions")]
    [Access(Role.Officer, Role.Treasurer, Role.Approver, Role.Manager, Role.Administrator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "months/{province}/{period}/exceptions")]
        HttpRequest request,
        string province,
        string period,
        FunctionContext context)
    {
        MonthRef month = RouteParts.Month(province, period);
        Actor actor = Caller.Of(context).ForPartOf(month.Province);
        bool openOnly = request.Query["state"].ToString().Equals("open", StringComparison.OrdinalIgnoreCase);
        IReadOnlyList<ExceptionEntity> rows = await exceptions.ListAsync(month, context.CancellationToken);
        return Answers.Ok(rows
            .Where(row => actor.Covers(month.Province, row.Unit) && (!openOnly || row.State == "Open"))
            .Select(static row => ViewMaker.Of(row, DecisionTable.Of(row))));
    }
}
