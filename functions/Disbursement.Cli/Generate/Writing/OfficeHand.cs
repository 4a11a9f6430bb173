using System.Globalization;
using Disbursement.Cli.Generate.Chance;

namespace Disbursement.Cli.Generate.Writing;

/// <summary>How one office writes its lists: the format allows much, and every office has its own way.</summary>
internal sealed record OfficeHand
{
    private static readonly Column[] AllColumns = Enum.GetValues<Column>();

    /// <summary>What parts the cells: comma, semicolon or tab.</summary>
    public required char Delimiter { get; init; }

    /// <summary>How lines end.</summary>
    public required string LineEnd { get; init; }

    /// <summary>Whether the file starts with a byte order mark.</summary>
    public required bool ByteOrderMark { get; init; }

    /// <summary>Whether lines of title stand above the header.</summary>
    public required bool Titled { get; init; }

    /// <summary>What parts the thousands of amounts; null for nothing.</summary>
    public required char? Grouping { get; init; }

    /// <summary>Headers in capitals.</summary>
    public required bool Capitals { get; init; }

    /// <summary>Which of a bank's names the office uses.</summary>
    public required int BankName { get; init; }

    /// <summary>Whether a last row declares count and sums.</summary>
    public required bool DeclaresTotals { get; init; }

    /// <summary>The columns, in the office's order.</summary>
    public required IReadOnlyList<Column> Columns { get; init; }

    /// <summary>The hand of one office; the same every month.</summary>
    public static OfficeHand Of(ulong seed, string unit)
    {
        var dice = Dice.For(seed, Dice.KeyOf("office-hand"), Dice.KeyOf(unit));
        int delimiter = dice.Below(10);
        return new OfficeHand
        {
            Delimiter = delimiter < 6 ? ',' : delimiter < 9 ? ';' : '\t',
            LineEnd = dice.Percent(60) ? "\r\n" : "\n",
            ByteOrderMark = dice.Percent(70),
            Titled = dice.Percent(50),
            Grouping = dice.Below(10) switch { < 4 => null, < 8 => '.', _ => ',' },
            Capitals = dice.Percent(25),
            BankName = dice.Below(3),
            DeclaresTotals = dice.Percent(85),
            Columns = ColumnsOf(ref dice),
        };
    }

    /// <summary>An amount as the office writes it.</summary>
    public string Write(long dong)
    {
        string digits = dong.ToString(Grouping is null ? "0" : "#,##0", CultureInfo.InvariantCulture);
        return Grouping is { } mark and not ',' ? digits.Replace(',', mark) : digits;
    }

    /// <summary>Some offices put the account columns last, some leave out what the format does not ask for.</summary>
    private static Column[] ColumnsOf(ref Dice dice)
    {
        IEnumerable<Column> columns = AllColumns;
        if (dice.Percent(30))
        {
            Column[] account = [Column.Channel, Column.Bank, Column.Account, Column.AccountName];
            columns = columns.Except(account).Concat(account);
        }

        if (dice.Percent(40))
        {
            columns = columns.Except([Column.Phone, Column.Note]);
        }

        return [.. columns];
    }
}
