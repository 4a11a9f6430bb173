using System.Text;

namespace Disbursement.Cli.Tests.Generate;

/// <summary>Reads CSV in the plainest way, so that the generator is not checked by the product's own reader.</summary>
internal static class PlainCsv
{
    /// <summary>The rows; the delimiter is the one the line with STT uses.</summary>
    public static IEnumerable<string[]> Read(string path)
    {
        string header = File.ReadLines(path).First(line => line.TrimStart('\uFEFF').StartsWith("STT", StringComparison.Ordinal));
        return Read(path, header.TrimStart('\uFEFF')[3]);
    }

    /// <summary>The rows of a file with a known delimiter.</summary>
    public static IEnumerable<string[]> Read(string path, char delimiter) =>
        File.ReadLines(path).Select(line => Split(line.TrimStart('\uFEFF'), delimiter));

    private static string[] Split(string line, char delimiter)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        bool quoted = false;
        foreach (char letter in line)
        {
            if (letter == '"')
            {
                quoted = !quoted;
            }
            else if (letter == delimiter && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
            {
                cell.Append(letter);
            }
        }

        cells.Add(cell.ToString());
        return [.. cells];
    }
}
