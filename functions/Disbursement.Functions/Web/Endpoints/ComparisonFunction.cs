using Disbursement.Functions.Close;
using Disbursement.Functions.Storage;
using Disbursement.Functions.Web.Access;
using Disbursement.Functions.Web.Problems;
using Disbursement.Functions.Web.Requests;
using Disbursement.Functions.Web.Views;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Disbursement.Functions.Web.Endpoints;

/// <summary>Shows what changed against the month before: counts and money by unit and commune, never a person.</summary>
/// <param name="comparer">The comparison.</param>
public sealed class ComparisonFunction(MonthComparer comparer)
{
    /// <summary><c>GET months/{province}/{period}/comparison</c>.</summary>
    [Function("Comparison")]
    [Access(Role.Treasurer, Role.Approver, Role.Manager, Role.Administrator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "months/{province}/{period}/comparison")]
        HttpRequest request,
        string province,
        string period,
        FunctionContext context)
    {
        MonthRef month = RouteParts.Month(province, period);
        Caller.Of(context).For(month.Province);
        ComparedMonth compared = await comparer.FindAsync(month, context.CancellationToken)
            ?? throw new ProblemException(MonthProblems.ComparisonUnknown);
        return Answers.Ok(ComparisonView.Of(compared.Comparison));
    }
}
