using Disbursement.Cli.Api;
using Disbursement.Cli.Shell;

namespace Disbursement.Cli.Reports;

/// <summary>What waits for a person, in plain text: by unit and kind, with the decisions it takes.</summary>
internal static class ExceptionsText
{
    /// <summary>Writes it.</summary>
    public static void Write(CliContext context, MonthAddress month, IReadOnlyList<ExceptionView> found)
    {
        string open = Figures.Number(context.Language, found.Count(static one => one.State == "Open"));
        context.WriteLine(
            $"{month.Period.Vietnamese}: {open} việc đang chờ quyết định.", $"{month.Period}: {open} wait for a decision.");
        foreach (ExceptionView one in found)
        {
            string unit = one.Unit.Length == 0 ? "–" : one.Unit;
            context.Output.WriteLine();
            context.Output.WriteLine($"[{unit}] {one.Kind} {one.Id}");
            context.Output.WriteLine($"  {one.Summary}");
            if (one.State == "Open")
            {
                context.Output.WriteLine($"  → {string.Join(" | ", one.Allowed)}");
            }
            else
            {
                context.WriteLine(
                    $"  Đã quyết định {one.Decision} ({one.DecidedBy}): {one.Reason}",
                    $"  Decided {one.Decision} ({one.DecidedBy}): {one.Reason}");
            }
        }
    }
}
