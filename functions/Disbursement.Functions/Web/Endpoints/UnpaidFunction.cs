using Disbursement.Functions.Storage;
using Disbursement.Functions.Web.Access;
using Disbursement.Functions.Web.Actions;
using Disbursement.Functions.Web.Identity;
using Disbursement.Functions.Web.Problems;
using Disbursement.Functions.Web.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Disbursement.Functions.Web.Endpoints;

/// <summary>Lists what was sent and is not paid, with its reason and what to do; an officer sees the own units'.</summary>
/// <param name="unpaid">Reads it.</param>
public sealed class UnpaidFunction(UnpaidResults unpaid)
{
    /// <summary><c>GET months/{province}/{period}/unpaid</c>, all or <c>?state=unknown</c>, <c>?unit=148</c>.</summary>
    [Function("Unpaid")]
    [Access(
        Role.Officer, Role.Treasurer, Role.Approver, Role.Manager, Role.Administrator, Role.Reconciler)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "months/{province}/{period}/unpaid")]
        HttpRequest request,
        string province,
        string period,
        FunctionContext context)
    {
        MonthRef month = RouteParts.Month(province, period);
        Actor actor = Caller.Of(context).ForPartOf(month.Province);
        bool unknownOnly = request.Query["state"].ToString().Equals("unknown", StringComparison.OrdinalIgnoreCase);
        string unit = request.Query["unit"].ToString();
        if (unit.Length > 0 && !RouteParts.IsUnit(unit))
        {
            throw new ProblemException(RequestProblems.Route("unit"));
        }

        return Answers.Ok(await unpaid.RunAsync(
            month, actor, unknownOnly, unit.Length > 0 ? unit : null, context.CancellationToken));
    }
}
