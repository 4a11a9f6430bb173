using Disbursement.Core.Advances;
using Disbursement.Core.Contracts;
using Disbursement.Core.Money;
using Disbursement.Core.Programmes;

namespace Disbursement.Core.Payments;

/// <summary>One line of a funds request: what one provider needs from one budget source.</summary>
/// <param name="Provider">The provider's code.</param>
/// <param name="ProviderName">Its name, as the contract has it.</param>
/// <param name="Source">The budget source.</param>
/// <param name="Due">Payments and money of its files.</param>
/// <param name="InHand">Of that money, what the provider has in hand from earlier months.</param>
/// <param name="Fee">The contract's fee on what is due, rounded half up to whole đồng.</param>
public sealed record FundsRequestLine(
    string Provider, string ProviderName, ProgrammeGroup Source, Tally Due, Vnd InHand, Vnd Fee)
{
    /// <summary>What is asked for: due less what is in hand, without the fee.</summary>
    public Vnd Asked => Vnd.FromDong(Due.Sum.Dong - InHand.Dong);

    /// <summary>The same in words.</summary>
    public string InWords => DongInWords.ToWords(Asked);
}

/// <summary>
/// What the treasurer asks the Treasury for, per provider and budget source: what is due less what the provider has in
/// hand (DESIGN 5.5; ND 20/2021 Art. 34(4), TT 44/2022/TT-BTC Art. 8(3)).
/// </summary>
/// <param name="Lines">The lines, by provider (ordinal) and source.</param>
/// <param name="Shares">The same money by unit, source and provider: this is where it is netted.</param>
/// <param name="Unused">What providers have in hand and nothing is due for now: netted in a later request.</param>
public sealed record FundsRequest(
    IReadOnlyList<FundsRequestLine> Lines, IReadOnlyList<FundsShare> Shares, IReadOnlyList<MoneyInHand> Unused)
{
    /// <summary>Payments and money of all files.</summary>
    public Tally Due => Lines.Aggregate(Tally.None, static (sum, line) => sum + line.Due);

    /// <summary>What of it providers have in hand.</summary>
    public Vnd InHand => Vnd.Sum(Lines.Select(static line => line.InHand));

    /// <summary>What is asked for, without the fees.</summary>
    public Vnd Asked => Vnd.Sum(Lines.Select(static line => line.Asked));

    /// <summary>All fees together.</summary>
    public Vnd Fee => Vnd.Sum(Lines.Select(static line => line.Fee));

    /// <summary>What is asked for in words, without the fees.</summary>
    public string InWords => DongInWords.ToWords(Asked);

    /// <summary>Adds the planned files of a round up and nets them.</summary>
    /// <param name="files">Provider, source and total of every file.</param>
    /// <param name="contractOf">The contract of a provider and source, for name and fee.</param>
    /// <param name="inHand">What providers have in hand from earlier months.</param>
    public static FundsRequest Of(
        IReadOnlyList<(FileId Id, Tally Total)> files,
        Func<FileId, Contract> contractOf,
        IReadOnlyList<MoneyInHand> inHand)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(contractOf);
        ArgumentNullException.ThrowIfNull(inHand);
        IReadOnlyList<FundsShare> shares = FundsShare.Of(files, inHand);
        IEnumerable<FundsRequestLine> lines = shares
            .GroupBy(static share => (share.Provider, share.Source))
            .OrderBy(static group => group.Key.Provider, StringComparer.Ordinal)
            .ThenBy(static group => group.Key.Source)
            .Select(group => Line(group, contractOf(files.First(file =>
                file.Id.Provider == group.Key.Provider && file.Id.Source == group.Key.Source.ToListCode()).Id)));
        return new FundsRequest(
            [.. lines], shares, MoneyInHand.Less(inHand, shares.Select(static share => share.Netted)));
    }

    private static FundsRequestLine Line(
        IGrouping<(string Provider, ProgrammeGroup Source), FundsShare> shares, Contract contract)
    {
        Tally due = shares.Aggregate(Tally.None, static (sum, share) => sum + share.Due);
        return new FundsRequestLine(
            shares.Key.Provider,
            contract.Name,
            shares.Key.Source,
            due,
            Vnd.Sum(shares.Select(static share => share.InHand)),
            contract.Fee.Of(due));
    }
}
