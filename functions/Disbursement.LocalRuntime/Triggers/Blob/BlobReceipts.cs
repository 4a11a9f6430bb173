using System.Globalization;
using System.Text;
using System.Threading.Channels;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace Disbursement.LocalRuntime.Triggers.Blob;

/// <summary>
/// Which blob versions a function has been started for, kept across restarts: a log of lines in an append blob, read
/// once at start and held in memory as hashes of 16 bytes each.
/// </summary>
/// <remarks>
/// A line is <c>s</c> or <c>d</c> and a version's hash: a run was started; the version is done with. Lines written at
/// the same time share one append. An append blob takes 50,000 blocks, so a log with too many is written anew under
/// the next number; a log counts only if its first line says that it is whole.
/// </remarks>
internal sealed class BlobReceipts : IAsyncDisposable
{
    private const string Header = "disbursement blob receipts 1";
    private const int BlocksMax = 20_000;
    private const int BlockBytesMax = 3 * 1024 * 1024;
    private const int LinesAtOnceMax = 20_000;

    private readonly BlobContainerClient _container;
    private readonly string _prefix;
    private readonly int _blocksMax;
    private readonly Channel<Entry> _entries =
        Channel.CreateUnbounded<Entry>(new UnboundedChannelOptions { SingleReader = true });

    private readonly HashSet<UInt128> _done = [];
    private readonly Dictionary<UInt128, int> _starts = [];
    private AppendBlobClient _log;
    private int _generation;
    private int _blocks;
    private Task _writing = Task.CompletedTask;

    private BlobReceipts(BlobContainerClient container, string function, int blocksMax)
    {
        _container = container;
        _blocksMax = blocksMax;
        _prefix = $"blobreceipts/{function}/";
        _log = LogOf(0);
    }

    /// <summary>How many versions are done with.</summary>
    public int Count
    {
        get
        {
            lock (_done)
            {
                return _done.Count;
            }
        }
    }

    /// <summary>Opens a function's log.</summary>
    /// <param name="container">Where it lies.</param>
    /// <param name="function">The function.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="blocksMax">Appends after which the log is written anew.</param>
    public static async Task<BlobReceipts> OpenAsync(
        BlobContainerClient container,
        string function,
        CancellationToken cancellationToken,
        int blocksMax = BlocksMax)
    {
        var receipts = new BlobReceipts(container, function, blocksMax);
        await receipts.LoadAsync(cancellationToken);
        receipts._writing = Task.Run(receipts.WriteAsync, CancellationToken.None);
        return receipts;
    }

    /// <summary>Whether a version is done with.</summary>
    public bool IsDone(UInt128 version)
    {
        lock (_done)
        {
            return _done.Contains(version);
        }
    }

    /// <summary>Runs started so far and not known to have ended well.</summary>
    public int StartsOf(UInt128 version)
    {
        lock (_done)
        {
            return _starts.GetValueOrDefault(version);
        }
    }

    /// <summary>Records that a run starts; when this returns, a crash in it will be counted.</summary>
    public async Task AddStartAsync(UInt128 version)
    {
        // Counted when it is written: a start that could not be written did not happen.
        await AppendAsync('s', version);
        lock (_done)
        {
            _starts[version] = _starts.GetValueOrDefault(version) + 1;
        }
    }

    /// <summary>Records that a version is done with.</summary>
    public Task AddDoneAsync(UInt128 version)
    {
        lock (_done)
        {
            _done.Add(version);
            _starts.Remove(version);
        }

        return AppendAsync('d', version);
    }

    /// <summary>Writes what is waiting and ends.</summary>
    public async ValueTask DisposeAsync()
    {
        _entries.Writer.TryComplete();
        await _writing;
    }

    private AppendBlobClient LogOf(int generation) => _container.GetAppendBlobClient(
        _prefix + generation.ToString("d6", CultureInfo.InvariantCulture));

