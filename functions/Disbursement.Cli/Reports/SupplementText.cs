using System.Text.Json;
using Disbursement.Cli.Shell;

namespace Disbursement.Cli.Reports;

/// <summary>What the supplements of a round add, unit by unit, beside what the month has and the month before had.</summary>
internal static class SupplementText
{
    /// <summary>Writes the table; nothing for a round that pays no supplement first.</summary>
    /// <param name="context">Where to.</param>
    /// <param name="proposal">The proposal as the app tells it.</param>
    public static void Write(CliContext context, JsonElement proposal)
    {
        if (!proposal.TryGetProperty("changes", out JsonElement units) || units.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        var table = new TextTable(context.Language == Language.English
            ?
            [
                "Supplement", ">Rows", ">Sum (VND)", ">In month", ">New", ">Sum changed", ">Account changed",
                ">Sent again", ">Refused",
            ]
            :
            [
                "Bổ sung", ">Số dòng", ">Số tiền (đ)", ">Đã có", ">Mới", ">Đổi mức", ">Đổi tài khoản",
                ">Gửi lại", ">Từ chối",
            ]);
        int lists = 0;
        foreach (JsonProperty unit in units.EnumerateObject())
        {
            foreach (JsonElement list in unit.Value.EnumerateArray())
            {
                string[] names = ["rows", "dueDong", "listedRows", "new", "amountChanged", "accountChanged", "repeated", "refused"];
                table.Add(
                [
                    $"{unit.Name}/{list.GetProperty("list").GetString()}",
                    .. names.Select(name => Figures.Number(context.Language, NumberOf(list, name))),
                ]);
                lists++;
            }
        }

        if (lists > 0)
        {
            context.Output.WriteLine();
            table.Write(context.Output);
        }
    }

    private static long NumberOf(JsonElement list, string name) =>
        list.TryGetProperty(name, out JsonElement number) ? number.GetInt64() : 0;
}
