namespace Disbursement.Cli.Generate.Writing;

/// <summary>The cells of one row as text, before an office's habits are applied.</summary>
internal sealed class RowText
{
    private readonly string[] _cells = CreateCells();

    /// <summary>The text of a cell; empty when nothing was set.</summary>
    public string this[Column column]
    {
        get => _cells[(int)column];
        set => _cells[(int)column] = value;
    }

    /// <summary>The month's amount in đồng; what the declared total adds up.</summary>
    public long Amount { get; set; }

    /// <summary>The arrears in đồng.</summary>
    public long Arrears { get; set; }

    /// <summary>The amount as written wrong; null when <see cref="Amount"/> is written.</summary>
    public string? BrokenAmount { get; set; }

    private static string[] CreateCells()
    {
        string[] cells = new string[Enum.GetValues<Column>().Length];
        Array.Fill(cells, "");
        return cells;
    }
}
