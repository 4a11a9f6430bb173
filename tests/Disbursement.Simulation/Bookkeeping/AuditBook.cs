using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Disbursement.Simulation.Bookkeeping;

/// <summary>One entry of the audit, as it was written.</summary>
internal sealed record AuditLine(
    int Sequence, string Action, string Actor, string Subject, DateTimeOffset At, string Before, string Hash);

/// <summary>Keeps the audit of each month beside the app's, and looks at each entry as it is written.</summary>
internal sealed class AuditBook(Action<string> violation)
{
    private readonly Dictionary<string, List<AuditLine>> _months = new(StringComparer.Ordinal);

    /// <summary>How many entries there are.</summary>
    public int Count => _months.Values.Sum(static month => month.Count);

    /// <summary>How many entries a month has.</summary>
    public int CountOf(string month) => _months.TryGetValue(month, out List<AuditLine>? lines) ? lines.Count : 0;

    /// <summary>How often a deed stands there whose subject names all of these.</summary>
    public int CountOf(string month, string action, params ReadOnlySpan<string> named)
    {
        int count = 0;
        foreach (AuditLine line in _months.TryGetValue(month, out List<AuditLine>? lines) ? lines : [])
        {
            bool isThis = line.Action == action;
            foreach (string name in named)
            {
                isThis &= line.Subject.Contains(name, StringComparison.Ordinal);
            }

            count += isThis ? 1 : 0;
        }

        return count;
    }

    /// <summary>Takes an entry.</summary>
    public void Add(string month, AuditLine line)
    {
        if (!_months.TryGetValue(month, out List<AuditLine>? lines))
        {
            _months[month] = lines = [];
        }

        string before = lines.Count == 0 ? "" : lines[^1].Hash;
        if (line.Sequence != lines.Count + 1)
        {
            violation($"audit of {month}: entry {line.Sequence} written after {lines.Count}");
        }
        else if (line.Before != before || line.Hash != HashOf(line))
        {
            violation($"audit of {month}: entry {line.Sequence} does not follow from the one before");
        }
        else
        {
            lines.Add(line);
        }
    }

    private static string HashOf(AuditLine line) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join(
            '\n',
            line.Sequence.ToString(CultureInfo.InvariantCulture),
            line.Action,
            line.Actor,
            line.Subject,
            line.At.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
            line.Before))));
}
