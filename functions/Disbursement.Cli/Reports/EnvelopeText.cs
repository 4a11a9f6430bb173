using System.Text.Json;
using Disbursement.Cli.Shell;

namespace Disbursement.Cli.Reports;

/// <summary>A proposal beside the envelopes it is paid from: what they hold, what is out, what is asked, what is left.</summary>
internal static class EnvelopeText
{
    /// <summary>Writes it; nothing for a round that does not wait for approval.</summary>
    /// <param name="context">Where to.</param>
    /// <param name="round">The round as the app tells it.</param>
    public static void Write(CliContext context, JsonElement round)
    {
        if (round.ValueKind != JsonValueKind.Object || !round.TryGetProperty("envelopes", out JsonElement envelopes)
            || envelopes.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        WriteErrors(context, [.. envelopes.GetProperty("errors").EnumerateArray()]);
        WriteLines(context, [.. envelopes.GetProperty("lines").EnumerateArray()]);
    }

    /// <summary>Writes the envelopes that a refusal names; nothing when it names none.</summary>
    /// <param name="context">Where to.</param>
    /// <param name="problem">The refusal.</param>
    public static void WriteRefused(CliContext context, JsonElement problem)
    {
        if (problem.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        if (problem.TryGetProperty("errors", out JsonElement errors) && errors.ValueKind == JsonValueKind.Array)
        {
            WriteErrors(context, [.. errors.EnumerateArray()]);
        }

        if (problem.TryGetProperty("envelopes", out JsonElement lines) && lines.ValueKind == JsonValueKind.Array)
        {
            WriteLines(context, [.. lines.EnumerateArray()]);
        }
    }

    private static void WriteErrors(CliContext context, JsonElement[] errors)
    {
        if (errors.Length > 0)
        {
            context.WriteLine(
                $"KHÔNG DUYỆT ĐƯỢC: reference/envelopes.csv có {errors.Length} lỗi",
                $"CANNOT BE APPROVED: reference/envelopes.csv has {errors.Length} errors");
        }

        foreach (JsonElement error in errors)
        {
            string where = $"[{error.GetProperty("number")}]";
            context.WriteLine(
                $"  dòng {error.GetProperty("line")} {where} {error.GetProperty("vietnamese").GetString()}",
                $"  line {error.GetProperty("line")} {where} {error.GetProperty("english").GetString()}");
        }
    }

    private static void WriteLines(CliContext context, JsonElement[] lines)
    {
        JsonElement[] limited = [.. lines.Where(static line => StandingOf(line) != "NotSet")];
        if (limited.Length > 0)
        {
            WriteTable(context, limited);
        }

        foreach (JsonElement free in lines.Except(limited))
        {
            string source = free.GetProperty("source").GetString()!;
            context.WriteLine(
                $"Nguồn {source}: chưa nhập dự toán, không giới hạn (reference/envelopes.csv).",
                $"Source {source}: no envelope is set, so it is not limited (reference/envelopes.csv).");
        }

        int over = lines.Count(static line => line.GetProperty("overDong").GetInt64() > 0);
        if (over > 0)
        {
            context.WriteLine(
                $"KHÔNG DUYỆT ĐƯỢC: vượt dự toán ở {over} dòng.",
                $"CANNOT BE APPROVED: above the envelope in {over} lines.");
        }
    }

    private static void WriteTable(CliContext context, JsonElement[] lines)
    {
        var table = new TextTable(context.Language == Language.English
            ? ["Envelope", "Source", ">Holds (VND)", ">Approved before", ">This proposal", ">Left", "", "Decision"]
            : ["Dự toán", "Nguồn", ">Được giao (đ)", ">Đã duyệt", ">Đề nghị này", ">Còn lại", "", "Quyết định"]);
        foreach (JsonElement line in lines)
        {
            string Number(string name) => Find(line, name) is { ValueKind: JsonValueKind.Number } number
                ? Figures.Number(context.Language, number.GetInt64())
                : "–";
            long over = line.GetProperty("overDong").GetInt64();
            string money = Figures.Number(context.Language, over);
            string remark = (StandingOf(line), over) switch
            {
                ("NoneForUnit", _) => context.Say("chưa được giao", "has none"),
                (_, > 0) => context.Say($"VƯỢT {money}", $"OVER by {money}"),
                _ => string.Empty,
            };
            table.Add(
                line.GetProperty("unit").GetString()!, line.GetProperty("source").GetString()!, Number("envelopeDong"),
                Number("beforeDong"), Number("askedDong"), Number("leftDong"), remark,
                Find(line, "decision")?.GetString() ?? string.Empty);
        }

        context.Output.WriteLine();
        table.Write(context.Output);
        context.Output.WriteLine();
    }

    private static JsonElement? Find(JsonElement line, string name) =>
        line.TryGetProperty(name, out JsonElement value) ? value : null;

    private static string StandingOf(JsonElement line) => line.GetProperty("standing").GetString()!;
}
