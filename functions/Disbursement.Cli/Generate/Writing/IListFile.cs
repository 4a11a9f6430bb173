namespace Disbursement.Cli.Generate.Writing;

/// <summary>One list being written, whatever kind of file it is sent in.</summary>
internal interface IListFile : IDisposable
{
    /// <summary>Rows written so far; all rows once it is disposed.</summary>
    int Rows { get; }

    /// <summary>Sum of the amounts as sent, in đồng; refused rows included, as a spreadsheet adds.</summary>
    long Amount { get; }

    /// <summary>Sum of the arrears as sent, in đồng.</summary>
    long Arrears { get; }

    /// <summary>Rows sent twice.</summary>
    int Repeats { get; }

    /// <summary>Says whose rows come next; an office may give each commune a sheet of its own.</summary>
    /// <param name="name">The commune's name.</param>
    void StartPart(string name);

    /// <summary>Writes a row.</summary>
    /// <param name="row">The cells; the number is filled in here.</param>
    /// <param name="repeated">The row comes once more further down.</param>
    void Write(RowText row, bool repeated);
}
