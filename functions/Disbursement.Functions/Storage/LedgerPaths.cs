using Disbursement.Core.Events;
using Disbursement.Core.Programmes;

namespace Disbursement.Functions.Storage;

/// <summary>Where everything stands in <c>ledger</c>. One place, so that a person with Storage Explorer can follow.</summary>
public static class LedgerPaths
{
    /// <summary>The accepted rows of one version of one list, as sorted chunks.</summary>
    /// <param name="month">The month.</param>
    /// <param name="unit">Code of the unit that made the list.</param>
    /// <param name="list">The list.</param>
    /// <param name="version">First 12 hexadecimal digits of the file's SHA-256.</param>
    public static string Intake(MonthRef month, string unit, ProgrammeGroup list, string version) =>
        $"{month.Folder}/intake/{unit}/{list.ToListCode()}/{version}";

    /// <summary>The accepted events of one version of a unit's event list.</summary>
    /// <param name="month">The month.</param>
    /// <param name="unit">Code of the unit.</param>
    /// <param name="version">First 12 hexadecimal digits of the file's SHA-256.</param>
    public static string UnitEvents(MonthRef month, string unit, string version) =>
        $"{month.Folder}/intake/{unit}/{EventsPath.ListCode}/{version}/events.csv";

    /// <summary>All events that a month knows: what the months before knew, and what was reported in it.</summary>
    public static string Events(MonthRef month) => $"{month.Folder}/close/events.csv";

    /// <summary>What earlier months paid although an event that this one learns of had stopped it.</summary>
    public static string Overpayments(MonthRef month) => $"{month.Folder}/close/overpayments.csv";

    /// <summary>The slots that were frozen when intake closed.</summary>
    public static string Manifest(MonthRef month) => $"{month.Folder}/close/manifest.json";

    /// <summary>Begins the paths of the lists that were frozen for later rounds.</summary>
    public static string SupplementsPrefix(MonthRef month) => $"{month.Folder}/close/supplement-";

    /// <summary>The lists that came after close and were frozen for a round, from 2.</summary>
    public static string Supplements(MonthRef month, int round) =>
        FormattableString.Invariant($"{SupplementsPrefix(month)}r{round}.json");

    /// <summary>What waits for a person in a list, and why: rows of the month, and what earlier months carried.</summary>
    /// <param name="month">The month.</param>
    /// <param name="unit">Code of the unit.</param>
    /// <param name="list">The list.</param>
    /// <param name="round">The round that pays the list first.</param>
    public static string Held(MonthRef month, string unit, ProgrammeGroup list, int round) =>
        $"{month.Folder}/close/held/{unit}-{list.ToListCode()}{SuffixOf(round)}.csv";

    /// <summary>Begins the paths of a month's registers of rows that are not paid every month.</summary>
    public static string SeldomPrefix(MonthRef month) => $"{month.Folder}/close/seldom";

    /// <summary>The rows of a month's lists that are not paid every month, by person.</summary>
    /// <param name="month">The month.</param>
    /// <param name="round">The round that pays the lists first.</param>
    public static string Seldom(MonthRef month, int round) => $"{SeldomPrefix(month)}{SuffixOf(round)}.csv";

    /// <summary>Those of them that another month listed for the same term.</summary>
    /// <param name="month">The month.</param>
    /// <param name="round">The round that pays the lists first.</param>
    public static string Repeated(MonthRef month, int round) =>
        $"{month.Folder}/close/paid-before{SuffixOf(round)}.csv";

    /// <summary>Begins the paths of the rows behind accounts that receive for many people.</summary>
    public static string SharedAccountsPrefix(MonthRef month) => $"{month.Folder}/close/shared-accounts";

    /// <summary>The rows behind each account that receives for many people, by the account's hash.</summary>
    /// <param name="month">The month.</param>
    /// <param name="round">The round that pays the lists first.</param>
    public static string SharedAccounts(MonthRef month, int round) =>
        $"{SharedAccountsPrefix(month)}{SuffixOf(round)}.csv";

    /// <summary>What changed against the month before, per unit, in a supplement that a round pays first.</summary>
    public static string SupplementComparison(MonthRef month, string unit, int round) =>
        $"{month.Folder}/close/compare/{unit}{SuffixOf(round)}.json";

    /// <summary>A unit's sums of this month and the one before.</summary>
    public static string Comparison(MonthRef month, string unit) => $"{Differences(month, unit)}/unit.json";

    /// <summary>A unit's entitlements that differ from the month before, as chunks; others may have come or gone.</summary>
    public static string Differences(MonthRef month, string unit) => $"{month.Folder}/close/compare/units/{unit}";

    /// <summary>What changed against the month before, over the province.</summary>
    public static string MonthComparison(MonthRef month) => $"{month.Folder}/close/compare/comparison.json";

    /// <summary>The persons behind it, sorted, as chunks.</summary>
    public static string ComparedPeople(MonthRef month) => $"{month.Folder}/close/compare/people";

    /// <summary>What the institutions answered, chunk by chunk beside the rows.</summary>
    /// <param name="month">The month.</param>
    /// <param name="unit">Code of the unit.</param>
    /// <param name="list">The list.</param>
    /// <param name="round">The round that pays the list first.</param>
    /// <param name="part">Which of the list's supplements of that round, from 1.</param>
    public static string Verified(MonthRef month, string unit, ProgrammeGroup list, int round, int part = 1) =>
        $"{month.Folder}/verified/{unit}/{list.ToListCode()}{SuffixOf(round, part)}";

