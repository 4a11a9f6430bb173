using System.Globalization;
using System.Text;
using Disbursement.Core.Intake;

namespace Disbursement.Formats.Receipts;

/// <summary>Line numbers in ascending order, kept and printed as ranges: <c>2-4512, 4600</c>, with sheets
/// <c>Xã A!6-90; Xã B!6</c>.</summary>
/// <remarks>A whole file with one repair per row is a single range.</remarks>
public sealed class LineRanges
{
    private readonly List<(RowPlace First, int Last)> _ranges = [];
    private readonly int _rangesMax;

    /// <summary>Creates an empty list.</summary>
    /// <param name="rangesMax">How many ranges are kept; what does not fit is only counted.</param>
    public LineRanges(int rangesMax = int.MaxValue) => _rangesMax = rangesMax;

    /// <summary>How many lines were added.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a line, no smaller than the one before.</summary>
    public void Add(int line) => Add(RowPlace.OfLine(line));

    /// <summary>Adds a place, no smaller than the one before.</summary>
    public void Add(RowPlace place)
    {
        Count++;
        bool sameSheet = _ranges.Count > 0 && _ranges[^1].First.Sheet == place.Sheet;
        if (sameSheet && place.Line - _ranges[^1].Last is 0 or 1)
        {
            _ranges[^1] = (_ranges[^1].First, place.Line);
        }
        else if (_ranges.Count < _rangesMax)
        {
            _ranges.Add((place, place.Line));
        }
    }

    /// <summary>The ranges; an ellipsis stands for what was only counted.</summary>
    public override string ToString() => ToString(static _ => "");

    /// <summary>The ranges with the names of their sheets.</summary>
    /// <param name="nameOf">The name of a sheet by its number; not asked for files without sheets.</param>
    public string ToString(Func<int, string> nameOf)
    {
        ArgumentNullException.ThrowIfNull(nameOf);
        var text = new StringBuilder();
        int sheet = 0;
        foreach ((RowPlace first, int last) in _ranges)
        {
            bool sameSheet = first.Sheet == sheet;
            text.Append(text.Length == 0 ? "" : sameSheet ? ", " : "; ");
            text.Append(sameSheet ? "" : nameOf(first.Sheet) + "!");
            sheet = first.Sheet;
            text.Append(CultureInfo.InvariantCulture, $"{first.Line}");
            if (last > first.Line)
            {
                text.Append(CultureInfo.InvariantCulture, $"-{last}");
            }
        }

        return _ranges.Count == _rangesMax ? text.Append(", …").ToString() : text.ToString();
    }
}
