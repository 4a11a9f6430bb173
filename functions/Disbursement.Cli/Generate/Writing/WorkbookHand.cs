using Disbursement.Cli.Generate.Chance;

namespace Disbursement.Cli.Generate.Writing;

/// <summary>How one office lays out its workbooks.</summary>
/// <param name="Key">Where the chance of its single cells comes from.</param>
/// <param name="SheetPerCommune">Each commune has a sheet of its own.</param>
/// <param name="TwoRowHeader">Groups of columns stand above the columns.</param>
/// <param name="NumbersColumns">A row (1), (2), … stands below the header.</param>
/// <param name="Guide">A sheet of words for the communes comes first.</param>
internal sealed record WorkbookHand(ulong Key, bool SheetPerCommune, bool TwoRowHeader, bool NumbersColumns, bool Guide)
{
    /// <summary>The hand of one office; the same every month.</summary>
    public static WorkbookHand Of(ulong seed, string unit)
    {
        var dice = Dice.For(seed, Dice.KeyOf("workbook-hand"), Dice.KeyOf(unit));
        return new WorkbookHand(dice.Next(), dice.Percent(75), dice.Percent(60), dice.Percent(40), dice.Percent(30));
    }

    /// <summary>What stands above a column in a header of two rows; none for a column that fills both.</summary>
    public static string? GroupOf(Column column) => column switch
    {
        Column.CitizenId or Column.FullName or Column.Birth or Column.Sex => "Đối tượng",
        Column.Amount or Column.Arrears => "Số tiền (đồng)",
        Column.Channel or Column.Bank or Column.Account or Column.AccountName => "Nơi nhận tiền",
        _ => null,
    };
}
