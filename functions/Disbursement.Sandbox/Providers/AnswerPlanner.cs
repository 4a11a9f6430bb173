using System.IO.Hashing;
using System.Text;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Settlement;
using Disbursement.Sandbox.Faults;
using Disbursement.Sandbox.World;
using Microsoft.Extensions.Options;

namespace Disbursement.Sandbox.Providers;

/// <summary>One payment a provider was told to make, whatever file it came in.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Amount">Its amount.</param>
/// <param name="Keys">What the world may know it by: the account; or, for cash, the payee's id and the beneficiary's.</param>
internal sealed record ProviderPayment(EndToEndId Id, Vnd Amount, IReadOnlyList<string> Keys);

/// <summary>Decides what a provider answers. Depends on the world and the payment alone, never on clock or chance.</summary>
internal sealed class AnswerPlanner(WorldStore world, ProviderFaultPlan faults, IOptions<WildOptions> options)
{
    /// <summary>Why cash goes back that nobody came for.</summary>
    private const string NotCollected = "PO01";

    /// <summary>Why a payment that was told paid comes back: the account was closed, or the payee had moved.</summary>
    private const string AccountClosed = "AC04";
    private const string Moved = "PO03";

    /// <summary>How long after the file was made a provider says it acted.</summary>
    private static readonly TimeSpan FirstAfter = TimeSpan.FromHours(1);

    /// <summary>How much later the next file says it.</summary>
    private static readonly TimeSpan BetweenWaves = TimeSpan.FromHours(25);

    private readonly WildOptions _wild = options.Value;

    /// <summary>What is answered for the payments of one file.</summary>
    /// <param name="provider">Who answers.</param>
    /// <param name="messageId">The file's own id.</param>
    /// <param name="createdAt">When the file was made; times of the answers follow from it.</param>
    /// <param name="payments">Its payments.</param>
    public PlannedAnswers Plan(
        string provider, string messageId, DateTimeOffset createdAt, IReadOnlyList<ProviderPayment> payments)
    {
        Tally total = payments.Aggregate(Tally.None, (sum, payment) => sum.With(payment.Amount));
        List<PlannedResult> results = [.. payments.SelectMany(payment => PlanOne(provider, payment, createdAt))];
        return new PlannedAnswers(messageId, createdAt, total, results);
    }

    private IEnumerable<PlannedResult> PlanOne(string provider, ProviderPayment payment, DateTimeOffset createdAt)
    {
        Outcome outcome = world.OutcomeOf([.. payment.Keys]);
        if (outcome.Kind == OutcomeKind.Silent || faults.Hits(ProviderFault.Silent, provider, payment.Id))
        {
            yield break;
        }

        int wave = FirstWave(provider, payment, outcome);
        if (outcome.Kind == OutcomeKind.Returned && _wild.PaidBeforeReturned)
        {
            yield return Told(payment, ResultStatus.Paid, "", createdAt, wave);
            wave++;
        }

        (ResultStatus status, string reason) = outcome.Kind switch
        {
            OutcomeKind.Rejected => (ResultStatus.Rejected, outcome.Reason),
            OutcomeKind.Returned => (ResultStatus.Returned, outcome.Reason),
            OutcomeKind.Unclaimed => (ResultStatus.Unclaimed, NotCollected),
            _ => (ResultStatus.Paid, ""),
        };
        yield return Told(payment, status, reason, createdAt, wave);
        if (status == ResultStatus.Paid && AfterPaid(provider, payment) is { } after)
        {
            yield return Told(payment, after.Status, after.Reason, createdAt, wave + 1);
        }
    }

    private int FirstWave(string provider, ProviderPayment payment, Outcome outcome)
    {
        bool[] delays =
        [
            outcome.Kind == OutcomeKind.Late,
            faults.Has(ProviderFault.Late, provider),
            faults.IsInLaterHalf(provider, payment.Id),
        ];
        return delays.Count(static delay => delay);
    }

    /// <summary>What is said of a payment after it was told paid; null for nothing.</summary>
    private (ResultStatus Status, string Reason)? AfterPaid(string provider, ProviderPayment payment)
    {
        if (faults.Hits(ProviderFault.Reversal, provider, payment.Id))
        {
            bool cash = ProviderFaultPlan.KindOf(provider) is "post" or "commune";
            return (ResultStatus.Returned, cash ? Moved : AccountClosed);
        }

        bool contradicts = faults.Hits(ProviderFault.Contradictory, provider, payment.Id)
            || IsHit(payment, "contradict", _wild.ContradictPerMille);
        return contradicts ? (ResultStatus.Rejected, AccountClosed) : null;
    }

    private PlannedResult Told(
        ProviderPayment payment, ResultStatus status, string reason, DateTimeOffset createdAt, int wave)
    {
        Vnd amount = IsHit(payment, "amount", _wild.OtherAmountPerMille)
            ? payment.Amount + Vnd.FromDong(1_000)
            : payment.Amount;
        DateTimeOffset at = createdAt + FirstAfter + (wave * BetweenWaves);
        return new PlannedResult(new PaymentResult(payment.Id, status, reason, amount, at, Source: ""), wave);
    }

    private static bool IsHit(ProviderPayment payment, string what, int perMille) =>
        perMille > 0
        && XxHash3.HashToUInt64(Encoding.UTF8.GetBytes($"{what}|{payment.Id}")) % 1000 < (ulong)perMille;
}
