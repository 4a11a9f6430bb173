using Disbursement.Functions.Storage;
using Disbursement.Functions.Web.Access;
using Disbursement.Functions.Web.Requests;
using Disbursement.Functions.Web.Views;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Disbursement.Functions.Web.Endpoints;

/// <summary>Lists a month's payment files and how far each is answered.</summary>
/// <param name="files">The files.</param>
public sealed class FilesFunction(PaymentFileStore files)
{
    /// <summary><c>GET months/{province}/{period}/files</c>.</summary>
    [Function("Files")]
    [Access(Role.Treasurer, Role.Approver, Role.Manager, Role.Administrator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "months/{province}/{period}/files")]
        HttpRequest request,
        string province,
        string period,
        FunctionContext context)
    {
        MonthRef month = RouteParts.Month(province, period);
        Caller.Of(context).For(month.Province);
        IReadOnlyList<PaymentFileEntity> rows = await files.ListAsync(month, round: null, context.CancellationToken);
        return Answers.Ok(rows.Select(ViewMaker.Of));
    }
}
