using Disbursement.Cli.Api;
using Disbursement.Cli.Shell;

namespace Disbursement.Cli.Reports;

/// <summary>What intake noticed in the rows of a month, in plain text.</summary>
internal static class WarningText
{
    /// <summary>Writes one line per warning; nothing without any.</summary>
    public static void Write(CliContext context, IReadOnlyList<WarningView> warnings)
    {
        if (warnings.Count == 0)
        {
            return;
        }

        context.WriteLine("Lưu ý của tiếp nhận:", "Noticed at intake:");
        foreach (WarningView warning in warnings)
        {
            string rows = Figures.Number(context.Language, warning.Rows);
            context.WriteLine(
                $"  [{warning.Number}] {rows} dòng, {warning.Units.Count} đơn vị: {warning.Vietnamese}",
                $"  [{warning.Number}] {rows} rows, {warning.Units.Count} units: {warning.English}");
        }
    }
}
