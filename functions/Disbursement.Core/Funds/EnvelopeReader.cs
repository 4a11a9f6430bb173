using System.Globalization;
using Disbursement.Core.Intake;
using Disbursement.Core.Money;
using Disbursement.Core.Periods;
using Disbursement.Core.Programmes;
using Disbursement.Core.Text;
using Disbursement.Core.Units;

namespace Disbursement.Core.Funds;

/// <summary>Reads envelopes from CSV, comma or semicolon, as an administrator or a spreadsheet writes it.</summary>
/// <param name="units">The units that envelopes are for.</param>
internal sealed class EnvelopeReader(UnitRegister units)
{
    /// <summary>The most lines: 700 units with a line for each source and month of three years are below.</summary>
    public const int LinesMax = 100_000;

    /// <summary>The longest number of a decision.</summary>
    public const int DecisionMax = 200;

    /// <summary>The columns, in the order in which they are documented.</summary>
    public const string HeaderText = "unit, source, from_period, to_period, amount, decision";

    private static readonly string[] Columns = HeaderText.Split(", ");

    private readonly List<EnvelopeError> _errors = [];
    private readonly List<(int Line, Envelope Envelope)> _read = [];

    /// <summary>Reads all lines.</summary>
    /// <exception cref="EnvelopeException">Something is wrong; the exception names everything that is.</exception>
    public IReadOnlyList<Envelope> Read(TextReader reader)
    {
        string[]? names = null;
        char separator = ',';
        int number = 0;
        while (number < LinesMax && reader.ReadLine() is { } line)
        {
            number++;
            string text = line.TrimStart('\uFEFF');
            if (IsEmpty(text))
            {
                continue;
            }

            if (names is null)
            {
                separator = text.Contains(';', StringComparison.Ordinal) ? ';' : ',';
                names = NamesOf(DataTable.Split(text, separator), number);
            }
            else
            {
                Take(DataTable.Split(text, separator), names, number);
            }
        }

        if (names is null)
        {
            Fail(EnvelopeErrorCode.Header, Math.Max(number, 1), HeaderText);
        }

        if (number == LinesMax && reader.ReadLine() is not null)
        {
            Fail(EnvelopeErrorCode.Lines, number, VietnameseNumber.Format(LinesMax));
        }

        FindOverlaps();
        return _errors.Count == 0
            ? [.. _read.Select(static one => one.Envelope)]
            : throw new EnvelopeException([.. _errors.OrderBy(static error => error.Line)]);
    }

    /// <summary>Blank lines and comments, also as spreadsheets write them back: quoted, with empty cells.</summary>
    private static bool IsEmpty(string line) =>
        line.TrimStart('"', ' ').StartsWith('#') || line.AsSpan().Trim(" ,;\t").IsEmpty;

    /// <summary>The names of the columns; others than the six are the administrator's own.</summary>
    /// <exception cref="EnvelopeException">One is missing or stands twice: then no line means anything.</exception>
    private static string[] NamesOf(string[] cells, int line)
    {
        string[] names = [.. cells.Select(static cell => cell.Trim())];
        string[] wrong = [.. Columns.Where(column => names.Count(name => name == column) != 1)];
        return wrong.Length == 0
            ? names
            : throw new EnvelopeException([new(EnvelopeErrorCode.Header, line, string.Join(", ", wrong))]);
    }

    private void Take(string[] cells, string[] names, int line)
    {
        if (cells.Length != names.Length)
        {
            Fail(EnvelopeErrorCode.Cells, line, cells.Length.ToString(CultureInfo.InvariantCulture));
            return;
        }

        string Cell(string column) => cells[Array.IndexOf(names, column)].Trim();
        int before = _errors.Count;
        ProgrammeGroup source = SourceOf(Cell("source"), line);
        (Period from, Period to)? months = MonthsOf(Cell("from_period"), Cell("to_period"), line);
        string code = Cell("unit");
        string? province = ProvinceOf(code, months, line);
        Vnd amount = AmountOf(Cell("amount"), line);
        string decision = Cell("decision");
        if (decision.Length is 0 or > DecisionMax)
        {
            Fail(EnvelopeErrorCode.Decision, line, "");
        }

        if (_errors.Count == before && months is ({ } from, { } to))
        {
            _read.Add((line, new Envelope(code, province!, source, from, to, amount, decision)));
        }
    }

    private ProgrammeGroup SourceOf(string text, int line)
    {
        if (!ProgrammeGroups.TryParse(text, out ProgrammeGroup source))
        {
            Fail(EnvelopeErrorCode.Source, line, text);
        }

        return source;
    }

    private (Period From, Period To)? MonthsOf(string first, string last, int line)
    {
        bool hasFrom = Period.TryParse(first, out Period from);
        Period to = from;
        bool hasTo = last.Length == 0 || Period.TryParse(last, out to);
        if (!hasFrom)
        {
            Fail(EnvelopeErrorCode.Month, line, first);
        }

        if (!hasTo)
        {
            Fail(EnvelopeErrorCode.Month, line, last);
        }

        if (hasFrom && hasTo && to < from)
        {
            Fail(EnvelopeErrorCode.MonthOrder, line, $"{from} – {to}");
            return null;
        }

        return hasFrom && hasTo ? (from, to) : null;
    }

    /// <summary>A unit below those that make the lists would never be asked about, so its line is an error.</summary>
    private string? ProvinceOf(string code, (Period From, Period To)? months, int line)
    {
        string? province = months is { } known ? ProvinceOf(code, known.From, known.To) : null;
        if (province is null && (months is not null || !units.IsKnown(code)))
        {
            Fail(EnvelopeErrorCode.Unit, line, code);
        }

        return province;
    }

    /// <summary>The one province that the unit makes lists in, or is, in every month.</summary>
    private string? ProvinceOf(string code, Period from, Period to)
    {
        string? province = null;
        for (Period month = from; ; month = month.Next)
        {
            Unit? unit = units.Find(code, month);
            bool counts = unit is not null
                && (unit.Level == UnitLevel.Province || unit.ParentCode == unit.ProvinceCode);
            if (!counts || (province is not null && province != unit!.ProvinceCode))
            {
                return null;
            }

            province = unit!.ProvinceCode;
            if (month == to)
            {
                return province;
            }
        }
    }

    private Vnd AmountOf(string text, int line)
    {
        if (AmountText.TryParse(text, out long dong) && dong <= Vnd.MaxDong)
        {
            return Vnd.FromDong(dong);
        }

        Fail(EnvelopeErrorCode.Amount, line, text);
        return Vnd.Zero;
    }

    private void FindOverlaps()
    {
        foreach (var same in _read.GroupBy(static one => (one.Envelope.Unit, one.Envelope.Source)))
        {
            (int Line, Envelope Envelope)? widest = null;
            foreach ((int Line, Envelope Envelope) one in same.OrderBy(static one => one.Envelope.From)
                .ThenBy(static one => one.Line))
            {
                if (widest is { } other && one.Envelope.From <= other.Envelope.To)
                {
                    Fail(
                        EnvelopeErrorCode.Overlap,
                        one.Line,
                        other.Line.ToString(CultureInfo.InvariantCulture));
                }

                widest = widest is { } wide && wide.Envelope.To >= one.Envelope.To ? wide : one;
            }
        }
    }

    private void Fail(EnvelopeErrorCode code, int line, string value) =>
        _errors.Add(new EnvelopeError(code, line, value));
}
