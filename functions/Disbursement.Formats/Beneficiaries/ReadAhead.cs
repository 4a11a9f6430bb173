using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Disbursement.Core.Intake;

namespace Disbursement.Formats.Beneficiaries;

/// <summary>Reads rows of a long list on another thread while the rows before are checked and sorted.</summary>
/// <remarks>
/// Parsing and rules cost about the same, so two processors read a list almost twice as fast as one. The order of
/// rows stays. A list that fits one batch is read on the caller's thread: there is nothing to gain.
/// </remarks>
internal sealed class ReadAhead : IAsyncDisposable
{
    /// <summary>Rows of a batch: enough that handing it over costs nothing, few enough to stay in the cache.</summary>
    public const int RowsPerBatch = 512;

    /// <summary>Batches read and not yet checked: the memory that reading ahead may take.</summary>
    private const int BatchesMax = 4;

    private readonly BeneficiaryReader _reader;
    private readonly Func<long> _bytes;
    private readonly CancellationTokenSource _stop;
    private Task _reading = Task.CompletedTask;

    /// <summary>Prepares; nothing is read yet.</summary>
    /// <param name="reader">The list; used by nobody else until this is disposed.</param>
    /// <param name="bytes">Tells how many bytes of the list were read.</param>
    /// <param name="cancellationToken">Ends reading.</param>
    public ReadAhead(BeneficiaryReader reader, Func<long> bytes, CancellationToken cancellationToken)
    {
        _reader = reader;
        _bytes = bytes;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    }

    /// <summary>The rows of the list in batches; call once.</summary>
    public async IAsyncEnumerable<RowBatch> BatchesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        RowBatch first = await ReadBatchAsync();
        yield return first;
        if (first.Rows.Count < RowsPerBatch)
        {
            yield break;
        }

        var channel = Channel.CreateBounded<RowBatch>(
            new BoundedChannelOptions(BatchesMax) { SingleReader = true, SingleWriter = true });
        _reading = Task.Run(() => FillAsync(channel.Writer), CancellationToken.None);
        await foreach (RowBatch batch in channel.Reader.ReadAllAsync(cancellationToken))
        {
            yield return batch;
        }
    }

    /// <summary>Stops reading and waits until it has stopped, so that the stream can be closed.</summary>
    public async ValueTask DisposeAsync()
    {
        _stop.Cancel(); // not CancelAsync, which goes on elsewhere
        await _reading;
        _stop.Dispose();
    }

    /// <summary>Never fails: what goes wrong goes to the one who takes the batches.</summary>
    private async Task FillAsync(ChannelWriter<RowBatch> batches)
    {
        Exception? failure = null;
        try
        {
            RowBatch batch;
            do
            {
                batch = await ReadBatchAsync();
                await batches.WriteAsync(batch, _stop.Token);
            }
            while (batch.Rows.Count == RowsPerBatch);
        }
        catch (Exception exception)
        {
            failure = exception;
        }

        batches.Complete(failure);
    }

    private async Task<RowBatch> ReadBatchAsync()
    {
        var rows = new List<RawRow>(RowsPerBatch);
        while (rows.Count < RowsPerBatch && await _reader.ReadAsync(_stop.Token))
        {
            rows.Add(_reader.Current!);
        }

        return new RowBatch(rows, _bytes());
    }
}

/// <summary>Rows in the list's order.</summary>
/// <param name="Rows">The rows; fewer than <see cref="ReadAhead.RowsPerBatch"/> in the last batch only.</param>
/// <param name="Bytes">How much of the list was read when the batch was complete.</param>
internal sealed record RowBatch(IReadOnlyList<RawRow> Rows, long Bytes);