    private Task AppendAsync(char kind, UInt128 version)
    {
        var entry = new Entry(kind, version);
        return _entries.Writer.TryWrite(entry) ? entry.Written.Task : Task.FromCanceled(new CancellationToken(true));
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        List<string> logs = [];
        await foreach (BlobItem blob in _container.GetBlobsAsync(prefix: _prefix, cancellationToken: cancellationToken))
        {
            logs.Add(blob.Name);
        }

        foreach (string name in logs.OrderDescending(StringComparer.Ordinal))
        {
            if (await TryLoadAsync(name, cancellationToken))
            {
                return;
            }
        }

        await StartLogAsync(generation: 1, cancellationToken);
    }

    private async Task<bool> TryLoadAsync(string name, CancellationToken cancellationToken)
    {
        AppendBlobClient log = _container.GetAppendBlobClient(name);
        BlobDownloadResult content = await log.DownloadContentAsync(cancellationToken);
        using var reader = new StringReader(content.Content.ToString());
        if (reader.ReadLine() != Header)
        {
            return false;
        }

        while (reader.ReadLine() is { } line)
        {
            Take(line);
        }

        _log = log;
        _generation = int.Parse(name.AsSpan(_prefix.Length), CultureInfo.InvariantCulture);
        _blocks = content.Details.BlobCommittedBlockCount;
        return true;
    }

    private void Take(string line)
    {
        var version = UInt128.Parse(line.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        if (line[0] == 'd')
        {
            _done.Add(version);
            _starts.Remove(version);
        }
        else
        {
            _starts[version] = _starts.GetValueOrDefault(version) + 1;
        }
    }

    private async Task WriteAsync()
    {
        List<Entry> batch = [];
        while (await _entries.Reader.WaitToReadAsync())
        {
            batch.Clear();
            while (batch.Count < LinesAtOnceMax && _entries.Reader.TryRead(out Entry? entry))
            {
                batch.Add(entry);
            }

            await WriteBatchAsync(batch);
        }
    }

    private async Task WriteBatchAsync(List<Entry> batch)
    {
        try
        {
            if (_blocks >= _blocksMax)
            {
                await StartLogAsync(_generation + 1, CancellationToken.None);
            }

            await AppendTextAsync(_log, string.Concat(batch.Select(entry => entry.Line)));
            batch.ForEach(entry => entry.Written.SetResult());
        }
#pragma warning disable CA1031 // A client that lost its connection several times throws no storage error: who waits hears it.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            batch.ForEach(entry => entry.Written.TrySetException(exception));
        }
    }

    /// <summary>Writes all that is known into a new log; the old one is deleted after that.</summary>
    private async Task StartLogAsync(int generation, CancellationToken cancellationToken)
    {
        AppendBlobClient next = LogOf(generation);
        await next.CreateAsync(cancellationToken: cancellationToken);
        string[] lines;
        lock (_done)
        {
            lines =
            [
                Header + "\n",
                .. _done.Select(version => new Entry('d', version).Line),
                .. _starts.SelectMany(start => Enumerable.Repeat(new Entry('s', start.Key).Line, start.Value)),
            ];
        }

        // The header comes last in time: without it the log does not count. So everything goes in one block.
        await AppendTextAsync(next, string.Concat(lines));
        AppendBlobClient old = _log;
        bool isFirst = _generation == 0;
        (_log, _generation, _blocks) = (next, generation, 1);
        if (!isFirst)
        {
            await old.DeleteIfExistsAsync(cancellationToken: cancellationToken);
        }
    }

    private async Task AppendTextAsync(AppendBlobClient log, string text)
    {
        for (int start = 0; start < text.Length; start += BlockBytesMax)
        {
            string part = text.Substring(start, Math.Min(BlockBytesMax, text.Length - start));
            using var block = new MemoryStream(Encoding.ASCII.GetBytes(part));
            await log.AppendBlockAsync(block, cancellationToken: CancellationToken.None);
            _blocks++;
        }
    }

    private sealed record Entry(char Kind, UInt128 Version)
    {
        public string Line => string.Create(CultureInfo.InvariantCulture, $"{Kind}{Version:x32}\n");

        public TaskCompletionSource Written { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