    /// <summary>Tells what belongs to a list that came after close from what belongs to the one frozen at close.</summary>
    /// <param name="round">The round that pays the list first.</param>
    /// <param name="part">Which of the list's supplements of that round, from 1.</param>
    public static string SuffixOf(int round, int part = 1) => (round, part) switch
    {
        ( <= 1, _) => "",
        (_, <= 1) => FormattableString.Invariant($"-r{round}"),
        _ => FormattableString.Invariant($"-r{round}.{part}"),
    };

    /// <summary>
    /// What was worked out for one proposal of a round. Each has a folder of its own, written once: an activity that
    /// runs late, or twice, never touches what another proposal or an approval rests on.
    /// </summary>
    /// <param name="month">The month.</param>
    /// <param name="round">Round number, from 1.</param>
    /// <param name="proposal">1 for the first proposal, one more after each send-back.</param>
    public static string ProposalFolder(MonthRef month, int round, int proposal) =>
        FormattableString.Invariant($"{month.Folder}/r{round}/p{proposal}");

    /// <summary>Each row with its channel, provider and reason, in the order of the list.</summary>
    public static string Routed(MonthRef month, int round, int proposal, string unit, ProgrammeGroup list) =>
        $"{ProposalFolder(month, round, proposal)}/routed/{unit}/{list.ToListCode()}";

    /// <summary>Begins the name of the payments that stand beside a routed chunk.</summary>
    public const string PaymentsPrefix = "payments-";

    /// <summary>
    /// Beside the routed chunks: what is tried again after a proven failure, and in later rounds the sides of
    /// duplicates that a person decided to pay.
    /// </summary>
    public const string Again = "again.csv";

    /// <summary>The entries of one payment file, in file order.</summary>
    public static string Entries(MonthRef month, int round, int proposal, string fileId) =>
        $"{ProposalFolder(month, round, proposal)}/payments/{fileId}.csv";

    /// <summary>The one signature of a released payment file.</summary>
    public static string Signature(MonthRef month, int round, int proposal, string fileId) =>
        $"{ProposalFolder(month, round, proposal)}/signatures/{fileId}.p7s";

    /// <summary>What was proposed: files, hashes, root, totals.</summary>
    public static string Proposal(MonthRef month, int round, int proposal) =>
        $"{ProposalFolder(month, round, proposal)}/proposal.json";

    /// <summary>The envelopes that a signed proposal was held against.</summary>
    /// <param name="month">The month.</param>
    /// <param name="round">Round number, from 1.</param>
    /// <param name="proposal">The proposal, from 1.</param>
    /// <param name="sha256">SHA-256 of the file, lower-case hexadecimal.</param>
    public static string Envelopes(MonthRef month, int round, int proposal, string sha256) =>
        $"{ProposalFolder(month, round, proposal)}/envelopes-{sha256[..12]}.csv";

    /// <summary>Results as they were applied to one payment file, numbered in sequence.</summary>
    public static string Results(MonthRef month, string fileId) => $"{month.Folder}/results/{fileId}";

    /// <summary>The state of each payment of a file after its n-th result.</summary>
    public static string Standing(MonthRef month, string fileId) => $"{month.Folder}/standing/{fileId}";

    /// <summary>What this month proved unpaid, for the next one.</summary>
    public static string CarryOver(MonthRef month, string unit, ProgrammeGroup list) =>
        $"{CarryOverPrefix(month)}{unit}-{list.ToListCode()}.csv";

    /// <summary>Begins the paths of what a month proved unpaid: …{unit}-{list}.csv.</summary>
    public static string CarryOverPrefix(MonthRef month) => $"{month.Folder}/carry-over/";

    /// <summary>What a unit's month leaves that was sent and nobody answered for.</summary>
    public static string Unknown(MonthRef month, string unit, ProgrammeGroup group) =>
        $"{UnknownPrefix(month)}{unit}-{group.ToListCode()}.csv";

    /// <summary>Begins the paths of what nobody answered for: …{unit}-{list}.csv.</summary>
    public static string UnknownPrefix(MonthRef month) => $"{month.Folder}/unknown/";

    /// <summary>What people decided not to pay: it ends with this month and is not carried.</summary>
    public static string NotPaid(MonthRef month, string unit, ProgrammeGroup list) =>
        $"{month.Folder}/not-paid/{unit}-{list.ToListCode()}.csv";

    /// <summary>The counts of one unit, from which coverage is added up.</summary>
    public static string Coverage(MonthRef month, string unit) => $"{month.Folder}/coverage/{unit}.json";

    /// <summary>Which payment file an EndToEndId of a provider stands in.</summary>
    public static string EndToEndIndex(string provider, MonthRef month, int round) =>
        $"index/{provider}/{month.Province}-{month.Period}-r{round}.csv";

    /// <summary>The name of one chunk.</summary>
    /// <param name="number">0-based.</param>
    public static string Chunk(int number) => FormattableString.Invariant($"part-{number:00000}.csv");

    /// <summary>The name of one chunk where the chunks of all lists that a round pays first stand together.</summary>
    /// <param name="number">0-based.</param>
    /// <param name="part">Which of the list's supplements of the round, from 1.</param>
    public static string Chunk(int number, int part) =>
        part > 1 ? FormattableString.Invariant($"part-{number:00000}.{part}.csv") : Chunk(number);
}
