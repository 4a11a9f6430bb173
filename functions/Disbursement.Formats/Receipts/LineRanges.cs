using System.Globalization;
using System.Text;

namespace Disbursement.Formats.Receipts;

/// <summary>Line numbers in ascending order, kept and printed as ranges: <c>2-4512, 4600</c>.</summary>
/// <remarks>A whole file with one repair per row is a single range.</remarks>
public sealed class LineRanges
{
    private readonly List<(int First, int Last)> _ranges = [];
    private readonly int _rangesMax;

    /// <summary>Creates an empty list.</summary>
    /// <param name="rangesMax">How many ranges are kept; what does not fit is only counted.</param>
    public LineRanges(int rangesMax = int.MaxValue) => _rangesMax = rangesMax;

    /// <summary>How many lines were added.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a line, no smaller than the one before.</summary>
    public void Add(int line)
    {
        Count++;
        if (_ranges.Count > 0 && line - _ranges[^1].Last is 0 or 1)
        {
            _ranges[^1] = (_ranges[^1].First, line);
        }
        else if (_ranges.Count < _rangesMax)
        {
            _ranges.Add((line, line));
        }
    }

    /// <summary>The ranges; an ellipsis stands for what was only counted.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach ((int first, int last) in _ranges)
        {
            text.Append(text.Length == 0 ? "" : ", ");
            text.Append(CultureInfo.InvariantCulture, $"{first}");
            if (last > first)
            {
                text.Append(CultureInfo.InvariantCulture, $"-{last}");
            }
        }

        return _ranges.Count == _rangesMax ? text.Append(", …").ToString() : text.ToString();
    }
}
