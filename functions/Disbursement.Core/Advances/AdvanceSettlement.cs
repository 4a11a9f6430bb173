using System.Text.Json.Serialization;
using Disbursement.Core.Money;
using Disbursement.Core.Programmes;
using Disbursement.Core.Proof;

namespace Disbursement.Core.Advances;

/// <summary>The settlement of a month's advance (quyết toán tạm ứng), as published.</summary>
/// <param name="Province">2-digit province code.</param>
/// <param name="Period">The month, <c>yyyy-MM</c>.</param>
/// <param name="Lines">Unit × source × provider, in this order (ordinal).</param>
public sealed record AdvanceSettlement(string Province, string Period, IReadOnlyList<AdvanceLine> Lines)
{
    /// <summary>
    /// What providers have in hand for the next transfer: what was carried, and what earlier months left that this
    /// one did not net. <see langword="null"/> in a settlement published before requests were netted.
    /// </summary>
    public IReadOnlyList<MoneyInHand>? InHand { get; init; }

    /// <summary>
    /// The sub-ledgers of communes' focal accounts; <see langword="null"/> when no money went to one. They say
    /// what became of money that is paid as far as the settlement is concerned.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<FocalLine>? Focal { get; init; }

    /// <summary>What the next request nets: <see cref="InHand"/>, else what was carried.</summary>
    public IReadOnlyList<MoneyInHand> ForNextTransfer() => InHand ?? MoneyInHand.Add(Lines.Select(static line =>
        new MoneyInHand(line.Unit, line.Source!.Value, line.Provider, line.Carried.Sum)));

    /// <summary>All lines as one.</summary>
    public AdvanceLine Total => AdvanceLine.Sum(Lines);

    /// <summary>By unit and source.</summary>
    public IReadOnlyList<AdvanceLine> ByUnit() =>
    [
        .. Lines.GroupBy(static line => (line.Unit, line.Source))
            .OrderBy(static group => group.Key.Unit, StringComparer.Ordinal)
            .ThenBy(static group => group.Key.Source)
            .Select(static group => AdvanceLine.Sum(group, group.Key.Unit, group.Key.Source)),
    ];

    /// <summary>By provider and source.</summary>
    public IReadOnlyList<AdvanceLine> ByProvider() =>
    [
        .. Lines.GroupBy(static line => (line.Provider, line.Source))
            .OrderBy(static group => group.Key.Provider, StringComparer.Ordinal)
            .ThenBy(static group => group.Key.Source)
            .Select(static group => AdvanceLine.Sum(group, source: group.Key.Source, provider: group.Key.Provider)),
    ];

