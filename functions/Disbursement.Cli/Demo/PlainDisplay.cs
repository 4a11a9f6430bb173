using Disbursement.Cli.Reports;
using Disbursement.Cli.Shell;

namespace Disbursement.Cli.Demo;

/// <summary>Shows the demo as plain lines, for files, pipes and build logs.</summary>
internal sealed class PlainDisplay(CliContext context)
{
    private static readonly TimeSpan ProgressInterval = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly HashSet<StageLine> _begun = [];
    private readonly Dictionary<StageLine, TimeSpan> _lastSaid = [];

    /// <summary>Writes a line when a stage begins, ends, or has been silent for a while.</summary>
    public void Show(StageLine line)
    {
        lock (_lock)
        {
            TimeSpan elapsed = line.Elapsed;
            if (_begun.Add(line))
            {
                _lastSaid[line] = elapsed;
                context.Output.WriteLine($"… {context.Say(line.Name)}");
            }
            else if (line.State == StageState.Running)
            {
                if (elapsed - _lastSaid[line] >= ProgressInterval)
                {
                    _lastSaid[line] = elapsed;
                    context.Output.WriteLine($"  {context.Say(line.Name)}: {StageText.Count(context, line)}");
                }
            }
            else
            {
                WriteEnd(line, elapsed);
            }
        }
    }

    private void WriteEnd(StageLine line, TimeSpan elapsed)
    {
        StageFigures figures = line.Figures;
        List<string> parts = [];
        if (figures.Done > 0)
        {
            parts.Add(StageText.Count(context, line));
        }

        if (figures.Dong > 0)
        {
            parts.Add(Figures.Money(context.Language, figures.Dong));
        }

        parts.Add(Figures.Duration(context.Language, elapsed));
        string mark = line.State == StageState.Done ? "✓" : "✗";
        context.Output.WriteLine($"{mark} {context.Say(line.Name)}: {string.Join(", ", parts)}");
        context.Output.Flush();
    }
}
