namespace Disbursement.Formats.Ledger;

/// <summary>Sorts any number of records in bounded memory: sorted runs go to temporary files and are merged.</summary>
/// <remarks>
/// <para>A record is a key and a payload of bytes. Order is ordinal by key; records of one key keep the order in
/// which they were added, so that equal input gives equal output whatever the bounds are.</para>
/// <para>What is more than half the room is sorted and written on another thread while the next half fills.</para>
/// <para>Add all, call <see cref="Complete"/>, then <see cref="Read"/>. Temporary files vanish with the object, and
/// with the process. Not for several threads.</para>
/// </remarks>
public sealed class ExternalSort : IDisposable
{
    private readonly ExternalSortOptions _options;
    private readonly string _folder;
    private SortBuffer _buffer;
    private SortBuffer? _spare;
    private Task _spilling = Task.CompletedTask;
    private List<SortRun> _runs = [];
    private PriorityQueue<SortRun, SortRun>? _queue;
    private SortRun? _current;
    private int _position = -1;

    /// <summary>Creates a sort.</summary>
    /// <param name="options">The bounds; <see cref="ExternalSortOptions.Default"/> when none are given.</param>
    public ExternalSort(ExternalSortOptions? options = null)
    {
        _options = options ?? ExternalSortOptions.Default;
        ArgumentOutOfRangeException.ThrowIfLessThan(_options.MemoryBytes, 64 * 1024, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(_options.FanInMax, 2, nameof(options));
        _buffer = new SortBuffer(_options.MemoryBytes / 2);
        _folder = _options.Folder ?? Path.GetTempPath();
    }

    /// <summary>How many records were added.</summary>
    public long Count { get; private set; }

    /// <summary>The current record's key; valid until the next <see cref="Read"/>.</summary>
    public ReadOnlySpan<byte> Key => _current is null ? _buffer.Key(_position) : _current.Key;

    /// <summary>The current record's payload; valid until the next <see cref="Read"/>.</summary>
    public ReadOnlySpan<byte> Payload => _current is null ? _buffer.Payload(_position) : _current.Payload;

    /// <summary>Adds a record.</summary>
    /// <exception cref="InvalidOperationException">The sort is completed.</exception>
    public void Add(ReadOnlySpan<byte> key, ReadOnlySpan<byte> payload)
    {
        if (_queue is not null)
        {
            throw new InvalidOperationException("The sort is completed.");
        }

        if (!_buffer.TryAdd(key, payload))
        {
            Spill();
            _buffer.TryAdd(key, payload);
        }

        Count++;
    }

    /// <summary>Ends adding and makes the records readable in order.</summary>
    public void Complete()
    {
        if (_queue is not null)
        {
            return;
        }

        if (_runs.Count == 0)
        {
            _buffer.Sort();
        }
        else if (_buffer.Count > 0)
        {
            Spill();
        }

        _spilling.GetAwaiter().GetResult();
        while (_runs.Count > _options.FanInMax)
        {
            MergeOnce();
        }

        _queue = Open(_runs);
    }

    /// <summary>Goes to the next record in order; false at the end.</summary>
    /// <exception cref="InvalidOperationException">The sort is not completed.</exception>
    public bool Read()
    {
        if (_queue is null)
        {
            throw new InvalidOperationException("The sort is not completed.");
        }

        if (_runs.Count == 0)
        {
            return ++_position < _buffer.Count;
        }

        if (_current is not null && _current.Read())
        {
            _current = _queue.EnqueueDequeue(_current, _current);
            return true;
        }

        return _queue.TryDequeue(out _current, out _);
    }

    /// <summary>Removes the temporary files.</summary>
    public void Dispose()
    {
        Task.WhenAny(_spilling).Wait(); // whether or not it failed: nobody may write any more
        foreach (SortRun run in _runs)
        {
            run.Dispose();
        }
    }

    private static PriorityQueue<SortRun, SortRun> Open(List<SortRun> runs)
    {
        var queue = new PriorityQueue<SortRun, SortRun>(runs.Count, ByHead.Instance);
        for (int age = 0; age < runs.Count; age++)
        {
            SortRun run = runs[age];
            run.Age = age;
            run.Rewind();
            if (run.Read())
            {
                queue.Enqueue(run, run);
            }
        }

        return queue;
    }

    private void Spill()
    {
        _spilling.GetAwaiter().GetResult();
        var run = new SortRun(_folder);
        _runs.Add(run);
        SortBuffer full = _buffer;
        _buffer = _spare ?? new SortBuffer(_options.MemoryBytes / 2);
        _spare = full;
        _spilling = Task.Run(() => Write(full, run));
    }

    private static void Write(SortBuffer full, SortRun run)
    {
        full.Sort();
        for (int position = 0; position < full.Count; position++)
        {
            run.Write(full.Key(position), full.Payload(position));
        }

        full.Clear();
    }

    /// <summary>Merges neighbouring runs, so that records of one key stay in order.</summary>
    private void MergeOnce()
    {
        List<SortRun> merged = [];
        foreach (SortRun[] group in _runs.Chunk(_options.FanInMax))
        {
            var target = new SortRun(_folder);
            merged.Add(target);
            List<SortRun> sources = [.. group];
            PriorityQueue<SortRun, SortRun> queue = Open(sources);
            while (queue.TryDequeue(out SortRun? run, out _))
            {
                target.Write(run.Key, run.Payload);
                if (run.Read())
                {
                    queue.Enqueue(run, run);
                }
            }

            sources.ForEach(run => run.Dispose());
        }

        _runs = merged;
    }

    /// <summary>Orders runs by their current record's key, then by age; a run in a queue does not move.</summary>
    private sealed class ByHead : IComparer<SortRun>
    {
        public static readonly ByHead Instance = new();

        public int Compare(SortRun? x, SortRun? y)
        {
            int order = x!.Key.SequenceCompareTo(y!.Key);
            return order != 0 ? order : x.Age.CompareTo(y.Age);
        }
    }
}
