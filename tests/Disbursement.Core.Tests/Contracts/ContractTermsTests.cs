using System.Text.Json.Nodes;
using Disbursement.Core.Contracts;
using Disbursement.Core.Contracts.Layouts;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Text;
using Disbursement.Testing;
using FsCheck;
using FsCheck.Fluent;

namespace Disbursement.Core.Tests.Contracts;

public sealed class ContractTermsTests
{
    [Theory]
    [InlineData("calendar", "{\"alsoClosed\":[\"31/12/2026\"]}", "contracts[1].calendar.alsoClosed")]
    [InlineData("calendar", "{\"alsoClosed\":[\"2026-12-31\"],\"alsoOpen\":[\"2026-12-31\"]}", "contracts[1].calendar.alsoOpen")]
    [InlineData("calendar", "{\"sundays\":true}", "contracts[1].calendar.sundays")]
    [InlineData("characters", "{\"nameMax\":0,\"textMax\":140}", "contracts[1].characters.nameMax")]
    [InlineData("characters", "{\"nameMax\":20,\"textMax\":140}", "contracts[1].characters.nameMax")]
    [InlineData("characters", "{\"nameMax\":140,\"textMax\":10}", "contracts[1].characters.textMax")]
    [InlineData("characters", "{\"nameMax\":140,\"textMax\":40}", "contracts[1].format")]
    [InlineData("characters", "{\"allowed\":\"a-z0-9\",\"nameMax\":140,\"textMax\":140}", "contracts[1].characters.allowed")]
    [InlineData("fileName", "\"{unit}\"", "contracts[1].fileName")]
    [InlineData("fileName", "\"{id}/x\"", "contracts[1].fileName")]
    [InlineData("fileName", "\"{person}-{id}\"", "contracts[1].fileName")]
    [InlineData("fileName", "\".{id}\"", "contracts[1].fileName")]
    [InlineData("fileName", "\"{id\"", "contracts[1].fileName")]
    [InlineData("instant", "{\"limitDong\":1000,\"above\":\"hold\"}", "contracts[1].instant")]
    [InlineData("instant", "{\"limitDong\":1000,\"above\":\"split\"}", "contracts[1].instant.above")]
    [InlineData("signature", "\"pgp\"", "contracts[1].signature")]
    [InlineData("contacts", "[{\"role\":\"A\",\"name\":\"B\"}]", "contracts[1].contacts[0]")]
    [InlineData("format", "\"transfers-9\"", "contracts[1].format")]
    [InlineData("answers", "\"payments\"", "contracts[1].answers")]
    public void TryParse_OneTermWrong_NamesItsPath(string term, string value, string path)
    {
        JsonNode json = Shipped();
        json["contracts"]![1]![term] = JsonNode.Parse(value);

        Assert.Null(ContractBook.TryParse(json.ToJsonString(), out IReadOnlyList<string> errors));

        Assert.Contains(errors, error => error.StartsWith(path, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("id", "\"domestic-transfers-1\"", "layouts[0].id")]
    [InlineData("id", "\"Own\"", "layouts[0].id")]
    [InlineData("headerRow", "0", "layouts[0].headerRow")]
    [InlineData("above", "[[\"{name}\"]]", "layouts[0].above")]
    [InlineData("sheet", "\"a/b\"", "layouts[0].sheet")]
    [InlineData("columns", "[]", "layouts[0].columns")]
    [InlineData("columns.0.as", "\"number\"", "layouts[0].columns[0].as")]
    [InlineData("columns.0.max", "5", "layouts[0].columns[0].max")]
    [InlineData("columns.3.field", "\"text\"", "layouts[0].columns")]
    [InlineData("columns.3.field", "\"route\"", "layouts[0].routes")]
    [InlineData("infoSheet", "\"a*b\"", "layouts[0].sheet")]
    public void TryParse_OwnLayoutWrong_NamesItsPath(string place, string value, string path)
    {
        JsonNode json = Shipped();
        JsonNode layout = OwnLayout();
        string[] steps = place.Split('.');
        JsonNode node = layout;
        foreach (string step in steps[..^1])
        {
            node = int.TryParse(step, out int index) ? node[index]! : node[step]!;
        }

        node[steps[^1]] = JsonNode.Parse(value);
        json["layouts"] = new JsonArray(layout);

        Assert.Null(ContractBook.TryParse(json.ToJsonString(), out IReadOnlyList<string> errors));

        Assert.Contains(errors, error => error.StartsWith(path, StringComparison.Ordinal));
    }

    [Fact]
    public void Parse_OwnLayout_IsAFormatOfContracts()
    {
        JsonNode json = Shipped();
        json["layouts"] = new JsonArray(OwnLayout());
        json["contracts"]![1]!["format"] = "own-1";

        Contract contract = ContractBook.Parse(json.ToJsonString()).Contracts[1];

        Assert.Equal((PaymentFormat.Layout, "own-1"), (contract.Format, contract.Layout?.Id));
    }

    [Fact]
    public void Shipped_Layouts_AreThoseOfTheDomainAndACsv() => Assert.Equal(
        ["domestic-transfers-1", "branch-transfers-1", "transfers-and-results-1", "transfers-csv-1"],
        ShippedLayouts.All.Select(static layout => layout.Id));

    [Fact]
    public void Apply_BankRules_IsTheTransliterationOfEveryText() => Prop.ForAll<string?>(text => Assert.Equal(
        VietnameseText.Transliterate(text ?? ""), CharacterRules.Bank.Apply(text ?? "")))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Fact]
    public void Apply_OtherRules_KeepMarksOrCase()
    {
        Assert.Equal("Bùi Thị Mẫu", new CharacterRules("", false, false, 140, 140).Apply("Bùi  Thị\tMẫu"));
        Assert.Equal("Bui Thi Mau", new CharacterRules("A-Za-z", true, false, 140, 140).Apply("Bùi/Thị/Mẫu"));
        Assert.False(new CharacterRules("A-Z", true, true, 10, 140).TryName("Bùi Thị Mẫu", out string written));
        Assert.Equal("BUI THI MAU", written);
        Assert.False(CharacterRules.Bank.TryText("李", out _));
    }

    [Fact]
    public void Name_AnyFilesOfAProvider_AreDifferent()
    {
        Assert.True(FileNameTemplate.TryParse("CT_{yyyyMM}_{unit}_{source}_{nnn}", out FileNameTemplate? template, out _));
        string[] ids =
        [
            "17-202406-r1-148-btxh-970405-001", "17-202406-r1-148-btxh-970405-002", "17-202406-r1-148-ncc-970405-001",
            "17-202406-r1-150-btxh-970405-001",
        ];

        string[] names = [.. ids.Select(id => template!.Name(FileId.Parse(id), of: 2))];

        Assert.Equal("CT_202406_148_btxh_001", names[0]);
        Assert.Equal(ids.Length, names.Distinct().Count());
    }

    [Theory]
    [InlineData("970405", 600_000_000, TransferRoute.Own)]
    [InlineData("970422", 499_999_999, TransferRoute.Instant)]
    [InlineData("970422", 500_000_000, TransferRoute.Ordinary)]
    public void RouteOf_Amount_GoesAsTheLimitSays(string institution, long dong, TransferRoute route) => Assert.Equal(
        route, PaymentSamples.Contracts.Contracts[0].RouteOf(institution, Vnd.FromDong(dong)));

    private static JsonNode Shipped() => JsonNode.Parse(ContractBook.ShippedJson())!;

    private static JsonNode OwnLayout() => JsonNode.Parse(
        """
        { "id": "own-1", "about": "test", "kind": "xlsx", "sheet": "data", "above": [["{id}"]], "headerRow": 2,
          "columns": [
            { "header": "Account", "field": "account", "as": "text", "max": 34, "width": 20 },
            { "header": "Name", "field": "payee-name", "as": "text", "max": 60, "width": 30 },
            { "header": "Amount", "field": "amount", "as": "number", "max": 15, "width": 16 },
            { "header": "Ref", "field": "id", "as": "text", "max": 35, "width": 30 } ] }
        """)!;
}
