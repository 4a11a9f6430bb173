using Disbursement.Functions.Storage;
using Disbursement.Functions.Web.Access;
using Disbursement.Functions.Web.Actions;
using Disbursement.Functions.Web.Identity;
using Disbursement.Functions.Web.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Disbursement.Functions.Web.Endpoints;

/// <summary>
/// The persons behind a number of the comparison, for those who answer for it. Who looked at which list, and when, is in
/// the audit before the list is answered.
/// </summary>
/// <param name="persons">Reads them.</param>
/// <param name="audit">The audit.</param>
public sealed class ComparisonPersonsFunction(ComparisonPersons persons, AuditLog audit)
{
    /// <summary><c>GET months/{province}/{period}/comparison/persons?change=new&amp;unit=148&amp;format=csv</c>.</summary>
    [Function("ComparisonPersons")]
    [Access(Role.Treasurer, Role.Approver)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "months/{province}/{period}/comparison/persons")]
        HttpRequest request,
        string province,
        string period,
        FunctionContext context)
    {
        MonthRef month = RouteParts.Month(province, period);
        Actor actor = Caller.Of(context).ForPartOf(month.Province);
        PersonsQuery query = PersonsQuery.Read(request.Query);
        _ = query.Unit.Length > 0 ? actor.For(month.Province, query.Unit) : actor.For(month.Province);
        await persons.ThrowUnlessThereAsync(month, context.CancellationToken);
        await audit.AppendAsync(
            month,
            $"comparison.persons-read|{context.InvocationId}",
            "comparison.persons-read",
            actor.Signature,
            query.ToString(),
            context.CancellationToken);
        return await persons.AnswerAsync(month, query, context.CancellationToken);
    }
}
