using Disbursement.Core.Entitlements;
using Disbursement.Core.Intake;
using Disbursement.Core.Money;
using Disbursement.Formats.Ledger;
using Disbursement.Formats.Receipts;

namespace Disbursement.Formats.Beneficiaries;

/// <summary>The counts and sets of reading one list once.</summary>
internal sealed class IntakeRun : IDisposable
{
    private readonly IntakeContext _context;
    private readonly IntakeReaderOptions _options;
    private readonly IReadOnlyDictionary<EntitlementKey, ListedRow> _listed;
    private readonly SortedEntitlements _sorted;
    private readonly FindingTally _tally = new();
    private readonly FindingCounts _noticed = new();
    private readonly DeclarationChecks _declarations = new();
    private readonly RowSet _refusedRows = new();
    private readonly SortedDictionary<RowPlace, RowPlace> _contradictions = [];
    private readonly List<RowPlace> _repeatLines = [];
    private readonly RowMoney _sent = new();
    private readonly RowMoney _accepted = new();
    private readonly RowMoney _refused = new();
    private readonly RowMoney _repeats = new();
    private readonly SheetNames _names = new();
    private long _checkedDue;

    public IntakeRun(
        IntakeContext context,
        IntakeReaderOptions options,
        IReadOnlyDictionary<EntitlementKey, ListedRow> listed)
    {
        _context = context;
        _options = options;
        _listed = listed;
        _sorted = new SortedEntitlements(options.Sort);
    }

    /// <summary>How many accepted rows have each warning or repair; complete after writing.</summary>
    public FindingCounts Noticed => _noticed;

    public int Rows => _sent.Rows;

    public int RefusedRows => _refused.Rows;

    /// <summary>Checks a row and keeps it if it passes; false when the list has too many rows.</summary>
    public bool Take(RawRow row)
    {
        if (_sent.Rows == _options.RowsMax)
        {
            return false;
        }

        _sent.Add(row);
        _declarations.Add(row);
        RowCheck check = RowRules.Check(row, _context);
        _tally.Add(check.Findings, row.Place);
        if (check.Row is not { } accepted)
        {
            Refuse(row);
        }
        else if (_listed.TryGetValue(accepted.Key, out ListedRow? before))
        {
            TakeListed(row, accepted, before);
        }
        else
        {
            _checkedDue += accepted.Due.Dong;
            _sorted.Add(accepted);
        }

        return true;
    }

    /// <summary>What refuses the whole list now that all of it was read.</summary>
    /// <param name="declared">What the total rows say.</param>
    /// <param name="sheets">The sheets of a workbook; empty for any other file.</param>
    public IReadOnlyList<Finding> Judge(
        IReadOnlyList<DeclaredTotals> declared, IReadOnlyList<SheetReading> sheets)
    {
        foreach (SheetReading sheet in sheets)
        {
            _names.Add(sheet.Sheet, sheet.Name);
            foreach (IntakeField field in sheet.HiddenColumns)
            {
                _tally.Add(Finding.Of(FindingNumber.ColumnHidden, field), sheet.Header);
            }
        }

        if (_sent.Rows == 0)
        {
            return [Finding.Of(FindingNumber.NoRows)];
        }

        IReadOnlyList<Finding> differences = _declarations.Compare(declared, _names);
        return _checkedDue > Vnd.MaxDong ? [.. differences, Finding.Of(FindingNumber.SumTooLarge)] : differences;
    }

    /// <summary>Writes the accepted rows in order, sets aside repeats and contradictions, proves the counts.</summary>
    public async Task<ChunkIndex> WriteAsync(ChunkWriter chunks, CancellationToken cancellationToken)
    {
        _sorted.Complete();
        var group = new EntitlementGroup();
        while (_sorted.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (group.IsEmpty || !group.HasKey(_sorted.Key))
            {
                await EndAsync(group, chunks);
                group.Start(_sorted.Key, _sorted.Current);
            }
            else if (group.TryAdd(_sorted.Current))
            {
                _refused.Add(_sorted.Current.Amount, _sorted.Current.Arrears);
            }
            else
            {
                _repeats.Add(_sorted.Current.Amount, _sorted.Current.Arrears);
                _repeatLines.Add(_sorted.Current.Place);
            }
        }

        await EndAsync(group, chunks);
        TallyContradictions();
        ChunkIndex index = await chunks.FinishAsync();
        Prove(index);
        return index;
    }

