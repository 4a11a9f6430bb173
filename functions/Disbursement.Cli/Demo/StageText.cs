using Disbursement.Cli.Reports;
using Disbursement.Cli.Shell;

namespace Disbursement.Cli.Demo;

/// <summary>How a stage's figures are put into words.</summary>
internal static class StageText
{
    private const int BarWidth = 16;

    /// <summary>Done of total, with what is counted.</summary>
    public static string Count(CliContext context, StageLine line)
    {
        StageFigures figures = line.Figures;
        string done = Figures.Number(context.Language, figures.Done);
        string unit = context.Say(line.Unit);
        return figures.Total > 0 && figures.Total != figures.Done
            ? $"{done}/{Figures.Number(context.Language, figures.Total)} {unit}"
            : $"{done} {unit}";
    }

    /// <summary>How many per second.</summary>
    public static string Rate(CliContext context, StageLine line) =>
        Figures.Rate(context.Language, line.Figures.Done, line.Elapsed);

    /// <summary>A bar for the share done; empty when the total is unknown.</summary>
    public static string Bar(StageLine line)
    {
        StageFigures figures = line.Figures;
        if (line.State == StageState.Done)
        {
            return new string('━', BarWidth);
        }

        if (figures.Total <= 0)
        {
            return string.Empty;
        }

        int full = (int)Math.Clamp(figures.Done * BarWidth / figures.Total, 0, BarWidth);
        return new string('━', full) + new string('╌', BarWidth - full);
    }
}
