using System.Runtime.InteropServices;
using Disbursement.Core.Programmes;
using Disbursement.Core.Settlement;

namespace Disbursement.Core.Routing;

/// <summary>One step of a chain: the way that is tried next.</summary>
public enum FallBackStep
{
    /// <summary>Another bank account of the payee.</summary>
    Bank,

    /// <summary>Another account of the payee that is a wallet.</summary>
    Wallet,

    /// <summary>Another account of the payee that is mobile money.</summary>
    MobileMoney,

    /// <summary>Cash, as the cash table has it for the row: at home for who is frail.</summary>
    Cash,

    /// <summary>Cash at a pay-point.</summary>
    Post,

    /// <summary>Cash at home, by the post office.</summary>
    PostHome,

    /// <summary>Cash at home, by a commune officer.</summary>
    CommuneHome,
}

/// <summary>One rule of the chain; the first that fits decides.</summary>
/// <param name="Failed">The channels after whose proven failure it holds.</param>
/// <param name="Reasons">The codes of <see cref="ReasonCatalogue"/> it is for; <see langword="null"/> for any.</param>
/// <param name="Classes">The classes of reasons it is for; <see langword="null"/> for any.</param>
/// <param name="Provinces">The 2-digit codes of the provinces; <see langword="null"/> for all.</param>
/// <param name="Frail">Whether the beneficiary must be frail, must not be, or either (<see langword="null"/>).</param>
/// <param name="Groups">The groups; <see langword="null"/> for any.</param>
/// <param name="To">The steps, in order; the first that is possible is taken. None: the month has nothing left.</param>
public sealed record FallBackRule(
    IReadOnlyList<ChannelKind> Failed,
    IReadOnlyList<string>? Reasons,
    IReadOnlyList<ReasonClass>? Classes,
    IReadOnlyList<string>? Provinces,
    bool? Frail,
    IReadOnlyList<ProgrammeGroup>? Groups,
    IReadOnlyList<FallBackStep> To)
{
    /// <summary>Whether it is for the failure, whoever the money is for.</summary>
    /// <remarks>A rule that names neither code nor class is for reasons that ask for the next channel; one that does
    /// may pay in the same month what would wait for the next one. What waits for a person is never paid by a rule:
    /// the payee may be dead, or the money may have arrived.</remarks>
    public bool IsFor(ChannelKind failed, SettlementReason reason, string province)
    {
        ArgumentNullException.ThrowIfNull(reason);
        bool isNamed = Reasons is not null || Classes is not null;
        bool mayBeTried = reason.Next == NextStep.NextChannel || (isNamed && reason.Next == NextStep.NextMonth);
        return mayBeTried
            && Failed.Contains(failed)
            && (Reasons is null || Reasons.Contains(reason.Code))
            && (Classes is null || Classes.Contains(reason.Class))
            && (Provinces is null || Provinces.Contains(province));
    }
}

/// <summary>What follows a payment that is proven to have failed, within one month.</summary>
/// <param name="AttemptsMax">Attempts for one entitlement in one month, the first included; 1 to 9.</param>
/// <param name="UntilDay">The last day of the month itself on which a provider may be asked to pay in a later round;
/// 1 to 28, <see langword="null"/>: any.</param>
/// <param name="Rules">In order; the first that fits decides.</param>
public sealed record FallBackChain(int AttemptsMax, int? UntilDay, IReadOnlyList<FallBackRule> Rules)
{
    /// <summary>Attempts in a month where the table does not say how many.</summary>
    public const int AttemptsMaxDefault = 3;

    /// <summary>The steps after a failure; none when no rule is for it.</summary>
    public IReadOnlyList<FallBackStep> StepsAfter(
        ChannelKind failed, SettlementReason reason, string province, bool frail, ProgrammeGroup group) =>
        Rules.FirstOrDefault(rule => rule.IsFor(failed, reason, province)
            && (rule.Frail is null || rule.Frail == frail)
            && (rule.Groups is null || rule.Groups.Contains(group)))?.To ?? [];

    /// <summary>Whether the next round may have a way to pay a failure, whoever it is for. It need not have one:
    /// that depends on contracts, on the row and on what was tried.</summary>
    public bool MayGoOn(ChannelKind failed, SettlementReason reason, string province)
    {
        ArgumentNullException.ThrowIfNull(reason);
        return reason.Next == NextStep.SameChannel
            || Rules.Any(rule => rule.To.Count > 0 && rule.IsFor(failed, reason, province));
    }
}

/// <summary>One attempt that was made.</summary>
/// <param name="Channel">Its channel.</param>
/// <param name="Provider">Who was asked.</param>
public readonly record struct AttemptMade(ChannelKind Channel, string Provider);

/// <summary>The days that a later round of a month has.</summary>
/// <param name="ProposedAt">The round's recorded time.</param>
/// <param name="LastDay">The last day on which a provider may pay.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct FallBackWindow(DateTimeOffset ProposedAt, DateOnly LastDay);
