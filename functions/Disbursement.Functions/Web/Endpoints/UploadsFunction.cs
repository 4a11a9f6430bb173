using Disbursement.Functions.Web.Access;
using Disbursement.Functions.Web.Actions;
using Disbursement.Functions.Web.Identity;
using Disbursement.Functions.Web.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Disbursement.Functions.Web.Endpoints;

/// <summary>Opens a place for one file: an officer's list or a provider's result.</summary>
/// <param name="uploads">Grants it.</param>
public sealed class UploadsFunction(GrantUpload uploads)
{
    /// <summary><c>POST uploads</c>.</summary>
    [Function("Uploads")]
    [Access(Role.Officer, Role.Provider)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "uploads")] HttpRequest request,
        FunctionContext context)
    {
        Actor actor = Caller.Of(context);
        UploadBody body = await RequestBody.ReadAsync<UploadBody>(request, context.CancellationToken);
        return Answers.Ok(await uploads.RunAsync(actor, body, context.CancellationToken));
    }
}
