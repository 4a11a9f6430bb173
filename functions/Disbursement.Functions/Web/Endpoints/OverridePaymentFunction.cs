using Disbursement.Core.Payments;
using Disbursement.Core.Settlement;
using Disbursement.Functions.Settlement;
using Disbursement.Functions.Storage;
using Disbursement.Functions.Web.Access;
using Disbursement.Functions.Web.Identity;
using Disbursement.Functions.Web.Problems;
using Disbursement.Functions.Web.Requests;
using Disbursement.Functions.Web.Views;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Disbursement.Functions.Web.Endpoints;

/// <summary>Records what a person with the right to override decides about one payment.</summary>
/// <param name="overrides">Records it.</param>
/// <param name="logger">Where it says so.</param>
public sealed class OverridePaymentFunction(PaymentOverrides overrides, ILogger<OverridePaymentFunction> logger)
{
    /// <summary><c>POST months/{province}/{period}/payments/{payment}/override</c>.</summary>
    [Function("OverridePayment")]
    [Access(Role.Reconciler)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(
            AuthorizationLevel.Anonymous, "post", Route = "months/{province}/{period}/payments/{payment}/override")]
        HttpRequest request,
        string province,
        string period,
        string payment,
        FunctionContext context)
    {
        MonthRef month = RouteParts.Month(province, period);
        Actor actor = Caller.Of(context).For(month.Province);
        OverrideBody body = await RequestBody.ReadAsync<OverrideBody>(request, context.CancellationToken);
        OverrideWish wish = WishOf(payment, body, actor);
        OverrideOutcome outcome = await overrides.RunAsync(month, wish, context.CancellationToken);
        if (outcome.Refusal != OverrideRefusal.None)
        {
            throw new ProblemException(MonthProblems.OverrideRefused(outcome.Refusal));
        }

        logger.Done("payment.overridden", $"{wish.FileId} {wish.Payment} {wish.Status}", actor.Signature);
        return Answers.Ok(new DeedView(outcome.State, actor.Signature));
    }

    private static OverrideWish WishOf(string payment, OverrideBody body, Actor actor)
    {
        string reason = FreeText.Read(body.Reason, "reason", 1, FreeText.ReasonCharactersMax);
        if (!EndToEndId.TryParse(payment, out EndToEndId id))
        {
            throw new ProblemException(RequestProblems.Route("payment"));
        }

        if (!FileId.TryParse(body.File, out FileId file))
        {
            throw new ProblemException(RequestProblems.Field("file", "the id of a payment file"));
        }

        string? name = Enum.GetNames<ResultStatus>().FirstOrDefault(
            name => name.Equals(body.Status, StringComparison.OrdinalIgnoreCase));
        if (name is null)
        {
            throw new ProblemException(RequestProblems.Field(
                "status", "paid, rejected, returned, unclaimed or unknown"));
        }

        ResultStatus status = Enum.Parse<ResultStatus>(name);
        string code = body.Code ?? "";
        bool hasCode = ReasonCatalogue.Find(code).Code.Length > 0;
        return hasCode == (status != ResultStatus.Paid) && (hasCode || code.Length == 0)
            ? new OverrideWish(file.ToString(), id, status, code, actor.Signature, reason)
            : throw new ProblemException(RequestProblems.Field("code", "a reason code; none when paid"));
    }
}
