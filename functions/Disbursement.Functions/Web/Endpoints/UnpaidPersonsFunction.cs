using Disbursement.Functions.Coverage;
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
/// The people whom a month has not paid, as a page to print, for those who answer for them. Who looked, and when, is in
/// the audit before the page is answered.
/// </summary>
/// <param name="months">The months.</param>
/// <param name="persons">Writes the page.</param>
/// <param name="audit">The audit.</param>
public sealed class UnpaidPersonsFunction(MonthStore months, UnpaidPersons persons, AuditLog audit)
{
    /// <summary><c>GET months/{province}/{period}/unpaid/persons?unit=148&amp;state=unknown</c>: HTML.</summary>
    [Function("UnpaidPersons")]
    [Access(Role.Treasurer, Role.Approver)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "months/{province}/{period}/unpaid/persons")]
        HttpRequest request,
        string province,
        string period,
        FunctionContext context)
    {
        MonthRef month = RouteParts.Month(province, period);
        Actor actor = Caller.Of(context).ForPartOf(month.Province);
        string unit = QueryParts.Unit(request.Query);
        _ = unit.Length > 0 ? actor.For(month.Province, unit) : actor.For(month.Province);
        bool openOnly = request.Query["state"].ToString().Equals("unknown", StringComparison.OrdinalIgnoreCase);
        if (await months.FindAsync(month, context.CancellationToken) is null)
        {
            throw new ProblemException(MonthProblems.MonthUnknown(month));
        }

        await audit.AppendAsync(
            month,
            $"unpaid.persons-read|{context.InvocationId}",
            "unpaid.persons-read",
            actor.Signature,
            $"unit {(unit.Length > 0 ? unit : "all")}{(openOnly ? " unknown" : "")}",
            context.CancellationToken);
        BinaryData page = await persons.PageAsync(month, unit, openOnly, context.CancellationToken);
        return Results.Bytes(page.ToArray(), ProofReports.HtmlType);
    }
}
