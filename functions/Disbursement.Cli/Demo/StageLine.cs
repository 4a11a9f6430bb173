using Disbursement.Cli.Shell;

namespace Disbursement.Cli.Demo;

/// <summary>One stage on the board. Changed by the run, read by the display; both see whole figures.</summary>
internal sealed class StageLine
{
    private readonly Lock _lock = new();
    private readonly DemoBoard _board;
    private readonly long _started;
    private StageFigures _figures;
    private TimeSpan? _elapsed;

    /// <summary>Made by <see cref="DemoBoard.Start"/>.</summary>
    internal StageLine(DemoBoard board, Words name, Words unit)
    {
        _board = board;
        Name = name;
        Unit = unit;
        _started = board.Time.GetTimestamp();
    }

    /// <summary>What the stage is called.</summary>
    public Words Name { get; }

    /// <summary>What is counted: files, rows, payments.</summary>
    public Words Unit { get; }

    /// <summary>How far it is.</summary>
    public StageState State { get; private set; } = StageState.Running;

    /// <summary>What it has to show.</summary>
    public StageFigures Figures
    {
        get
        {
            lock (_lock)
            {
                return _figures;
            }
        }
    }

    /// <summary>How long it took, or has taken so far.</summary>
    public TimeSpan Elapsed
    {
        get
        {
            lock (_lock)
            {
                return _elapsed ?? _board.Time.GetElapsedTime(_started);
            }
        }
    }

    /// <summary>Shows new figures.</summary>
    public void Report(StageFigures figures)
    {
        lock (_lock)
        {
            if (_figures == figures)
            {
                return;
            }

            _figures = figures;
        }

        _board.Changed(this);
    }

    /// <summary>The stage is done.</summary>
    public void Finish() => End(StageState.Done);

    /// <summary>The stage ended without success; does nothing when it is done already.</summary>
    public void Fail() => End(StageState.Failed);

    private void End(StageState state)
    {
        lock (_lock)
        {
            if (State != StageState.Running)
            {
                return;
            }

            _elapsed = _board.Time.GetElapsedTime(_started);
            State = state;
        }

        _board.Changed(this);
    }
}
