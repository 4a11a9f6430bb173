using System.Text.Json.Nodes;
using Disbursement.Core.Funds;
using Disbursement.Core.Settlement;
using Disbursement.Functions.Approval;
using Disbursement.Functions.Storage;
using Disbursement.Functions.Web.Access;
using Disbursement.Functions.Web.Actions;
using Disbursement.Functions.Web.Problems;
using Disbursement.Functions.Web.Requests;
using Disbursement.Functions.Web.Views;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Disbursement.Functions.Web.Endpoints;

/// <summary>Shows a round and what it proposes.</summary>
/// <param name="rounds">The rounds.</param>
/// <param name="blobs">The ledger, which keeps the proposal.</param>
/// <param name="envelopes">What it asks of the envelopes.</param>
public sealed class RoundFunction(RoundStore rounds, BlobStore blobs, EnvelopeReview envelopes)
{
    /// <summary><c>GET months/{province}/{period}/rounds/{round}</c>.</summary>
    [Function("Round")]
    [Access(Role.Treasurer, Role.Approver, Role.Manager, Role.Administrator)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "months/{province}/{period}/rounds/{round}")]
        HttpRequest request,
        string province,
        string period,
        string round,
        [DurableClient] DurableTaskClient client,
        FunctionContext context)
    {
        MonthRef month = RouteParts.Month(province, period);
        int number = RouteParts.Round(round);
        Caller.Of(context).For(month.Province);

        RoundEntity row = await rounds.FindAsync(month, number, context.CancellationToken)
            ?? throw new ProblemException(MonthProblems.RoundUnknown(number));
        JsonNode? proposal = await blobs.FindJsonAsync<JsonNode>(
            Containers.Ledger, LedgerPaths.Proposal(month, number, row.Proposal), context.CancellationToken);
        ProgressView? progress = await ReadMonth.ProgressAsync(client, month, number, context.CancellationToken);
        EnvelopesView? funds = row.State == nameof(RoundState.Proposed)
            ? await EnvelopesAsync(month, row, context.CancellationToken)
            : null;
        return Answers.Ok(new ProposalView(ViewMaker.Of(row, progress), proposal, funds));
    }

    private async Task<EnvelopesView> EnvelopesAsync(
        MonthRef month, RoundEntity row, CancellationToken cancellationToken)
    {
        try
        {
            ReviewedEnvelopes reviewed = await envelopes.ReviewAsync(month, row, cancellationToken);
            return new EnvelopesView([.. reviewed.Lines.Select(EnvelopeView.Of)], []);
        }
        catch (EnvelopeException wrong)
        {
            return new EnvelopesView([], [.. wrong.Errors.Select(EnvelopeErrorView.Of)]);
        }
    }
}
