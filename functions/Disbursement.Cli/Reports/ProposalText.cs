using System.Text.Json;
using Disbursement.Cli.Api;
using Disbursement.Cli.Shell;
using Disbursement.Core.Settlement;

namespace Disbursement.Cli.Reports;

/// <summary>What an approver looks at first: totals, differences, warnings, who has signed and who must.</summary>
internal static class ProposalText
{
    /// <summary>Writes it.</summary>
    /// <param name="context">Where to.</param>
    /// <param name="round">The round.</param>
    /// <param name="proposal">The proposal as the app tells it; nothing before it is made.</param>
    public static void Write(CliContext context, RoundView round, JsonElement proposal)
    {
        string sum = Figures.Money(context.Language, round.SumDong);
        string payments = Figures.Number(context.Language, round.Payments);
        context.WriteLine(
            $"Đợt {round.Round}: {round.Files} tệp, {payments} khoản, {sum}, mã gốc {round.Root}",
            $"Round {round.Round}: {round.Files} files, {payments} payments, {sum}, root {round.Root}");
        if (proposal.ValueKind == JsonValueKind.Object)
        {
            WriteTotals(context, proposal);
            WriteCarried(context, proposal);
            if (proposal.TryGetProperty("comparison", out JsonElement comparison)
                && comparison.ValueKind == JsonValueKind.Object)
            {
                ComparisonText.Write(context, comparison, withUnits: false);
            }

            SupplementText.Write(context, proposal);
            WriteWarnings(context, proposal);
        }

        WriteSignatures(context, round);
    }

    private static void WriteTotals(CliContext context, JsonElement proposal)
    {
        var table = new TextTable(context.Language == Language.English
            ? ["By", "Code", ">Payments", ">Sum (VND)"]
            : ["Theo", "Mã", ">Số khoản", ">Số tiền (đ)"]);
        foreach ((string name, Words title) in ((string, Words)[])
        [
            ("byProvider", new("Đơn vị chi trả", "Provider")),
            ("bySource", new("Nguồn", "Source")),
            ("byUnit", new("Đơn vị", "Unit")),
        ])
        {
            foreach (JsonElement total in Items(proposal, name))
            {
                table.Add(
                    context.Say(title), total.GetProperty("code").GetString()!,
                    Figures.Number(context.Language, total.GetProperty("payments").GetInt64()),
                    Figures.Number(context.Language, total.GetProperty("sumDong").GetInt64()));
            }
        }

        context.Output.WriteLine();
        table.Write(context.Output);
    }

    /// <summary>Money of earlier months, oldest first: whom the system has kept waiting.</summary>
    private static void WriteCarried(CliContext context, JsonElement proposal)
    {
        foreach (JsonElement age in Items(proposal, "carriedByAge"))
        {
            int months = age.GetProperty("months").GetInt32();
            bool isOldest = months >= Ageing.Oldest;
            string payments = Figures.Number(context.Language, age.GetProperty("payments").GetInt64());
            string sum = Figures.Money(context.Language, age.GetProperty("sumDong").GetInt64());
            context.WriteLine(
                $"Chi bù, chậm {months} tháng{(isOldest ? " trở lên" : "")}: {payments} khoản, {sum}",
                $"For earlier months, {months} month(s){(isOldest ? " or more" : "")} late: {payments} payments, {sum}");
        }
    }

    private static void WriteWarnings(CliContext context, JsonElement proposal)
    {
        if (proposal.TryGetProperty("openExceptions", out JsonElement open) && open.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty kind in open.EnumerateObject())
            {
                context.WriteLine($"Chờ quyết định: {kind.Name} {kind.Value}", $"Decisions waiting: {kind.Name} {kind.Value}");
            }
        }

        foreach (JsonElement warning in Items(proposal, "warnings"))
        {
            int number = warning.GetProperty("number").GetInt32();
            string rows = Figures.Number(context.Language, warning.GetProperty("rows").GetInt64());
            context.WriteLine(
                $"Lưu ý [{number}] {rows} dòng: {warning.GetProperty("vietnamese").GetString()}",
                $"Noticed [{number}] {rows} rows: {warning.GetProperty("english").GetString()}");
        }

        foreach (JsonElement wire in Items(proposal, "tripwires"))
        {
            context.WriteLine(
                $"CẢNH BÁO: {wire.GetProperty("vietnamese").GetString()}",
                $"WARNING: {wire.GetProperty("english").GetString()}");
        }
    }

    private static void WriteSignatures(CliContext context, RoundView round)
    {
        string given = round.Signatures.Count == 0
            ? context.Say("chưa ai ký", "nobody has signed")
            : string.Join(", ", round.Signatures.Select(static one => one.By));
        context.WriteLine(
            $"Chữ ký: {round.Signatures.Count}/{round.SignaturesNeeded} ({given})",
            $"Signatures: {round.Signatures.Count} of {round.SignaturesNeeded} ({given})");
    }

    private static JsonElement[] Items(JsonElement proposal, string name) =>
        proposal.TryGetProperty(name, out JsonElement items) && items.ValueKind == JsonValueKind.Array
            ? [.. items.EnumerateArray()]
            : [];
}
