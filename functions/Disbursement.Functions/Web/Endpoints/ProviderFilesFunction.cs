using Disbursement.Functions.Web.Access;
using Disbursement.Functions.Web.Actions;
using Disbursement.Functions.Web.Identity;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Disbursement.Functions.Web.Endpoints;

/// <summary>Lists a provider's own released files with addresses to read them.</summary>
/// <param name="files">Finds them.</param>
public sealed class ProviderFilesFunction(ProviderFiles files)
{
    /// <summary><c>GET provider/files</c>, all or <c>?state=open</c>: those not answered yet.</summary>
    [Function("ProviderFiles")]
    [Access(Role.Provider)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "provider/files")] HttpRequest request,
        FunctionContext context)
    {
        Actor actor = Caller.Of(context);
        bool openOnly = request.Query["state"].ToString().Equals("open", StringComparison.OrdinalIgnoreCase);
        return Answers.Ok(await files.ListAsync(actor, openOnly, context.CancellationToken));
    }

    /// <summary><c>POST provider/files/{fileId}/fetched</c>.</summary>
    [Function("ProviderFileFetched")]
    [Access(Role.Provider)]
    public async Task<IResult> FetchedAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "provider/files/{fileId}/fetched")]
        HttpRequest request,
        string fileId,
        FunctionContext context)
    {
        Actor actor = Caller.Of(context);
        await Requests.RequestBody.ReadAsync<Requests.EmptyBody>(request, context.CancellationToken);
        return Answers.Ok(await files.FetchedAsync(actor, fileId, context.CancellationToken));
    }
}
