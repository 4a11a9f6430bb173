using System.Text;

namespace Disbursement.Sandbox.World;

/// <summary>Reads the small CSV files of a world: UTF-8, comma, header row, RFC 4180 quotes, no line breaks in cells.</summary>
internal static class WorldCsv
{
    /// <summary>The rows, each as the asked columns in the asked order; a column the file lacks is empty.</summary>
    /// <param name="path">The file; a missing file has no rows.</param>
    /// <param name="columns">Names of the columns wanted.</param>
    public static IEnumerable<string[]> Read(string path, params string[] columns)
    {
        if (!File.Exists(path))
        {
            yield break;
        }

        using var reader = new StreamReader(path, Encoding.UTF8);
        if (reader.ReadLine() is not { } header)
        {
            yield break;
        }

        List<string> names = Split(header);
        int[] places = [.. columns.Select(column => names.FindIndex(name => name.Trim() == column))];
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0)
            {
                List<string> cells = Split(line);
                yield return [.. places.Select(place => place >= 0 && place < cells.Count ? cells[place] : "")];
            }
        }
    }

    private static List<string> Split(string line)
    {
        // A world has millions of lines and next to none of them is quoted.
        if (!line.Contains('"', StringComparison.Ordinal))
        {
            return [.. line.Split(',')];
        }

        var cells = new List<string>();
        var cell = new StringBuilder();
        bool quoted = false;
        for (int index = 0; index < line.Length; index++)
        {
            char letter = line[index];
            if (letter == '"')
            {
                bool doubled = quoted && index + 1 < line.Length && line[index + 1] == '"';
                index += doubled ? 1 : 0;
                quoted = doubled || !quoted;
                if (doubled)
                {
                    cell.Append('"');
                }
            }
            else if (letter == ',' && !quoted)
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
        return cells;
    }
}
