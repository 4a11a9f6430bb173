using System.Text;
using Disbursement.Core.Identity;
using Disbursement.Core.Verification.Names;

namespace Disbursement.Core.Tests.Verification.Names;

/// <summary>Whether the account's owner is the payee: the truth, which no comparison of names can see.</summary>
internal enum Person
{
    /// <summary>The same person.</summary>
    Same,

    /// <summary>Another person, and the names show it.</summary>
    Other,

    /// <summary>Another person whose plain name is the same, letter for letter: no comparison can tell.</summary>
    Namesake,
}

/// <summary>A labelled pair.</summary>
/// <param name="Payee">The name on the list.</param>
/// <param name="BankName">The name at the bank.</param>
/// <param name="Truth">The truth about the persons.</param>
/// <param name="Expected">The outcomes that are right, the best first.</param>
/// <param name="Reason">The reason that is right; empty when several are.</param>
/// <param name="Case">The kind of difference.</param>
internal sealed record NamePair(
    string Payee, string BankName, Person Truth, IReadOnlyList<NameOutcome> Expected, string Reason, string Case)
{
    private const string Header = "payee,bank_name,person,expected,reason,case";

    /// <summary>The outcome wanted most.</summary>
    public NameOutcome Best => Expected[0];

    /// <summary>What the product says.</summary>
    public NameMatch Compare() => NameComparison.Compare(PersonName.From(Payee), BankName);

    /// <summary>All pairs as a CSV file.</summary>
    public static string Write(IEnumerable<NamePair> pairs)
    {
        var text = new StringBuilder(Header).Append('\n');
        foreach (NamePair pair in pairs)
        {
            string[] cells =
            [
                pair.Payee, pair.BankName, pair.Truth.ToString().ToLowerInvariant(),
                string.Join('|', pair.Expected).ToLowerInvariant(), pair.Reason, pair.Case,
            ];
            text.AppendJoin(',', cells.Select(Quote)).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static IReadOnlyList<NamePair> Read(string path)
    {
        string[] lines = File.ReadAllLines(path);
        Assert.Equal(Header, lines[0]);
        return [.. lines.Skip(1).Select(Parse)];
    }

    private static NamePair Parse(string line)
    {
        List<string> cells = Cells(line);
        Assert.True(cells.Count == 6, $"Six cells are wanted: {line}");
        return new NamePair(
            cells[0], cells[1], Enum.Parse<Person>(cells[2], ignoreCase: true),
            [.. cells[3].Split('|').Select(static word => Enum.Parse<NameOutcome>(word, ignoreCase: true))],
            cells[4], cells[5]);
    }

    private static List<string> Cells(string line)
    {
        var cells = new List<string> { "" };
        bool quoted = false;
        foreach (char character in line)
        {
            if (character == '"')
            {
                quoted = !quoted;
            }
            else if (character == ',' && !quoted)
            {
                cells.Add("");
            }
            else
            {
                cells[^1] += character;
            }
        }

        return cells;
    }

    private static string Quote(string cell) => cell.Contains(',') ? $"\"{cell}\"" : cell;
}
