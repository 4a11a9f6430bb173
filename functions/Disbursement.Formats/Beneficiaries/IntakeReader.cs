using Disbursement.Core.Entitlements;
using Disbursement.Core.Intake;
using Disbursement.Core.Money;
using Disbursement.Core.Text.Encodings;
using Disbursement.Formats.Ledger;
using Disbursement.Formats.Receipts;

namespace Disbursement.Formats.Beneficiaries;

/// <summary>Turns a list into sorted chunks of accepted rows, a file of refused rows, and a receipt.</summary>
/// <remarks>
/// <para>Two passes at most, in memory that does not grow with the list: the first checks and sorts every row, the
/// second, only when rows are refused, writes them with their reasons in the officer's own order.</para>
/// <para>Pure but for the streams it is given: the same list and context give the same bytes, so that a run that was
/// killed can simply be run again. Reads no clock.</para>
/// </remarks>
public sealed class IntakeReader
{
    private const int RowsPerReport = 5_000;

    private readonly IntakeContext _context;
    private readonly IntakeReaderOptions _options;
    private readonly IReadOnlyDictionary<EntitlementKey, ListedRow> _listed;

    /// <summary>Creates a reader for lists of one unit, month and group.</summary>
    /// <param name="context">The rules.</param>
    /// <param name="options">The bounds; none for the defaults.</param>
    /// <param name="listed">Rows of a list that came after close which its month has already, by key: equal ones
    /// count as repeats, others are refused with their reason. None for a list that came in time.</param>
    public IntakeReader(
        IntakeContext context,
        IntakeReaderOptions? options = null,
        IReadOnlyDictionary<EntitlementKey, ListedRow>? listed = null)
    {
        ArgumentNullException.ThrowIfNull(context);
        _context = context;
        _options = options ?? IntakeReaderOptions.Default;
        _listed = listed ?? new Dictionary<EntitlementKey, ListedRow>();
    }

    /// <summary>Reads a list: a workbook where its name says so, else text.</summary>
    /// <param name="path">Where the list lies; printed in the receipt.</param>
    /// <param name="open">Opens the list from its first byte, once or twice; the streams are disposed here. The
    /// second time must give the same bytes: open a blob under its ETag.</param>
    /// <param name="output">Where chunks and refused rows go.</param>
    /// <param name="progress">Told every 5,000 rows, or none.</param>
    /// <param name="cancellationToken">Ends the run; what was written may be written again.</param>
    /// <exception cref="ControlTotalException">Rows or money do not add up: we are wrong.</exception>
    public async Task<IntakeResult> ReadAsync(
        string path,
        Func<CancellationToken, Task<Stream>> open,
        IIntakeOutput output,
        IProgress<IntakeProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(open);
        ArgumentNullException.ThrowIfNull(output);
        using var run = new IntakeRun(_context, _options, _listed);
        IntakeReaderOptions bounds = _options with { StatedEncoding = TextEncodingNames.StatedIn(path) };
        await using var source = ListSource.Of(path, open, bounds);
        (Receipt frame, BeneficiaryReader reader) = await CheckAsync(run, path, source, progress, cancellationToken);
        string reading = ReadingIdentity.Of(frame.Sha256, reader.Encoding);
        if (frame.FileFindings.Count > 0)
        {
            return new IntakeResult(run.ToRefusal(frame), reading, null);
        }

        var chunks = new ChunkWriter((name, bytes) =>
            output.WriteChunkAsync(reading, name, bytes, cancellationToken));
        ChunkIndex index = await run.WriteAsync(chunks, cancellationToken);
        if (run.RefusedRows > 0)
        {
            await using Stream rejected = await output.OpenRejectedAsync(cancellationToken);
            await using Stream people = await output.OpenRefusedPeopleAsync(reading, cancellationToken);
            await using var refused = new RefusedRowsWriter(source.Reject(rejected, reader), people);
            await WriteRefusedAsync(run, refused, source, progress, cancellationToken);
        }

        return new IntakeResult(run.ToReceipt(frame), reading, index)
        {
            Noticed = run.Noticed,
        };
    }

    private async Task<(Receipt Frame, BeneficiaryReader Reader)> CheckAsync(
        IntakeRun run,
        string path,
        ListSource source,
        IProgress<IntakeProgress>? progress,
        CancellationToken cancellationToken)
    {
        BeneficiaryReader reader = await source.OpenAsync(cancellationToken);
        Finding? tooMany = null;
        await using (var ahead = new ReadAhead(reader, () => source.BytesRead, cancellationToken))
        {
            await foreach (RowBatch batch in ahead.BatchesAsync(cancellationToken))
            {
                tooMany = TakeAll(run, batch, progress);
                if (tooMany is not null)
                {
                    break;
                }
            }
        }

        Finding? problem = tooMany ?? reader.Problem;
        IReadOnlyList<Finding> problems = problem is null ? run.Judge(reader.Declarations, reader.Sheets) : [problem];
        string sha256 = await source.FinishAsync(cancellationToken);
        Receipt frame = Receipt.OfRefusedFile(path, problems) with
        {
            Sha256 = sha256,
            Bytes = source.BytesRead,
            LinesIgnored = reader.LinesIgnored,
            ColumnsNotRead = NotRead(reader),
            Sheets = reader.Sheets.Count == 0 ? null : [.. reader.Sheets.Select(sheet => sheet.ToReceipt())],
            Encoding = ReceiptEncoding.Of(reader.Encoding),
        };
        return (frame, reader);
    }

    /// <summary>Checks the rows of a batch; a finding when the list has too many.</summary>
    private Finding? TakeAll(IntakeRun run, RowBatch batch, IProgress<IntakeProgress>? progress)
    {
        foreach (RawRow row in batch.Rows)
        {
            if (!run.Take(row))
            {
                return Finding.Of(FindingNumber.TooManyRows, value: VietnameseNumber.Format(_options.RowsMax));
            }

            Report(progress, run.Rows, batch.Bytes);
        }

        return null;
    }

    private static async Task WriteRefusedAsync(
        IntakeRun run,
        RefusedRowsWriter refused,
        ListSource source,
        IProgress<IntakeProgress>? progress,
        CancellationToken cancellationToken)
    {
        BeneficiaryReader reader = await source.OpenAsync(cancellationToken);
        int position = 0;
        long written = 0;
        for (; await reader.ReadAsync(cancellationToken); position++)
        {
            IReadOnlyList<Finding> findings = run.WhyRefused(position, reader.Current!);
            if (findings.Count > 0)
            {
                await refused.WriteAsync(reader.Current!, findings, cancellationToken);
                written++;
            }

            Report(progress, position + 1, 0);
        }

        ControlTotalException.ThrowIfDifferent("refused rows written", run.RefusedRows, written);
    }

    private static void Report(IProgress<IntakeProgress>? progress, int rows, long bytes)
    {
        if (rows % RowsPerReport == 0)
        {
            progress?.Report(new IntakeProgress(rows, bytes));
        }
    }

    /// <summary>In the order of the header where there is one list; of a workbook each name once.</summary>
    private static IReadOnlyList<string> NotRead(BeneficiaryReader reader) => reader.Sheets.Count > 1
        ? [.. reader.ColumnsNotRead]
        : [.. (reader.Columns?.Headers ?? []).Where(header =>
            !string.IsNullOrWhiteSpace(header) && !IntakeColumns.TryFind(header, out _))];
}
