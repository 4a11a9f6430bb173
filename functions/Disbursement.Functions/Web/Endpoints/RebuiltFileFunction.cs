using System.Security.Cryptography;
using Disbursement.Core.Payments;
using Disbursement.Functions.Payments;
using Disbursement.Functions.Storage;
using Disbursement.Functions.Web.Access;
using Disbursement.Functions.Web.Identity;
using Disbursement.Functions.Web.Problems;
using Disbursement.Functions.Web.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Disbursement.Functions.Web.Endpoints;

/// <summary>
/// A payment file as the ledger makes it once more, for those who answer for the money: it names people and accounts, so
/// who asked for which, and whether it is the approved one, is in the audit before the answer is.
/// </summary>
/// <param name="files">The files.</param>
/// <param name="rebuilder">Makes them again.</param>
/// <param name="audit">The audit.</param>
public sealed class RebuiltFileFunction(PaymentFileStore files, FileRebuilder rebuilder, AuditLog audit)
{
    /// <summary><c>GET months/{province}/{period}/files/{file}/rebuilt</c>.</summary>
    [Function("RebuiltFile")]
    [Access(Role.Treasurer, Role.Approver)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "months/{province}/{period}/files/{file}/rebuilt")]
        HttpRequest request,
        string province,
        string period,
        string file,
        FunctionContext context)
    {
        MonthRef month = RouteParts.Month(province, period);
        Actor actor = Caller.Of(context).For(month.Province);
        PaymentFileEntity row = (FileId.TryParse(file, out _)
            ? await files.FindAsync(month, file, context.CancellationToken)
            : null) ?? throw new ProblemException(MonthProblems.FileUnknown);
        BinaryData content = await rebuilder.RebuildAsync(month, row, context.CancellationToken);
        bool isSame = Convert.ToHexStringLower(SHA256.HashData(content.ToMemory().Span)) == row.Sha256;
        await audit.AppendAsync(
            month,
            $"file.rebuilt|{context.InvocationId}",
            "file.rebuilt",
            actor.Signature,
            $"{row.RowKey} {(isSame ? "same" : "differs")}",
            context.CancellationToken);
        return Results.Bytes(content.ToArray(), PaymentPaths.ContentType(row.FileName));
    }
}
