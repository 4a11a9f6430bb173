using Disbursement.Functions.Storage;
using Disbursement.Functions.Web.Access;
using Disbursement.Functions.Web.Actions;
using Disbursement.Functions.Web.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Disbursement.Functions.Web.Endpoints;

/// <summary>The proof of a month and the rows behind it: counts, money and identifiers of payments, never a person.</summary>
/// <param name="reader">Reads it.</param>
public sealed class ProofFunction(ReadProof reader)
{
    /// <summary><c>GET months/{province}/{period}/proof?format=json|html|xlsx</c>.</summary>
    [Function("Proof")]
    [Access(Role.Manager, Role.Treasurer, Role.Approver, Role.Administrator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "months/{province}/{period}/proof")]
        HttpRequest request,
        string province,
        string period,
        FunctionContext context)
    {
        MonthRef month = RouteParts.Month(province, period);
        Caller.Of(context).For(month.Province);
        string format = QueryParts.Format(request.Query, "json", "html", "xlsx");
        (BinaryData content, string type) = await reader.RunAsync(month, format, context.CancellationToken);
        return Results.Bytes(content.ToArray(), type);
    }

    /// <summary><c>GET months/{province}/{period}/files/{file}/rows</c>.</summary>
    [Function("ProofRows")]
    [Access(Role.Manager, Role.Treasurer, Role.Approver, Role.Administrator)]
    public async Task<IResult> RowsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "months/{province}/{period}/files/{file}/rows")]
        HttpRequest request,
        string province,
        string period,
        string file,
        FunctionContext context)
    {
        MonthRef month = RouteParts.Month(province, period);
        Caller.Of(context).For(month.Province);
        BinaryData rows = await reader.RowsAsync(month, file, context.CancellationToken);
        return Results.Bytes(rows.ToArray(), LedgerBytes.ContentType);
    }
}
