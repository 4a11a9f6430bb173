using Disbursement.Core.Contracts;
using Disbursement.Core.Money;
using Disbursement.Core.Programmes;

namespace Disbursement.Core.Payments;

/// <summary>One line of a funds request: what one provider needs from one budget source.</summary>
/// <param name="Provider">The provider's code.</param>
/// <param name="ProviderName">Its name, as the contract has it.</param>
/// <param name="Source">The budget source.</param>
/// <param name="Total">Payments and money.</param>
/// <param name="Fee">The contract's fee on it, rounded half up to whole đồng.</param>
public sealed record FundsRequestLine(
    string Provider, string ProviderName, ProgrammeGroup Source, Tally Total, Vnd Fee)
{
    /// <summary>The money in words, without the fee.</summary>
    public string InWords => DongInWords.ToWords(Total.Sum);
}

/// <summary>
/// What the treasurer asks the Treasury for, per provider and budget source (DESIGN 5.5; ND 20/2021 Art. 34).
/// </summary>
/// <param name="Lines">The lines, by provider (ordinal) and source.</param>
public sealed record FundsRequest(IReadOnlyList<FundsRequestLine> Lines)
{
    /// <summary>All lines together.</summary>
    public Tally Total => Lines.Aggregate(Tally.None, (sum, line) => sum + line.Total);

    /// <summary>All fees together.</summary>
    public Vnd Fee => Vnd.Sum(Lines.Select(line => line.Fee));

    /// <summary>The total in words, without the fees.</summary>
    public string InWords => DongInWords.ToWords(Total.Sum);

    /// <summary>Adds the planned files of a round up.</summary>
    /// <param name="files">Provider, source and total of every file.</param>
    /// <param name="contractOf">The contract of a provider and source, for name and fee.</param>
    public static FundsRequest Of(
        IEnumerable<(FileId Id, Tally Total)> files, Func<FileId, Contract> contractOf)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(contractOf);
        IEnumerable<FundsRequestLine> lines = files
            .GroupBy(file => (file.Id.Provider, file.Id.Source))
            .Select(group => Line(contractOf(group.First().Id), group.Key.Provider, group.Key.Source, Sum(group)))
            .OrderBy(line => line.Provider, StringComparer.Ordinal)
            .ThenBy(line => line.Source);
        return new FundsRequest([.. lines]);
    }

    private static Tally Sum(IEnumerable<(FileId Id, Tally Total)> files) =>
        files.Aggregate(Tally.None, (sum, file) => sum + file.Total);

    private static FundsRequestLine Line(Contract contract, string provider, string source, Tally total) =>
        new(provider, contract.Name, GroupOf(source), total, contract.Fee.Of(total));

    // FileId admits these three and nothing else.
    private static ProgrammeGroup GroupOf(string source) => source switch
    {
        "btxh" => ProgrammeGroup.Btxh,
        "ncc" => ProgrammeGroup.Ncc,
        _ => ProgrammeGroup.Khac,
    };
}
