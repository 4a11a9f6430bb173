using Disbursement.Functions.Storage;
using Disbursement.Functions.Web.Access;
using Disbursement.Functions.Web.Problems;
using Disbursement.Functions.Web.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Disbursement.Functions.Web.Endpoints;

/// <summary>Shows coverage as it was published: per unit and group, counts and money, never a person.</summary>
/// <param name="blobs">The reports.</param>
public sealed class CoverageFunction(BlobStore blobs)
{
    /// <summary><c>GET months/{province}/{period}/coverage</c>.</summary>
    [Function("Coverage")]
    [Access(Role.Manager, Role.Treasurer, Role.Approver, Role.Administrator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "months/{province}/{period}/coverage")]
        HttpRequest request,
        string province,
        string period,
        FunctionContext context)
    {
        MonthRef month = RouteParts.Month(province, period);
        Caller.Of(context).For(month.Province);
        BinaryData? published = await blobs.FindAsync(
            Containers.Reports, $"{month.Folder}/coverage.json", context.CancellationToken);
        return published is null
            ? throw new ProblemException(MonthProblems.CoverageUnknown)
            : Results.Bytes(published.ToArray(), StoreJson.ContentType);
    }
}
