using Disbursement.Functions.Coverage;
using Disbursement.Functions.Storage;
using Disbursement.Functions.Web.Access;
using Disbursement.Functions.Web.Actions;
using Disbursement.Functions.Web.Problems;
using Disbursement.Functions.Web.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Disbursement.Functions.Web.Endpoints;

/// <summary>The settlement of a month's advance and the refund documents: counts and money, never a person.</summary>
/// <param name="reader">Reads them.</param>
public sealed class AdvanceFunction(ReadAdvance reader)
{
    /// <summary><c>GET months/{province}/{period}/advance?format=json|csv|xlsx|html|officers</c>.</summary>
    [Function("Advance")]
    [Access(Role.Manager, Role.Treasurer, Role.Approver, Role.Administrator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "months/{province}/{period}/advance")]
        HttpRequest request,
        string province,
        string period,
        FunctionContext context)
    {
        MonthRef month = RouteParts.Month(province, period);
        Caller.Of(context).For(month.Province);
        string format = QueryParts.Format(request.Query, AdvanceReports.Formats);
        return await AnswerAsync(month, format, provider: null, context);
    }

    /// <summary><c>GET months/{province}/{period}/advance/refunds/{provider}</c>.</summary>
    [Function("AdvanceRefund")]
    [Access(Role.Manager, Role.Treasurer, Role.Approver, Role.Administrator)]
    public async Task<IResult> RefundAsync(
        [HttpTrigger(
            AuthorizationLevel.Anonymous, "get", Route = "months/{province}/{period}/advance/refunds/{provider}")]
        HttpRequest request,
        string province,
        string period,
        string provider,
        FunctionContext context)
    {
        MonthRef month = RouteParts.Month(province, period);
        Caller.Of(context).For(month.Province);
        return RouteParts.IsProvider(provider)
            ? await AnswerAsync(month, "html", provider, context)
            : throw new ProblemException(MonthProblems.NothingInHand);
    }

    private async Task<IResult> AnswerAsync(MonthRef month, string format, string? provider, FunctionContext context)
    {
        (BinaryData content, string type) = await reader.RunAsync(month, format, provider, context.CancellationToken);
        return Results.Bytes(content.ToArray(), type);
    }
}
