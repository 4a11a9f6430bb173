using System.Globalization;
using Disbursement.Cli.Api;
using Disbursement.Cli.Shell;

namespace Disbursement.Cli.Reports;

/// <summary>What of a month needs a person, in plain text: cause and next step of each, the worst first.</summary>
internal static class AttentionText
{
    /// <summary>How many of one code are told one by one.</summary>
    private const int ShownMax = 5;

    /// <summary>Vietnam's clock, which the offices live by.</summary>
    private static readonly TimeSpan Vietnam = TimeSpan.FromHours(7);

    /// <summary>Writes it.</summary>
    public static void Write(CliContext context, IReadOnlyList<AttentionView> items)
    {
        context.Output.WriteLine();
        if (items.Count == 0)
        {
            context.WriteLine("Không có việc gì cần xử lý.", "Nothing needs anybody.");
            return;
        }

        foreach (IGrouping<string, AttentionView> group in items.GroupBy(static item => item.Group))
        {
            context.Output.WriteLine(context.Say(NameOf(group.Key)));
            foreach (IGrouping<string, AttentionView> code in group.GroupBy(static item => item.Code))
            {
                WriteSome(context, code.Key, [.. code]);
            }
        }
    }

    /// <summary>A province may have hundreds of one code: the first are told, the rest counted.</summary>
    private static void WriteSome(CliContext context, string code, AttentionView[] items)
    {
        foreach (AttentionView item in items.Take(ShownMax))
        {
            WriteOne(context, item);
        }

        if (items.Length > ShownMax)
        {
            string more = Figures.Number(context.Language, items.Length - ShownMax);
            context.WriteLine(
                $"  … và {more} mục [{code}] khác; xem đủ bằng --json", $"  … and {more} more [{code}]; --json has them all");
        }
    }

    private static Words NameOf(string group) => group switch
    {
        "Stopped" => new("BỊ DỪNG", "STOPPED"),
        "Poisoned" => new("GÁC LẠI VÌ LỖI", "PUT ASIDE AFTER FAILING"),
        "Stuck" => new("ĐỨNG YÊN", "STUCK"),
        "Overdue" => new("QUÁ HẠN, ĐANG CHỜ", "OVERDUE, WAITING"),
        _ => Words.Same(group),
    };

    private static void WriteOne(CliContext context, AttentionView item)
    {
        string mark = item.Alarm ? "!" : "·";
        string unit = item.Unit.Length == 0 ? string.Empty : context.Say($", đơn vị {item.Unit}", $", unit {item.Unit}");
        string since = item.Since is { } at
            ? context.Say(", từ ", ", since ")
                + at.ToOffset(Vietnam).ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture)
            : string.Empty;
        context.Output.WriteLine($"  {mark} [{item.Code}] {item.Subject}{unit}{since}");
        context.Output.WriteLine($"      {context.Say(item.CauseWords)}");
        if (item.Proof is { } proof)
        {
            WriteProof(context, proof);
        }

        context.Output.WriteLine($"      → {context.Say(item.NextWords)}");
    }

    private static void WriteProof(CliContext context, ProofSidesView proof)
    {
        context.WriteLine($"      Phép kiểm chứng: {proof.Name}", $"      Proof: {proof.Name}");
        context.WriteLine($"        vế trái:  {InVietnamese(proof.Left)}", $"        left:  {proof.Left}");
        context.WriteLine($"        vế phải:  {InVietnamese(proof.Right)}", $"        right: {proof.Right}");
        if (proof.FirstKey is { } key)
        {
            context.WriteLine(
                $"        dòng khác đầu tiên: {key}"
                    + $" (trái {InVietnamese(proof.FirstLeft)}, phải {InVietnamese(proof.FirstRight)})",
                $"        first differing row: {key} (left {proof.FirstLeft}, right {proof.FirstRight})");
        }
    }

    /// <summary>The few words that stand between a side's figures.</summary>
    private static string InVietnamese(string? side) => (side ?? string.Empty)
        .Replace(" rows", " dòng", StringComparison.Ordinal)
        .Replace(" dong", " đ", StringComparison.Ordinal)
        .Replace(" of ", " của ", StringComparison.Ordinal)
        .Replace("absent", "không có", StringComparison.Ordinal);
}
