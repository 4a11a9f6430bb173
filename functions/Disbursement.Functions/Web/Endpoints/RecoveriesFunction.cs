using Disbursement.Formats.Reports;
using Disbursement.Functions.Coverage;
using Disbursement.Functions.Recovery;
using Disbursement.Functions.Storage;
using Disbursement.Functions.Web.Access;
using Disbursement.Functions.Web.Identity;
using Disbursement.Functions.Web.Problems;
using Disbursement.Functions.Web.Requests;
using Disbursement.Functions.Web.Views;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Disbursement.Functions.Web.Endpoints;

/// <summary>
/// What a month found to be paid too much, for those who recover it. Who looked, and when, is in the audit before the list
/// is answered.
/// </summary>
/// <param name="months">The months.</param>
/// <param name="recoveries">Reads it.</param>
/// <param name="audit">The audit.</param>
public sealed class RecoveriesFunction(MonthStore months, RecoveryList recoveries, AuditLog audit)
{
    /// <summary><c>GET months/{province}/{period}/recoveries?unit=148&amp;format=json|csv|html</c>.</summary>
    [Function("Recoveries")]
    [Access(Role.Treasurer, Role.Approver)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "months/{province}/{period}/recoveries")]
        HttpRequest request,
        string province,
        string period,
        FunctionContext context)
    {
        MonthRef month = RouteParts.Month(province, period);
        Actor actor = Caller.Of(context).ForPartOf(month.Province);
        string unit = QueryParts.Unit(request.Query);
        string format = QueryParts.Format(request.Query, "json", "csv", "html");
        _ = unit.Length > 0 ? actor.For(month.Province, unit) : actor.For(month.Province);
        if (await months.FindAsync(month, context.CancellationToken) is null)
        {
            throw new ProblemException(MonthProblems.MonthUnknown(month));
        }

        await audit.AppendAsync(
            month,
            $"recoveries.read|{context.InvocationId}",
            "recoveries.read",
            actor.Signature,
            $"unit {(unit.Length > 0 ? unit : "all")} as {format}",
            context.CancellationToken);
        IReadOnlyList<RecoveryLine> lines = await recoveries.ReadAsync(month, unit, context.CancellationToken);
        return format switch
        {
            "html" => Results.Bytes(recoveries.Page(month, lines).ToArray(), ProofReports.HtmlType),
            "csv" => Results.Bytes(
                RecoveryList.Sheet(lines).ToArray(), LedgerBytes.ContentType),
            _ => Answers.Ok(RecoveriesView.Of(lines)),
        };
    }
}
