using Disbursement.Core.Entitlements;
using Disbursement.Core.Programmes;
using Disbursement.Core.Verification;

namespace Disbursement.Core.Routing;

/// <summary>Where a rule of the account table sends a row.</summary>
public enum AccountTarget
{
    /// <summary>To the account.</summary>
    Account,

    /// <summary>To the commune's focal account.</summary>
    Focal,

    /// <summary>To a person, and to cash when the cut-off passes undecided.</summary>
    Hold,

    /// <summary>To cash.</summary>
    Cash,
}

/// <summary>One cell group of the account table: what was asked × what was found.</summary>
/// <param name="Asked">The channels asked for.</param>
/// <param name="Findings">The findings.</param>
/// <param name="To">Where the row goes.</param>
/// <param name="Reason">Why.</param>
public sealed record AccountRule(
    IReadOnlyList<ChannelAsked> Asked, IReadOnlyList<VerificationFinding> Findings, AccountTarget To,
    RouteReason Reason);

/// <summary>One row of the cash table; the first that fits decides.</summary>
/// <param name="Asked">The channels asked for; <see langword="null"/> for any.</param>
/// <param name="Frail">Whether the beneficiary must be frail, must not be, or either (<see langword="null"/>).</param>
/// <param name="Groups">The groups; <see langword="null"/> for any.</param>
/// <param name="To">The channel: post, post_home or commune_home.</param>
/// <param name="Reason">Why.</param>
public sealed record CashRule(
    IReadOnlyList<ChannelAsked>? Asked, bool? Frail, IReadOnlyList<ProgrammeGroup>? Groups, ChannelKind To,
    RouteReason Reason);

/// <summary>The table of DESIGN 5.4, as data: what was asked and found decides the channel.</summary>
/// <param name="Accounts">Every asked account channel × finding exactly once.</param>
/// <param name="Cash">In order; the last fits everything.</param>
/// <param name="FallBack">What follows a proven failure.</param>
public sealed record RoutingTable(
    IReadOnlyList<AccountRule> Accounts, IReadOnlyList<CashRule> Cash, FallBackChain FallBack)
{
    /// <summary>The channels asked for that name an account.</summary>
    public static IReadOnlyList<ChannelAsked> AccountChannels { get; } =
        [ChannelAsked.BankAccount, ChannelAsked.Wallet, ChannelAsked.MobileMoney, ChannelAsked.FocalAccount];

    /// <summary>The table shipped with the product: DESIGN 5.4, S3's rule for the frail.</summary>
    public static RoutingTable Shipped { get; } = RoutingTableReader.ReadShipped();

    /// <summary>The text of the shipped table, for the administrator to keep and change.</summary>
    public static string ShippedJson() => RoutingTableReader.ShippedJson();

    /// <summary>Reads <c>routing.json</c> and checks that every cell has exactly one answer.</summary>
    /// <exception cref="FormatException">It does not hold together; the message has every error, with its
    /// path.</exception>
    public static RoutingTable Parse(string json) => RoutingTableReader.Read(json);

    /// <summary>The rule of an asked account channel and a finding.</summary>
    public AccountRule ForAccount(ChannelAsked asked, VerificationFinding finding) =>
        Accounts.First(rule => rule.Asked.Contains(asked) && rule.Findings.Contains(finding));

    /// <summary>The rule for a row that is paid in cash.</summary>
    public CashRule ForCash(ChannelAsked asked, bool frail, ProgrammeGroup group) =>
        Cash.First(rule => (rule.Asked is null || rule.Asked.Contains(asked))
            && (rule.Frail is null || rule.Frail == frail)
            && (rule.Groups is null || rule.Groups.Contains(group)));
}
