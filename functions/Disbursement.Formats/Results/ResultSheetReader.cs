using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Settlement;
using Disbursement.Core.Text;

namespace Disbursement.Formats.Results;

/// <summary>
/// Reads the result sheets of banks and of the post office, XLSX, XLS or CSV, by the layouts in
/// <c>result-layouts.json</c> (functions/docs/formats/result-sheet.md).
/// </summary>
public static class ResultSheetReader
{
    private const int HeaderRowMax = 20;
    private static readonly string TotalKey = VietnameseText.MatchKey("Tổng cộng");

    /// <summary>Reads a sheet; the first layout whose header is found decides.</summary>
    /// <param name="stream">The file; seekable.</param>
    /// <param name="receivedAt">When it arrived: the time of lines without a day of their own.</param>
    /// <exception cref="FileFormatException">No sheet has the header of a layout, or the file is damaged.</exception>
    public static ResultDocument Read(Stream stream, DateTimeOffset receivedAt)
    {
        ArgumentNullException.ThrowIfNull(stream);
        foreach ((string name, IEnumerable<ResultRow> rows) in ResultRows.Sheets(stream))
        {
            using IEnumerator<ResultRow> row = rows.GetEnumerator();
            if (FindHeader(name, row) is { } found)
            {
                return ReadLines(found.Layout, found.Columns, row, receivedAt);
            }
        }

        throw new FileFormatException(FileProblem.WrongKind, nameof(ResultColumn.Status));
    }

    private static (ResultLayout Layout, Dictionary<ResultColumn, int> Columns)? FindHeader(
        string sheet, IEnumerator<ResultRow> row)
    {
        for (int number = 0; number < HeaderRowMax && row.MoveNext(); number++)
        {
            foreach (ResultLayout layout in ResultLayout.Shipped)
            {
                bool isNamed = layout.Sheet.Length == 0 || sheet.Length == 0
                    || layout.Sheet == VietnameseText.MatchKey(sheet);
                if (isNamed && layout.FindColumns(row.Current.Cells) is { } columns)
                {
                    return (layout, columns);
                }
            }
        }

        return null;
    }

    private static ResultDocument ReadLines(
        ResultLayout layout,
        Dictionary<ResultColumn, int> columns,
        IEnumerator<ResultRow> row,
        DateTimeOffset receivedAt)
    {
        var lines = new List<ResultLine>();
        while (row.MoveNext())
        {
            ResultRow current = row.Current;
            if (current.Cells.All(static cell => cell.Length == 0))
            {
                continue;
            }

            if (current.Cells.Any(static cell => VietnameseText.MatchKey(cell) == TotalKey))
            {
                break;
            }

            lines.Add(ReadLine(layout, column => Text(current, columns, column), lines.Count + 1, receivedAt));
        }

        return new ResultDocument(layout.Id, "", lines, []);
    }

    private static string Text(ResultRow row, Dictionary<ResultColumn, int> columns, ResultColumn column) =>
        columns.TryGetValue(column, out int at) && at < row.Cells.Count ? row.Cells[at] : "";

    private static ResultLine ReadLine(
        ResultLayout layout, Func<ResultColumn, string> text, int number, DateTimeOffset receivedAt)
    {
        DateTimeOffset at = receivedAt;
        bool idValid = layout.TryPayment(text(ResultColumn.Payment), out EndToEndId id);
        bool known = layout.TryStatus(text(ResultColumn.Status), out ResultStatus? status);
        bool amountValid = ResultCells.TryAmount(text(ResultColumn.Amount), out Vnd amount);
        bool timeValid = ResultCells.TryDay(text(ResultColumn.PaidOn), ref at);
        ResultLineProblem problem = !idValid ? ResultLineProblem.IdInvalid
            : !known ? ResultLineProblem.StatusUnknown
            : status is null ? ResultLineProblem.Pending
            : !amountValid ? ResultLineProblem.AmountInvalid
            : !timeValid ? ResultLineProblem.TimeInvalid
            : ResultLineProblem.None;
        if (problem != ResultLineProblem.None)
        {
            return new ResultLine(number, "", id, null, problem);
        }

        string reason = status == ResultStatus.Paid ? "" : layout.ReasonOf(text(ResultColumn.Reason));
        bool open = status == ResultStatus.Rejected && !ReasonCatalogue.Find(reason).ProvenFailure;
        ResultStatus proven = open ? ResultStatus.Unknown : status!.Value;
        return new ResultLine(
            number, "", id, new PaymentResult(id, proven, reason, amount, at, layout.Id), ResultLineProblem.None);
    }
}
