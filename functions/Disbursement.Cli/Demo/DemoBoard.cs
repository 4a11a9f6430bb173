using Disbursement.Cli.Shell;

namespace Disbursement.Cli.Demo;

/// <summary>All stages of a demo, in the order they began.</summary>
/// <param name="time">The clock that measures them.</param>
/// <param name="onChange">Told of every change; may be called from several threads.</param>
internal sealed class DemoBoard(TimeProvider time, Action<StageLine>? onChange = null)
{
    private readonly Lock _lock = new();
    private readonly List<StageLine> _lines = [];
    private readonly long _started = time.GetTimestamp();

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; } = time;

    /// <summary>Time since the board was made.</summary>
    public TimeSpan Elapsed => Time.GetElapsedTime(_started);

    /// <summary>The stages now.</summary>
    public IReadOnlyList<StageLine> Lines
    {
        get
        {
            lock (_lock)
            {
                return [.. _lines];
            }
        }
    }

    /// <summary>Begins a stage.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="unit">What it counts.</param>
    public StageLine Start(Words name, Words unit)
    {
        var line = new StageLine(this, name, unit);
        lock (_lock)
        {
            _lines.Add(line);
        }

        Changed(line);
        return line;
    }

    /// <summary>Marks what is still running as failed, at the end of a run that broke off.</summary>
    public void FailRunning()
    {
        foreach (StageLine line in Lines)
        {
            line.Fail();
        }
    }

    /// <summary>Tells the display.</summary>
    internal void Changed(StageLine line) => onChange?.Invoke(line);
}
