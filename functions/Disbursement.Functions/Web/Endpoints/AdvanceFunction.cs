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
    private const int ProviderLengthMax = 20;

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
        string format = request.Query["format"].ToString() is { Length: > 0 } text ? text : "json";
        return AdvanceReports.Formats.Contains(format)
            ? await AnswerAsync(month, format, provider: null, context)
            : throw new ProblemException(RequestProblems.Field("format", "json, csv, xlsx, html or officers"));
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
        bool isCode = provider.Length is > 0 and <= ProviderLengthMax
            && provider.All(static letter => char.IsAsciiDigit(letter) || char.IsAsciiLetterLower(letter) || letter == '-');
        return isCode
            ? await AnswerAsync(month, "html", provider, context)
            : throw new ProblemException(MonthProblems.NothingInHand);
    }

    private async Task<IResult> AnswerAsync(MonthRef month, string format, string? provider, FunctionContext context)
    {
        (BinaryData content, string type) = await reader.RunAsync(month, format, provider, context.CancellationToken);
        return Results.Bytes(content.ToArray(), type);
    }
}
