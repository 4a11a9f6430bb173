using System.IO.Pipelines;
using Disbursement.Core.Intake;
using Disbursement.Formats.Csv;
using Disbursement.Formats.Receipts;

namespace Disbursement.Formats.Beneficiaries;

/// <summary>Writes refused rows twice: for the officer with reasons, and for the ledger who they are for.</summary>
internal sealed class RefusedRowsWriter : IAsyncDisposable
{
    private const int RowsPerFlush = 5_000;

    private readonly IRejectedRows _rejected;
    private readonly PipeWriter _people;
    private readonly CsvWriter _peopleWriter;
    private int _rows;

    public RefusedRowsWriter(IRejectedRows rejected, Stream people)
    {
        _rejected = rejected;
        _people = PipeWriter.Create(people, new StreamPipeWriterOptions(leaveOpen: true));
        _peopleWriter = new CsvWriter(_people);
        _peopleWriter.WriteRow("person");
    }

    public async ValueTask WriteAsync(
        RawRow row, IReadOnlyList<Finding> findings, CancellationToken cancellationToken)
    {
        await _rejected.WriteAsync(row, findings, cancellationToken);
        _peopleWriter.WriteRow(RowRules.Whose(row));
        if (++_rows % RowsPerFlush == 0)
        {
            await _people.FlushAsync(cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _rejected.DisposeAsync();
        await _people.CompleteAsync();
    }
}
