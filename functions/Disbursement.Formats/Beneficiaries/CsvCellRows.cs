using System.Globalization;
using Disbursement.Core.Intake;
using Disbursement.Core.Text.Encodings;
using Disbursement.Formats.Csv;
using Disbursement.Formats.Encodings;

namespace Disbursement.Formats.Beneficiaries;

/// <summary>Rows of a CSV list; the delimiter is found by looking for the header with each.</summary>
internal sealed class CsvCellRows : ICellRows
{
    private const int HeadBytes = 64 * 1024;

    private static readonly char[] Delimiters = [',', ';', '\t'];

    private readonly CsvReader _reader;
    private readonly Utf8Stream _text;
    private readonly CellMender _mender = new();

    private CsvCellRows(CsvReader reader, Utf8Stream text, char delimiter)
    {
        _reader = reader;
        _text = text;
        Delimiter = delimiter;
    }

    public int LineNumber => _reader.LineNumber;

    public IReadOnlyList<string> Cells { get; private set; } = [];

    public RawRowFlaws Flaws { get; private set; }

    public bool EndsWithoutLineEnd => _reader.Flaws.HasFlag(CsvFlaws.NoLineEnd);

    public char Delimiter { get; }

    public Finding? Problem { get; private set; }

    public EncodingVerdict? Encoding => _text.Verdict;

    /// <summary>Looks at the head of the file and reads from its first byte.</summary>
    public static async Task<CsvCellRows> OpenAsync(
        Stream stream, IntakeReaderOptions options, CancellationToken cancellationToken)
    {
        var text = new Utf8Stream(stream, options.StatedEncoding);
        byte[] head = new byte[HeadBytes];
        int length = await text.ReadAtLeastAsync(head, HeadBytes, throwOnEndOfStream: false, cancellationToken);
        char delimiter = FindDelimiter(head, length, options);
        var whole = new HeadedStream(head.AsMemory(0, length), text);
        return new CsvCellRows(new CsvReader(whole, delimiter, options.Csv), text, delimiter);
    }

    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        while (await _reader.ReadAsync(cancellationToken) && _text.Problem is null && _mender.Problem is null)
        {
            if (HasText(_reader))
            {
                Cells = _mender.Mend(_reader.Texts(), LineNumber, _text.Verdict);
                Flaws = ToRowFlaws(_reader.Flaws) | (_mender.HasMended ? RawRowFlaws.OldEncoding : RawRowFlaws.None);
                return true;
            }
        }

        Problem = _text.Problem ?? _mender.Problem ?? (_reader.Problem is { } problem ? ToFinding(problem) : null);
        return false;
    }

    /// <summary>The delimiter that shows the best header; on a tie the first of comma, semicolon, tab.</summary>
    private static char FindDelimiter(byte[] head, int length, IntakeReaderOptions options)
    {
        char best = Delimiters[0];
        int mostKnown = 0;
        foreach (char delimiter in Delimiters)
        {
            using var stream = new MemoryStream(head, 0, length, writable: false);
            var reader = new CsvReader(stream, delimiter, options.Csv);
            for (int row = 0; row < options.HeaderRowsMax && reader.Read(); row++)
            {
                int known = ColumnMap.Of([.. reader.Texts().Select(static text => CellText.Repair(text).Text)]).Known;
                best = known > mostKnown ? delimiter : best;
                mostKnown = Math.Max(known, mostKnown);
            }
        }

        return best;
    }

    private static bool HasText(CsvReader reader)
    {
        for (int column = 0; column < reader.Count; column++)
        {
            if (!reader.Bytes(column).IsEmpty && !string.IsNullOrWhiteSpace(reader.Text(column)))
            {
                return true;
            }
        }

        return false;
    }

    private static RawRowFlaws ToRowFlaws(CsvFlaws flaws) =>
        (flaws.HasFlag(CsvFlaws.BrokenQuotes) ? RawRowFlaws.BrokenQuotes : RawRowFlaws.None)
        | (flaws.HasFlag(CsvFlaws.CellTooLong) ? RawRowFlaws.CellTooLong : RawRowFlaws.None)
        | (flaws.HasFlag(CsvFlaws.TooManyColumns) ? RawRowFlaws.TooManyCells : RawRowFlaws.None);

    private static Finding ToFinding(CsvProblem problem) => Finding.Of(
        problem.Kind switch
        {
            CsvProblemKind.NotUtf8 => FindingNumber.NotUtf8,
            CsvProblemKind.Binary => FindingNumber.Binary,
            CsvProblemKind.QuoteNotClosed => FindingNumber.QuoteNotClosed,
            _ => FindingNumber.RowTooLong,
        },
        value: problem.LineNumber.ToString(CultureInfo.InvariantCulture));
}
