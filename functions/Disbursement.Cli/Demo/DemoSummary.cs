using Disbursement.Cli.Proof;
using Disbursement.Cli.Reports;
using Disbursement.Cli.Shell;
using Disbursement.Cli.Stack;

namespace Disbursement.Cli.Demo;

/// <summary>What the demo leaves on the screen: times, rates, memory, coverage, proofs, and where everything is.</summary>
internal static class DemoSummary
{
    /// <summary>Writes the summary.</summary>
    public static void Write(CliContext context, DemoBoard board, DemoOptions options, DemoOutcome outcome)
    {
        TextWriter output = context.Output;
        output.WriteLine();
        WriteStages(context, board);
        output.WriteLine();
        WritePeaks(context, outcome.Peaks);
        IReadOnlyList<CoverageLine> before = [];
        foreach (MonthOutcome month in outcome.Months)
        {
            output.WriteLine();
            context.WriteLine(
                $"ĐỘ BAO PHỦ – tỉnh {month.Month.Province}, {month.Month.Period.Vietnamese}",
                $"COVERAGE – province {month.Month.Province}, {month.Month.Period}");
            CoverageText.Write(context, month.Coverage, before, month.Month.Period);
            output.WriteLine();
            ProofText.Write(context, month.Proofs);
            before = month.Coverage;
            if (month.View.StoppedBecause is { Length: > 0 } reason)
            {
                context.WriteLine($"Tháng bị dừng: {reason}", $"The month stopped: {reason}");
            }
        }

        output.WriteLine();
        string reports = Path.Combine(options.Out, "reports", options.Month.Province, options.Month.Period.ToString());
        context.WriteLine($"Báo cáo:      {reports}", $"Reports:      {reports}");
        context.WriteLine($"Hồ sơ các bên: {options.Out}", $"All parties:  {options.Out}");
        context.WriteLine(
            outcome.Holds ? "Mọi phép kiểm chứng đều đúng." : "CÓ PHÉP KIỂM CHỨNG KHÔNG ĐÚNG.",
            outcome.Holds ? "Every proof holds." : "A PROOF DOES NOT HOLD.");
    }

    private static void WriteStages(CliContext context, DemoBoard board)
    {
        Language language = context.Language;
        var table = new TextTable(language == Language.English
            ? ["Stage", ">Time", ">Count", ">Rate", ">Money"]
            : ["Công đoạn", ">Thời gian", ">Số lượng", ">Tốc độ", ">Số tiền"]);
        foreach (StageLine line in board.Lines)
        {
            table.Add(
                context.Say(line.Name),
                Figures.Duration(language, line.Elapsed),
                line.Figures.Done == 0 ? string.Empty : StageText.Count(context, line),
                StageText.Rate(context, line),
                line.Figures.Dong == 0 ? string.Empty : Figures.Money(language, line.Figures.Dong));
        }

        table.AddRule();
        table.Add(context.Say("Toàn bộ", "All"), Figures.Duration(language, board.Elapsed), "", "", "");
        table.Write(context.Output);
    }

    private static void WritePeaks(CliContext context, IReadOnlyList<ProcessPeak> peaks)
    {
        IEnumerable<string> parts = peaks.Select(peak =>
            $"{peak.Name} {Figures.Megabytes(context.Language, peak.Bytes)}");
        context.WriteLine(
            $"Bộ nhớ cao nhất: {string.Join(" · ", parts)}", $"Peak memory: {string.Join(" · ", parts)}");
    }
}