    /// <summary>The providers that have money in hand: each gets a refund document.</summary>
    public IReadOnlyList<string> WithMoneyInHand() =>
    [
        .. Lines.Where(static line => line.InHand.Count > 0)
            .Select(static line => line.Provider)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>
    /// The sub-ledgers of commune officers: who was handed the money of many people, by commune and source.
    /// </summary>
    public IReadOnlyList<AdvanceLine> Officers() => [.. ByProvider().Where(static line => line.IsOfficer)];

    /// <summary>Settles a month's advance.</summary>
    /// <param name="province">2-digit province code.</param>
    /// <param name="period">The month.</param>
    /// <param name="shares">What each unit has in each released file.</param>
    /// <param name="termsOf">What the contract says for provider, unit and source.</param>
    /// <remarks>
    /// The fee is due on what was paid (ND 20/2021 Art. 34(3): a share of the sums paid), not on what was asked for. It
    /// is rounded once a line, half up to whole đồng; sums of lines add these, so that every table adds up.
    /// </remarks>
    public static AdvanceSettlement Of(
        string province,
        string period,
        IEnumerable<AdvanceShare> shares,
        Func<string, string, ProgrammeGroup, AdvanceTerms> termsOf)
    {
        ArgumentNullException.ThrowIfNull(shares);
        ArgumentNullException.ThrowIfNull(termsOf);
        IEnumerable<AdvanceLine> lines = shares
            .GroupBy(static share => (share.Unit, share.Source, share.Provider))
            .OrderBy(static group => group.Key.Unit, StringComparer.Ordinal)
            .ThenBy(static group => group.Key.Source)
            .ThenBy(static group => group.Key.Provider, StringComparer.Ordinal)
            .Select(group => LineOf(group, termsOf(group.Key.Provider, group.Key.Unit, group.Key.Source)));
        return new AdvanceSettlement(province, period, [.. lines]);
    }

    /// <summary>
    /// Compares the settlement with the month's proof: by provider, by source, by unit and as a whole. The proof by
    /// provider and source is of the files' own rows, the settlement of the payments in them.
    /// </summary>
    /// <exception cref="ControlTotalException">They differ; both sides are named. Never retried.</exception>
    public void ThrowIfOtherThan(MonthProof proof)
    {
        ArgumentNullException.ThrowIfNull(proof);
        foreach (AdvanceLine line in Lines)
        {
            line.ThrowIfBroken();
        }

        Same("the month", [proof.Month], static _ => "");
        Same("a provider", proof.Providers, static line => line.Provider);
        Same("a source", proof.Groups, static line => line.Source!.Value.ToListCode());
        Same("a unit", proof.Units, static line => line.Unit);
        foreach (GroupSettlement group in proof.Entitlements)
        {
            ControlTotalException.ThrowIfDifferent(
                $"sent again and due back of {group.Group.ToListCode()}",
                group.Retried,
                AdvanceLine.Sum(Lines.Where(line => line.Source == group.Group)).Refund);
        }

        if (proof.Owed is { } owed)
        {
            OwedLine sum = OwedLine.Sum(owed);
            ControlTotalException.ThrowIfDifferent("carried and its ages", Total.Carried, sum.Carried);
            ControlTotalException.ThrowIfDifferent("open and its ages", Total.Open, sum.Open);
        }
    }

    private void Same(string what, IReadOnlyList<ProofLine> proved, Func<AdvanceLine, string> codeOf)
    {
        Dictionary<string, AdvanceLine> own = Lines.GroupBy(codeOf, StringComparer.Ordinal).ToDictionary(
            static group => group.Key, static group => AdvanceLine.Sum(group), StringComparer.Ordinal);
        foreach (ProofLine line in proved)
        {
            own.Remove(line.Code, out AdvanceLine? sum);
            sum ??= AdvanceLine.Sum([]);
            string where = $"{what} {line.Code}".TrimEnd();
            ControlTotalException.ThrowIfDifferent($"in files and advanced of {where}", line.InFiles, sum.Advanced);
            ControlTotalException.ThrowIfDifferent($"paid and settled of {where}", line.Paid, sum.Paid);
            ControlTotalException.ThrowIfDifferent($"returned and settled of {where}", line.Returned, sum.Returned);
            ControlTotalException.ThrowIfDifferent($"open and settled of {where}", line.Open, sum.Open);
        }

        ControlTotalException.ThrowIfDifferent($"settled of {what} that the proof does not have", 0, own.Count);
    }

    private static AdvanceLine LineOf(
        IGrouping<(string Unit, ProgrammeGroup Source, string Provider), AdvanceShare> shares, AdvanceTerms terms)
    {
        var line = new AdvanceLine(
            shares.Key.Unit, shares.Key.Source, shares.Key.Provider,
            default, default, default, default, default, default, Fee: null);
        foreach (AdvanceShare share in shares)
        {
            line = line with
            {
                Advanced = line.Advanced + share.Advanced,
                Paid = line.Paid + share.Paid,
                Returned = line.Returned + share.Returned,
                Open = line.Open + share.Open,
                Carried = line.Carried + share.Carried,
                Refund = line.Refund + share.Refund,
                OpenSince = AdvanceLine.Earlier(line.OpenSince, share.OpenSince),
            };
        }

        return line with { Fee = terms.Fee?.Of(line.Paid), IsOfficer = terms.IsOfficer };
    }
}