    /// <summary>All errors of a row when it is refused; none when it is taken or repeats another.</summary>
    /// <param name="position">The row's position, 0 for the first.</param>
    /// <param name="row">The row, read again.</param>
    public IReadOnlyList<Finding> WhyRefused(int position, RawRow row)
    {
        if (_refusedRows.Contains(position))
        {
            RowCheck check = RowRules.Check(row, _context);
            return check.Row is { } accepted ? [.. _listed[accepted.Key].Findings] : check.Findings;
        }

        return _contradictions.TryGetValue(row.Place, out RowPlace other) ? [Contradicts(other)] : [];
    }

    /// <summary>The receipt of a list whose rows were decided.</summary>
    public Receipt ToReceipt(Receipt frame)
    {
        (ReceiptVerdict verdict, string vietnamese, string english) = Receipt.Judge(
            _sent.ToCount(), _accepted.ToCount(), _refused.ToCount(), _repeats.ToCount());
        var repeatLines = new LineRanges();
        _repeatLines.Order().ToList().ForEach(repeatLines.Add);
        return frame with
        {
            Verdict = verdict,
            Vietnamese = vietnamese,
            English = english,
            Sent = _sent.ToCount(),
            Accepted = _accepted.ToCount(),
            Refused = _refused.ToCount(),
            ExactRepeats = _repeats.ToCount(),
            ExactRepeatLines = repeatLines.Count == 0 ? null : _names.Print(repeatLines),
            Findings = FindingsWith(frame),
        };
    }

    /// <summary>The receipt of a list that is refused as a whole: what was sent, and what the rows showed.</summary>
    public Receipt ToRefusal(Receipt frame) => frame with
    {
        Sent = _sent.ToCount(),
        Findings = FindingsWith(frame),
    };

    public void Dispose() => _sorted.Dispose();

    /// <summary>What was found in rows, and before it that the file as a whole was converted.</summary>
    private IReadOnlyList<ReceiptFinding> FindingsWith(Receipt frame)
    {
        IReadOnlyList<ReceiptFinding> ofRows = _tally.ToFindings(_names.Of);
        return frame.Encoding is { IsUnicode: false } old
            ? [ReceiptFinding.OfFile(Finding.Of(FindingNumber.FileConverted, value: old.Name)), .. ofRows]
            : ofRows;
    }

    private Finding Contradicts(RowPlace other) => Finding.Of(
        FindingNumber.SameEntitlementDiffers,
        IntakeField.CitizenId,
        _names.Print(other));

    private void Refuse(RawRow row)
    {
        _refusedRows.Add(_sent.Rows - 1);
        _refused.Add(row);
    }

    /// <summary>A row that the month has already: the same once more, or something else, which is refused.</summary>
    private void TakeListed(RawRow row, EntitlementRow accepted, ListedRow before)
    {
        if (before.Problem is null)
        {
            _repeats.Add(accepted.Amount.Dong, accepted.Arrears.Dong);
            _repeatLines.Add(row.Place);
            return;
        }

        _tally.Add(before.Findings, row.Place);
        Refuse(row);
    }

    private Task EndAsync(EntitlementGroup group, ChunkWriter chunks)
    {
        if (group.IsEmpty)
        {
            return Task.CompletedTask;
        }

        SortedEntitlements.SortedRow first = group.First;
        if (!group.IsContradiction)
        {
            _accepted.Add(first.Amount, first.Arrears);
            _noticed.AddRow(first.Warnings);
            return chunks.AddAsync(group.KeyText, Vnd.FromDong(first.Amount + first.Arrears), first.CsvLine);
        }

        _refused.Add(first.Amount, first.Arrears);
        IReadOnlyList<RowPlace> lines = group.DistinctLines;
        for (int position = 0; position < lines.Count; position++)
        {
            _contradictions[lines[position]] = lines[position == 0 ? 1 : 0];
        }

        return Task.CompletedTask;
    }

    private void TallyContradictions()
    {
        foreach ((RowPlace place, RowPlace other) in _contradictions)
        {
            _tally.Add(Contradicts(other), place);
        }
    }

    /// <summary>Sent is accepted, refused and repeated, in rows and money; the chunks hold the accepted.</summary>
    private void Prove(ChunkIndex index)
    {
        ControlTotalException.ThrowIfDifferent(
            "rows of the list", _sent.Rows, (long)_accepted.Rows + _refused.Rows + _repeats.Rows);
        ControlTotalException.ThrowIfDifferent(
            "money of the list", _sent.Due, _accepted.Due + _refused.Due + _repeats.Due);
        ControlTotalException.ThrowIfDifferent("rows of the chunks", _accepted.Rows, index.Rows);
        ControlTotalException.ThrowIfDifferent("money of the chunks", _accepted.Due, index.Amount.Dong);
        ControlTotalException.ThrowIfDifferent(
            "refused rows", _refused.Rows, (long)_refusedRows.Count + _contradictions.Count);
    }
}
