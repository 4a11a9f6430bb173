using Disbursement.Cli.Reports;
using Disbursement.Cli.Shell;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Disbursement.Cli.Demo;

/// <summary>Shows the demo as a table that is redrawn in place, for a terminal.</summary>
internal static class LiveDisplay
{
    private static readonly TimeSpan RedrawInterval = TimeSpan.FromMilliseconds(250);

    /// <summary>Draws the board until the work is over; the last picture stays.</summary>
    public static async Task ShowAsync(CliContext context, DemoBoard board, Task work)
    {
        await context.Terminal!.Live(Draw(context, board)).AutoClear(enabled: false).StartAsync(async live =>
        {
            while (!work.IsCompleted)
            {
                await Task.WhenAny(work, Task.Delay(RedrawInterval, board.Time));
                live.UpdateTarget(Draw(context, board));
                live.Refresh();
            }
        });
    }

    /// <summary>The table as it is now.</summary>
    internal static IRenderable Draw(CliContext context, DemoBoard board)
    {
        Table table = new Table().Border(TableBorder.Rounded).BorderColor(Color.Grey);
        table.Title = new TableTitle(Markup.Escape(context.Say(
            $"Một tháng chi trả – {Figures.Duration(context.Language, board.Elapsed)}",
            $"A month of payments – {Figures.Duration(context.Language, board.Elapsed)}")));
        foreach (string title in (string[])
            [context.Say("Công đoạn", "Stage"), string.Empty, context.Say("Số lượng", "Count"),
                context.Say("Số tiền", "Money"), context.Say("Tốc độ", "Rate"), context.Say("Thời gian", "Time")])
        {
            table.AddColumn(new TableColumn(Markup.Escape(title)).NoWrap());
        }

        foreach (int right in (int[])[2, 3, 4, 5])
        {
            table.Columns[right].Alignment = Justify.Right;
        }

        foreach (StageLine line in board.Lines)
        {
            table.AddRow(Cells(context, line).Select(cell => new Markup(cell)));
        }

        return table;
    }

    private static string[] Cells(CliContext context, StageLine line)
    {
        (string mark, string color) = line.State switch
        {
            StageState.Done => ("✓", "green"),
            StageState.Failed => ("✗", "red"),
            _ => ("●", "yellow"),
        };
        StageFigures figures = line.Figures;
        return
        [
            $"[{color}]{mark}[/] {Markup.Escape(context.Say(line.Name))}",
            $"[{color}]{StageText.Bar(line)}[/]",
            figures.Done == 0 && figures.Total == 0 ? string.Empty : Markup.Escape(StageText.Count(context, line)),
            figures.Dong == 0 ? string.Empty : Markup.Escape(Figures.Money(context.Language, figures.Dong)),
            Markup.Escape(StageText.Rate(context, line)),
            Markup.Escape(Figures.Duration(context.Language, line.Elapsed)),
        ];
    }
}
