using System.Text.RegularExpressions;

namespace Disbursement.Core.Tests.Repository;

/// <summary>A block in braces with the header that opens it.</summary>
/// <param name="Line">1-based line its header begins on.</param>
/// <param name="Lines">Lines from there to its closing brace.</param>
/// <param name="IsType">Whether it is a type or a namespace.</param>
internal sealed record SourceBlock(int Line, int Lines, bool IsType);

/// <summary>Finds the blocks of a source file by indentation, which the format check of the gate keeps right.</summary>
internal static partial class SourceBlocks
{
    /// <summary>The blocks of a file, in the order in which they open.</summary>
    public static IEnumerable<SourceBlock> Of(string[] lines)
    {
        for (int open = 0; open < lines.Length; open++)
        {
            if (lines[open].Trim() != "{")
            {
                continue;
            }

            string indent = lines[open][..^1];
            int first = HeaderOf(lines, open, indent);
            int close = Array.FindIndex(
                lines, open + 1, line => line.StartsWith(indent + "}", StringComparison.Ordinal));
            string header = string.Join(' ', lines[first..open]);
            yield return new SourceBlock(first + 1, close - first + 1, TypeWord().IsMatch(header));
        }
    }

    /// <summary>The first line of the header: the nearest above with the block's own indentation.</summary>
    private static int HeaderOf(string[] lines, int open, string indent)
    {
        int line = open - 1;
        while (line > 0 && lines[line].Trim().Length > 0
            && (!lines[line].StartsWith(indent, StringComparison.Ordinal) || lines[line][indent.Length] is ' ' or ')' or ']'))
        {
            line--;
        }

        return lines[line].Trim().Length == 0 ? line + 1 : Math.Max(line, 0);
    }

    [GeneratedRegex(
        @"\b(class|record|struct|interface|enum|namespace)\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex TypeWord();
}
