using Disbursement.Core.Events;
using Disbursement.Core.Intake;
using Disbursement.Core.Money;
using Disbursement.Formats.Beneficiaries;
using Disbursement.Formats.Receipts;

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
    private readonly List<BeneficiaryEvent> _events = [];
    private readonly List<(RawRow Row, IReadOnlyList<Finding> Findings)> _refused = [];
    private int _ignored;
    private int _rows;

    /// <summary>Creates a reader for one list.</summary>
    /// <param name="context">The unit, the month and the tables.</param>
    public EventListReader(IntakeContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        _context = context;
    }

    /// <summary>Reads a list.</summary>
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
        await using var hashing = new HashingStream(stream);
        CsvCellRows rows = await CsvCellRows.OpenAsync(hashing, IntakeReaderOptions.Default, cancellationToken);
        (EventColumns? columns, Finding? problem) = await FindHeaderAsync(rows, cancellationToken);
        problem ??= await TakeAllAsync(rows, columns!, cancellationToken);
        string sha256 = await hashing.FinishAsync(cancellationToken);
        Receipt frame = Receipt.OfRefusedFile(path, problem is null ? [] : [problem]) with
        {
            Sha256 = sha256,
            Bytes = hashing.Count,
            LinesIgnored = _ignored,
            ColumnsNotRead = columns?.NotRead ?? [],
        };
        if (problem is not null)
        {
            return new EventListResult(frame, sha256, null);
        }

        int taken = DropRepeats();
        if (_refused.Count > 0)
        {
            await using Stream rejected = await openRejected(cancellationToken);
            await using var writer = new RejectedCsv(rejected, columns!.Headers, rows.Delimiter);
            foreach ((RawRow row, IReadOnlyList<Finding> findings) in _refused)
            {
                await writer.WriteAsync(row, findings, cancellationToken);
            }
        }

        return new EventListResult(ToReceipt(frame, taken), sha256, _events);
    }

    private static async Task<(EventColumns? Columns, Finding? Problem)> FindHeaderAsync(
        CsvCellRows rows, CancellationToken cancellationToken)
    {
        EventColumns? best = null;
        for (int row = 0; row < IntakeReaderOptions.Default.HeaderRowsMax
            && best is not { Missing.Count: 0 } && await rows.ReadAsync(cancellationToken); row++)
        {
            var columns = EventColumns.Of(rows.Cells);
            best = best is null || columns.Known > best.Known ? columns : best;
        }

        return (best, rows.Problem ?? best switch
        {
            null => Finding.Of(FindingNumber.NoRows),
            { Known: < 2 } => Finding.Of(FindingNumber.HeaderNotFound),
            { Missing.Count: > 0 } => Finding.Of(
                FindingNumber.ColumnMissing, value: string.Join(", ", best.Missing)),
            { Twice.Count: > 0 } => Finding.Of(FindingNumber.ColumnTwice, value: string.Join(", ", best.Twice)),
            _ => null,
        });
    }

    private async Task<Finding?> TakeAllAsync(
        CsvCellRows rows, EventColumns columns, CancellationToken cancellationToken)
    {
        var map = ColumnMap.Of(columns.Headers);
        while (await rows.ReadAsync(cancellationToken))
        {
            bool isEvent = columns.Text(rows.Cells, EventField.CitizenId).Length > 0
                || columns.Text(rows.Cells, EventField.Event).Length > 0
                || columns.Text(rows.Cells, EventField.Date).Length > 0;
            if (!isEvent)
            {
                _ignored++;
                continue;
            }

            if (++_rows > RowsMax)
            {
                return Finding.Of(FindingNumber.TooManyRows, value: VietnameseNumber.Format(RowsMax));
            }

            RawRowFlaws flaws = rows.Flaws
                | (rows.Cells.Count > columns.Headers.Count ? RawRowFlaws.TooManyCells : RawRowFlaws.None);
            Take(new RawRow(rows.LineNumber, [.. rows.Cells], map, flaws), columns);
        }

        return rows.Problem ?? (_rows == 0 ? Finding.Of(FindingNumber.NoRows) : null);
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
        var lines = new List<int>();
        foreach (BeneficiaryEvent one in sorted)
        {
            if (_events.Count > 0 && _events[^1].IsSameAs(one))
            {
                lines.Add(one.LineNumber);
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
            ExactRepeatLines = _repeats.Count == 0 ? null : _repeats.ToString(),
            Findings = _tally.ToFindings(static _ => ""),
        };
    }

    private static string Number(ReceiptCount count) => VietnameseNumber.Format(count.Rows);
}
