using Disbursement.Core.Events;
using Disbursement.Core.Intake;
using Disbursement.Core.Money;
using Disbursement.Formats.Beneficiaries;
using Disbursement.Formats.Receipts;
using Disbursement.Formats.Workbooks;

namespace Disbursement.Formats.Events;

/// <summary>Reads an event list: accepted events in order, refused rows with their reasons, and a receipt.</summary>
/// <remarks>The same list and context give the same bytes. A unit reports few events: they are kept in memory, and a
/// list of more than <see cref="RowsMax"/> rows is refused.</remarks>
public sealed class EventListReader
{
    /// <summary>The most rows of one list: every person of a large district would have to move in one month.</summary>
    public const int RowsMax = 20_000;

    private readonly IntakeContext _context;
    private readonly FindingTally _tally = new();
    private readonly LineRanges _repeats = new();
    private readonly SheetNames _names = new();
    private readonly List<SheetReading> _sheets = [];
    private readonly List<string> _notRead = [];
    private readonly WorkbookLimits _limits;
    private readonly List<BeneficiaryEvent> _events = [];
    private readonly List<(RawRow Row, IReadOnlyList<Finding> Findings)> _refused = [];
    private EventColumns? _columns;
    private int _ignored;
    private int _rows;

    /// <summary>Creates a reader for one list.</summary>
    /// <param name="context">The unit, the month and the tables.</param>
    /// <param name="limits">The bounds of workbooks; none for the defaults.</param>
    public EventListReader(IntakeContext context, WorkbookLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(context);
        _limits = limits ?? WorkbookLimits.Default;
        _context = context;
    }

    /// <summary>Reads a list: a workbook where its name says so, else text.</summary>
    /// <param name="path">Where it lies; printed in the receipt.</param>
    /// <param name="stream">The list; the caller disposes it.</param>
    /// <param name="openRejected">Opens the file of refused rows; only called when there are any.</param>
    /// <param name="cancellationToken">Ends reading.</param>
    public async Task<EventListResult> ReadAsync(
        string path,
        Stream stream,
        Func<CancellationToken, Task<Stream>> openRejected,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(openRejected);
        await using EventSource source = await EventSource.OpenAsync(path, stream, _limits, cancellationToken);
        Finding? problem = await TakeSheetsAsync(source.Rows, cancellationToken);
        string sha256 = await source.FinishAsync(cancellationToken);
        Receipt frame = Receipt.OfRefusedFile(path, problem is null ? [] : [problem]) with
        {
            Sha256 = sha256,
            Bytes = source.Bytes,
            LinesIgnored = _ignored,
            ColumnsNotRead = [.. _notRead.Distinct()],
            Sheets = source.IsWorkbook ? [.. _sheets.Select(static sheet => sheet.ToReceipt())] : null,
        };
        if (problem is not null)
        {
            return new EventListResult(frame, sha256, null);
        }

        int taken = DropRepeats();
        if (_refused.Count > 0)
        {
            await using Stream rejected = await openRejected(cancellationToken);
            await using IRejectedRows writer = source.IsWorkbook
                ? new RejectedXlsx(rejected, _names.Of)
                : new RejectedCsv(rejected, _columns!.Headers, source.Rows.Delimiter);
            foreach ((RawRow row, IReadOnlyList<Finding> findings) in _refused)
            {
                await writer.WriteAsync(row, findings, cancellationToken);
            }
        }

        return new EventListResult(ToReceipt(frame, taken), sha256, _events);
    }

    /// <summary>Takes the list of the file, or those of all sheets of a workbook.</summary>
    private async Task<Finding?> TakeSheetsAsync(ICellRows rows, CancellationToken cancellationToken)
    {
        if (rows.Problem is { } unread)
        {
            return unread;
        }

        Finding? lacking = null;
        bool any = false;
        do
        {
            _names.Add(rows.Sheet, rows.SheetName);
            var sheet = new SheetReading { Sheet = rows.Sheet, Name = rows.SheetName, IsHidden = rows.IsSheetHidden };
            _sheets.Add(sheet);
            EventHeader header = await EventHeader.FindAsync(rows, cancellationToken);
            if (header.Problem is not null)
            {
                // What no sheet may hide: people under a header that nobody can read.
                bool mayPass = rows.HasSheets && rows.Problem is null && !header.HoldsPeople;
                if (!mayPass)
                {
                    // Whatever an earlier sheet lacked: it is this one that refuses the list.
                    return rows.Problem ?? (rows.Sheet == 0
                        ? header.Problem
                        : OfSheet(FindingNumber.SheetWithoutHeader, rows));
                }

                lacking ??= header.Problem;
                continue;
            }

            any = true;
            sheet.HeaderLine = rows.LineNumber;
            if (await TakeAllAsync(rows, header.Columns!, sheet, cancellationToken) is { } problem)
            {
                return problem;
            }
        }
        while (await rows.NextSheetAsync(cancellationToken));

        return rows.Problem ?? (!any ? lacking : _rows == 0 ? Finding.Of(FindingNumber.NoRows) : null);
    }

