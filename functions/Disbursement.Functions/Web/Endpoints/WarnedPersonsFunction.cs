using Disbursement.Functions.Storage;
using Disbursement.Functions.Web.Access;
using Disbursement.Functions.Web.Actions;
using Disbursement.Functions.Web.Identity;
using Disbursement.Functions.Web.Problems;
using Disbursement.Functions.Web.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Disbursement.Functions.Web.Endpoints;

/// <summary>
/// The persons behind a warning of a month, for those who answer for it. Who looked at which list, and when, is in the
/// audit before the list is answered.
/// </summary>
/// <param name="months">The months.</param>
/// <param name="persons">Reads them.</param>
/// <param name="audit">The audit.</param>
public sealed class WarnedPersonsFunction(MonthStore months, WarnedPersons persons, AuditLog audit)
{
    /// <summary><c>GET months/{province}/{period}/warnings/362/persons?unit=148&amp;format=csv</c>.</summary>
    [Function("WarnedPersons")]
    [Access(Role.Treasurer, Role.Approver)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "months/{province}/{period}/warnings/{number}/persons")]
        HttpRequest request,
        string province,
        string period,
        string number,
        FunctionContext context)
    {
        MonthRef month = RouteParts.Month(province, period);
        Actor actor = Caller.Of(context).ForPartOf(month.Province);
        WarnedQuery query = WarnedQuery.Read(number, request.Query);
        _ = query.Unit.Length > 0 ? actor.For(month.Province, query.Unit) : actor.For(month.Province);
        if (await months.FindAsync(month, context.CancellationToken) is null)
        {
            throw new ProblemException(MonthProblems.MonthUnknown(month));
        }

        await audit.AppendAsync(
            month,
            $"warnings.persons-read|{context.InvocationId}",
            "warnings.persons-read",
            actor.Signature,
            query.ToString(),
            context.CancellationToken);
        return await persons.AnswerAsync(month, query, context.CancellationToken);
    }
}
