using System.IO.Hashing;
using System.Text;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Settlement;
using Disbursement.Sandbox.World;
using Microsoft.Extensions.Options;

namespace Disbursement.Sandbox.Providers;

/// <summary>One payment a provider was told to make, whatever file it came in.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Amount">Its amount.</param>
/// <param name="Keys">What the world may know it by: the account; or, for cash, the payee's id and the beneficiary's.</param>
internal sealed record ProviderPayment(EndToEndId Id, Vnd Amount, IReadOnlyList<string> Keys);

/// <summary>Decides what a provider answers. Depends on the world and the payment alone, never on clock or chance.</summary>
internal sealed class AnswerPlanner(WorldStore world, IOptions<WildOptions> options)
{
    /// <summary>Why cash goes back that nobody came for.</summary>
    private const string NotCollected = "PO01";

    /// <summary>How long after the file was made a provider says it acted.</summary>
    private static readonly TimeSpan FirstAfter = TimeSpan.FromHours(1);

    /// <summary>The same, for what comes in the later file.</summary>
    private static readonly TimeSpan LaterAfter = TimeSpan.FromHours(26);

    private readonly WildOptions _wild = options.Value;

    /// <summary>What is answered for the payments of one file.</summary>
    /// <param name="messageId">The file's own id.</param>
    /// <param name="createdAt">When the file was made; times of the answers follow from it.</param>
    /// <param name="payments">Its payments.</param>
    public PlannedAnswers Plan(string messageId, DateTimeOffset createdAt, IReadOnlyList<ProviderPayment> payments)
    {
        Tally total = payments.Aggregate(Tally.None, (sum, payment) => sum.With(payment.Amount));
        List<PlannedResult> results = [.. payments.SelectMany(payment => PlanOne(payment, createdAt))];
        return new PlannedAnswers(messageId, createdAt, total, results);
    }

    private IEnumerable<PlannedResult> PlanOne(ProviderPayment payment, DateTimeOffset createdAt)
    {
        Outcome outcome = world.OutcomeOf([.. payment.Keys]);
        if (outcome.Kind == OutcomeKind.Silent)
        {
            yield break;
        }

        bool twoSteps = outcome.Kind == OutcomeKind.Returned && _wild.PaidBeforeReturned;
        if (twoSteps)
        {
            yield return Told(payment, ResultStatus.Paid, "", createdAt, wave: 0);
        }

        (ResultStatus status, string reason) = outcome.Kind switch
        {
            OutcomeKind.Rejected => (ResultStatus.Rejected, outcome.Reason),
            OutcomeKind.Returned => (ResultStatus.Returned, outcome.Reason),
            OutcomeKind.Unclaimed => (ResultStatus.Unclaimed, NotCollected),
            _ => (ResultStatus.Paid, ""),
        };
        bool later = outcome.Kind == OutcomeKind.Late || twoSteps;
        yield return Told(payment, status, reason, createdAt, later ? 1 : 0);
        if (status == ResultStatus.Paid && IsHit(payment, "contradict", _wild.ContradictPerMille))
        {
            yield return Told(payment, ResultStatus.Rejected, "AC04", createdAt, wave: 1);
        }
    }

    private PlannedResult Told(
        ProviderPayment payment, ResultStatus status, string reason, DateTimeOffset createdAt, int wave)
    {
        Vnd amount = IsHit(payment, "amount", _wild.OtherAmountPerMille)
            ? payment.Amount + Vnd.FromDong(1_000)
            : payment.Amount;
        DateTimeOffset at = createdAt + (wave == 0 ? FirstAfter : LaterAfter);
        return new PlannedResult(new PaymentResult(payment.Id, status, reason, amount, at, Source: ""), wave);
    }

    private static bool IsHit(ProviderPayment payment, string what, int perMille) =>
        perMille > 0
        && XxHash3.HashToUInt64(Encoding.UTF8.GetBytes($"{what}|{payment.Id}")) % 1000 < (ulong)perMille;
}