    private static Finding OfSheet(FindingNumber number, ICellRows rows) => Finding.Of(number, value: rows.SheetName);

    private async Task<Finding?> TakeAllAsync(
        ICellRows rows, EventColumns columns, SheetReading sheet, CancellationToken cancellationToken)
    {
        var map = ColumnMap.Of(columns.Headers);
        rows.Use(map);
        _columns = columns;
        _notRead.AddRange(columns.NotRead);
        while (await rows.ReadAsync(cancellationToken))
        {
            bool isEvent = columns.Text(rows.Cells, EventField.CitizenId).Length > 0
                || columns.Text(rows.Cells, EventField.Event).Length > 0
                || columns.Text(rows.Cells, EventField.Date).Length > 0;
            if (!isEvent)
            {
                _ignored++;
                sheet.LinesIgnored++;
                continue;
            }

            if (rows.IsSheetHidden)
            {
                return OfSheet(FindingNumber.HiddenSheetHasRows, rows);
            }

            sheet.Rows++;

            if (++_rows > RowsMax)
            {
                return Finding.Of(FindingNumber.TooManyRows, value: VietnameseNumber.Format(RowsMax));
            }

            RawRowFlaws flaws = rows.Flaws
                | (rows.Cells.Count > columns.Headers.Count ? RawRowFlaws.TooManyCells : RawRowFlaws.None);
            var place = new RowPlace(rows.Sheet, rows.LineNumber);
            Take(new RawRow(place, [.. rows.Cells], map, flaws, rows.Noticed), columns);
        }

        return rows.Problem;
    }

    private void Take(RawRow row, EventColumns columns)
    {
        EventRowCheck check = EventRowRules.Check(row, columns, _context);
        _tally.Add(check.Findings, row.Place);
        if (check.Event is null)
        {
            _refused.Add((row, check.Findings));
        }
        else
        {
            _events.Add(check.Event);
        }
    }

    /// <summary>Sorts the events and takes exact repeats once; tells how many there were with them.</summary>
    private int DropRepeats()
    {
        int taken = _events.Count;
        BeneficiaryEvent[] sorted = [.. _events.Order()];
        _events.Clear();
        var lines = new List<RowPlace>();
        foreach (BeneficiaryEvent one in sorted)
        {
            if (_events.Count > 0 && _events[^1].IsSameAs(one))
            {
                lines.Add(one.Place);
            }
            else
            {
                _events.Add(one);
            }
        }

        lines.Sort();
        lines.ForEach(_repeats.Add);
        return taken;
    }

    private Receipt ToReceipt(Receipt frame, int taken)
    {
        var sent = new ReceiptCount(_rows, 0, 0);
        var accepted = new ReceiptCount(_events.Count, 0, 0);
        var refused = new ReceiptCount(_refused.Count, 0, 0);
        var repeats = new ReceiptCount(_repeats.Count, 0, 0);
        ControlTotalException.ThrowIfDifferent("rows of an event list", _rows, taken + _refused.Count);
        (ReceiptVerdict verdict, _, _) = Receipt.Judge(sent, accepted, refused, repeats);
        return frame with
        {
            Verdict = verdict,
            Vietnamese = $"Nhận {Number(sent)} biến động: tiếp nhận {Number(accepted)}, từ chối {Number(refused)}, "
                + $"trùng lặp hoàn toàn {Number(repeats)}.",
            English = $"{Number(sent)} events sent: {Number(accepted)} accepted, {Number(refused)} refused, "
                + $"{Number(repeats)} exact repeats.",
            Sent = sent,
            Accepted = accepted,
            Refused = refused,
            ExactRepeats = repeats,
            ExactRepeatLines = _repeats.Count == 0 ? null : _names.Print(_repeats),
            Findings = _tally.ToFindings(_names.Of),
        };
    }

    private static string Number(ReceiptCount count) => VietnameseNumber.Format(count.Rows);
}
