using Disbursement.Functions.Storage;
using Disbursement.Functions.Web.Access;
using Disbursement.Functions.Web.Actions;
using Disbursement.Functions.Web.Identity;
using Disbursement.Functions.Web.Problems;
using Disbursement.Functions.Web.Requests;
using Disbursement.Functions.Web.Views;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Disbursement.Functions.Web.Endpoints;

/// <summary>Approves exactly the files behind a root.</summary>
/// <param name="decide">Approves them.</param>
public sealed class ApproveRoundFunction(DecideRound decide)
{
    private const int RootDigits = 64;

    /// <summary><c>POST months/{province}/{period}/rounds/{round}/approval</c>.</summary>
    [Function("ApproveRound")]
    [Access(Role.Approver)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(
            AuthorizationLevel.Anonymous, "post", Route = "months/{province}/{period}/rounds/{round}/approval")]
        HttpRequest request,
        string province,
        string period,
        string round,
        [DurableClient] DurableTaskClient client,
        FunctionContext context)
    {
        var address = new RoundAddress(RouteParts.Month(province, period), RouteParts.Round(round));
        Actor actor = Caller.Of(context).For(address.Month.Province);
        ApprovalBody body = await RequestBody.ReadAsync<ApprovalBody>(request, context.CancellationToken);
        if (!IsRoot(body.Root))
        {
            throw new ProblemException(RequestProblems.Field(
                "root", "the root of the proposal, 64 hexadecimal digits"));
        }

        RoundEntity row = await decide.ApproveAsync(client, address, actor, body.Root, context.CancellationToken);
        return Answers.Accepted(new ApprovalView(
            row.State, actor.Signature, row.SignaturesNeeded - row.SignaturesMissing(), row.SignaturesNeeded));
    }

    private static bool IsRoot([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] string? text) =>
        text is { Length: RootDigits } && text.All(char.IsAsciiHexDigit);
}
