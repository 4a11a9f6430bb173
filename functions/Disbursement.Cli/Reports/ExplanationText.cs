using System.Globalization;
using System.Text.Json;
using Disbursement.Cli.Shell;

namespace Disbursement.Cli.Reports;

/// <summary>An explanation in plain text: one block per amount due, one line per step, the evidence below it.</summary>
internal static class ExplanationText
{
    /// <summary>Writes the explanation.</summary>
    public static void Write(CliContext context, JsonElement explanation)
    {
        JsonElement[] payments = [.. explanation.GetProperty("payments").EnumerateArray()];
        if (payments.Length == 0)
        {
            context.WriteLine(
                "Không có trong danh sách nào của tháng này và không có khoản nào chuyển sang.",
                "In no list of this month, and nothing was carried over.");
        }

        foreach (JsonElement payment in payments)
        {
            string unit = $"{TextOf(payment, "unit")} {TextOf(payment, "unitName")}".TrimEnd();
            string money = Figures.Money(context.Language, payment.GetProperty("amountDong").GetInt64());
            context.Output.WriteLine(
                $"{unit}, {TextOf(payment, "group")}, {TextOf(payment, "forPeriod")}: {money}");
            WriteEarlier(context, payment);
            foreach (JsonElement step in payment.GetProperty("steps").EnumerateArray())
            {
                WriteStep(context, step);
            }

            context.Output.WriteLine();
        }
    }

    /// <summary>What earlier months tried for the same money: one line each, oldest first.</summary>
    private static void WriteEarlier(CliContext context, JsonElement payment)
    {
        if (!payment.TryGetProperty("earlier", out JsonElement earlier))
        {
            return;
        }

        foreach (JsonElement one in earlier.EnumerateArray())
        {
            string at = string.Create(
                CultureInfo.InvariantCulture, $"{TextOf(one, "period")} r{one.GetProperty("round").GetInt32()}");
            string attempt = one.GetProperty("attempt").GetInt32().ToString(CultureInfo.InvariantCulture);
            string result = $"{TextOf(one, "state")} {TextOf(one, "code")}".TrimEnd();
            context.WriteLine(
                $"  {at} Lần chi {attempt}: {TextOf(one, "channelName")}, {TextOf(one, "provider")}; "
                    + $"{result} {TextOf(one, "reason")}".TrimEnd(),
                $"  {at} Attempt {attempt}: {TextOf(one, "channel")}, {TextOf(one, "provider")}; "
                    + $"{result} {TextOf(one, "reasonEnglish")}".TrimEnd());
            context.Output.WriteLine($"      {TextOf(one, "at")} {TextOf(one, "payment")}".TrimEnd());
        }
    }

    private static void WriteStep(CliContext context, JsonElement step)
    {
        int round = step.GetProperty("round").GetInt32();
        string head = round == 0 ? "-" : string.Create(CultureInfo.InvariantCulture, $"r{round}");
        string words = TextOf(step, context.Language == Language.English ? "english" : "vietnamese");
        context.Output.WriteLine($"  {head,-3} {words} [{TextOf(step, "code")}]");
        string evidence = $"{TextOf(step, "at")} {TextOf(step, "evidence")}".Trim();
        if (evidence.Length > 0)
        {
            context.Output.WriteLine($"      {evidence}");
        }
    }

    private static string TextOf(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : string.Empty;
}
