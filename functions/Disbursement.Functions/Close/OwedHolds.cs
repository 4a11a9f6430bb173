using Disbursement.Core.Entitlements;
using Disbursement.Core.Holds;
using Disbursement.Core.Periods;
using Disbursement.Core.Settlement;
using Disbursement.Formats.Ledger;
using Disbursement.Functions.Payments;
using Disbursement.Functions.Routing;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Close;

/// <summary>
/// Tells why money that an earlier month held and never sent still waits, and what was asked about it: from what that
/// month's close wrote down, since the reason that is carried names only the first of several.
/// </summary>
/// <param name="month">The month that closes.</param>
/// <param name="blobs">What was held.</param>
/// <param name="exceptions">What was asked.</param>
/// <param name="identifiers">Names people by hash.</param>
internal sealed class OwedHolds(MonthRef month, BlobStore blobs, ExceptionStore exceptions, Identifiers identifiers)
{
    /// <summary>How far back is looked, in months; a month that closed before its predecessor ended asks about nothing.</summary>
    private const int MonthsMax = 36;

    private readonly Dictionary<string, ILookup<(Period Period, EntitlementKey Key), HoldKind>> _held = [];

    /// <summary>What a person has carried that waits for a decision, once for each reason.</summary>
    public async Task<IReadOnlyList<OwedHold>> OfAsync(PersonFacts person, CancellationToken cancellationToken)
    {
        var owed = new List<OwedHold>();
        foreach (CarryOver carry in person.Carried.Where(
            static carry => carry.From is null && HoldDecision.StillHeldBy(carry.Reason) is not null))
        {
            foreach (HoldKind kind in await KindsAsync(carry, cancellationToken))
            {
                ExceptionEntity? question = await QuestionAsync(kind, carry, cancellationToken);
                if (kind.IsAboutList() || !IsLetGo(kind, carry, question))
                {
                    owed.Add(new OwedHold(carry, kind, question));
                }
            }
        }

        return owed;
    }

    /// <summary>What the last month that asked about an attempt asked; null when none did.</summary>
    public async Task<ExceptionEntity?> AttemptQuestionAsync(
        HoldKind kind, CarryOver carry, CancellationToken cancellationToken)
    {
        string id = ExceptionStore.IdOf(kind.ToException(), carry.From.ToString()!);
        foreach (MonthRef at in MonthsBack(carry))
        {
            if (await exceptions.FindAsync(at, id, cancellationToken) is { } question)
            {
                return question;
            }
        }

        return null;
    }

    /// <summary>Whether the month before decided that a person is paid although an event stops them.</summary>
    public async Task<bool> IsStopLetGoAsync(CarryOver carry, CancellationToken cancellationToken)
    {
        string subject = identifiers.HoldSubjectOf(month.Province, HoldKind.StoppedPerson, carry.Key);
        ExceptionEntity? question = await exceptions.FindAsync(
            month.Before(), ExceptionStore.IdOf(ExceptionKind.StoppedPerson, subject), cancellationToken);
        return HoldDecision.Of(
            HoldKind.StoppedPerson, question, DuplicateSide.OfCarried(carry.Unit, carry.Group)) == SideVerdict.Pay;
    }

    /// <summary>
    /// A question about the person was answered with yes, and another one is what the row waits for. When it waits for this
    /// one, the answer came after the month was counted: it is asked again.
    /// </summary>
    private static bool IsLetGo(HoldKind kind, CarryOver carry, ExceptionEntity? question)
    {
        SideVerdict verdict = HoldDecision.Of(kind, question, DuplicateSide.OfCarried(carry.Unit, carry.Group));
        return verdict == SideVerdict.Pay
            && HoldDecision.ReasonOf(kind, SideVerdict.Undecided).ToString() != carry.Reason;
    }

    private async Task<IReadOnlyList<HoldKind>> KindsAsync(CarryOver carry, CancellationToken cancellationToken)
    {
        foreach (MonthRef at in MonthsBack(carry))
        {
            HoldKind[] kinds =
                [.. (await HeldAsync(at, carry, cancellationToken))[(carry.Period, carry.Key)].Distinct().Order()];
            if (kinds.Length > 0)
            {
                return kinds;
            }
        }

        return [];
    }

    private async Task<ExceptionEntity?> QuestionAsync(
        HoldKind kind, CarryOver carry, CancellationToken cancellationToken)
    {
        foreach (MonthRef at in MonthsBack(carry))
        {
            Period? owed = at.ToPeriod() == carry.Period ? null : carry.Period;
            string subject = identifiers.HoldSubjectOf(month.Province, kind, carry.Key, owed);
            string id = ExceptionStore.IdOf(kind.ToException(), subject);
            if (await exceptions.FindAsync(at, id, cancellationToken) is { } question)
            {
                return question;
            }
        }

        return null;
    }

    /// <summary>The months before this one, down to the one that listed the row.</summary>
    private IEnumerable<MonthRef> MonthsBack(CarryOver carry)
    {
        MonthRef at = month.Before();
        for (int back = 0; back < MonthsMax && at.ToPeriod() >= carry.Period; back++)
        {
            yield return at;
            at = at.Before();
        }
    }

    /// <summary>What a month held of a list and of its supplements.</summary>
    private async Task<ILookup<(Period Period, EntitlementKey Key), HoldKind>> HeldAsync(
        MonthRef at, CarryOver carry, CancellationToken cancellationToken)
    {
        string prefix = Path.ChangeExtension(LedgerPaths.Held(at, carry.Unit, carry.Group, round: 1), null);
        if (!_held.TryGetValue(prefix, out ILookup<(Period Period, EntitlementKey Key), HoldKind>? held))
        {
            var holds = new List<Hold>();
            foreach (string path in await blobs.ListAsync(Containers.Ledger, prefix, cancellationToken))
            {
                using Stream stream = (await blobs.ReadAsync(Containers.Ledger, path, cancellationToken)).ToStream();
                holds.AddRange(HeldCsv.Read(stream));
            }

            _held[prefix] = held = holds.ToLookup(static hold => (hold.Period, hold.Key), static hold => hold.Kind);
        }

        return held;
    }
}
