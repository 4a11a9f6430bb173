using System.Text.Json.Nodes;
using Disbursement.Core.Contracts;
using Disbursement.Core.Periods;
using Disbursement.Core.Programmes;
using Disbursement.Core.Units;
using Disbursement.Testing;

namespace Disbursement.Core.Tests.Contracts;

public sealed class ContractBookTests
{
    [Fact]
    public void ShippedFor_EveryProvinceAndSource_HasEveryWayToPay()
    {
        foreach (Unit province in UnitRegister.Shipped.Provinces(Period.Parse("2024-06")))
        {
            var book = ContractBook.ShippedFor(province.Code);
            foreach (ProgrammeGroup source in ProgrammeGroups.All)
            {
                var scope = new ContractScope(province.Code, "001", source, new DateOnly(2024, 6, 5));

                Assert.Equal("970405", book.WithCapability(Capabilities.Interbank, scope)?.Provider);
                Assert.Equal("vnpost", book.WithCapability(Capabilities.CashAtPoint, scope)?.Provider);
                Assert.NotNull(book.WithCapability(Capabilities.CashAtHome, scope, ContractKind.Post));
                Assert.NotNull(book.WithCapability(Capabilities.CashAtHome, scope, ContractKind.CommuneOfficers));
                Assert.NotNull(book.OwnInstitution("971025", scope));
                Assert.NotNull(book.OwnInstitution("971005", scope));
            }
        }
    }

    [Fact]
    public void ShippedFor_Province_FillsItsCodeIn()
    {
        Debtor debtor = PaymentSamples.Contracts.Contracts[0].Debtors[ProgrammeGroup.Btxh];

        Assert.EndsWith("Bình", debtor.Name, StringComparison.Ordinal);
        Assert.EndsWith("17", debtor.Account, StringComparison.Ordinal);
    }

    [Fact]
    public void ShippedFor_TwoSources_HaveTwoDebtorAccounts() =>
        Assert.All(PaymentSamples.Contracts.Contracts, contract => Assert.Equal(
            3, contract.Debtors.Values.Select(debtor => debtor.Account).Distinct().Count()));

    [Fact]
    public void ProviderFor_CommuneOfficers_IsOneProviderPerCommune()
    {
        Contract officers = PaymentSamples.Contracts.Contracts.Single(each => each.IsPerCommune);

        Assert.Equal("xa-04789", officers.ProviderFor("04789"));
        Assert.True(officers.IsProvider("xa-04789"));
        Assert.False(officers.IsProvider("xa-"));
        Assert.False(officers.IsProvider("vnpost"));
        Assert.Same(officers, PaymentSamples.Contracts.Find("xa-04789", PaymentSamples.Scope()));
    }

    [Fact]
    public void Covers_OutsideItsDates_DoesNot()
    {
        Contract contract = PaymentSamples.Contracts.Contracts[0] with
        {
            ValidFrom = new DateOnly(2024, 6, 1),
            ValidTo = new DateOnly(2024, 6, 30),
        };
        ContractScope scope = PaymentSamples.Scope();

        Assert.True(contract.Covers(scope with { PayDate = new DateOnly(2024, 6, 1) }));
        Assert.True(contract.Covers(scope with { PayDate = new DateOnly(2024, 6, 30) }));
        Assert.False(contract.Covers(scope with { PayDate = new DateOnly(2024, 5, 31) }));
        Assert.False(contract.Covers(scope with { PayDate = new DateOnly(2024, 7, 1) }));
    }

    [Fact]
    public void FileUnit_GroupsUnits_IsTheProvince()
    {
        Contract contract = PaymentSamples.Contracts.Contracts[0];

        Assert.Equal("148", contract.FileUnit(PaymentSamples.Scope()));
        Assert.Equal("17", (contract with { GroupsUnits = true }).FileUnit(PaymentSamples.Scope()));
    }

    [Fact]
    public void Parse_ManyErrors_NamesThemAllWithTheirPaths()
    {
        JsonNode json = Shipped();
        json["contracts"]![0]!["caps"]!["rows"] = 0;
        json["contracts"]![1]!["name"] = " ";
        json["contracts"]![2]!["debtors"]!["btxh"]!["agent"] = "970405";
        json["contracts"]![3]!["kinds"] = "bank";
        json["contracts"]![4]!["sources"] = new JsonArray("btxh", "pension");

        ContractException problem = Assert.Throws<ContractException>(() => ContractBook.Parse(json.ToJsonString()));

        Assert.Equal(5, problem.Errors.Count);
        Assert.Contains(problem.Errors, error => error.StartsWith("contracts[0].caps.rows:", StringComparison.Ordinal));
        Assert.Contains(problem.Errors, error => error.StartsWith("contracts[1].name:", StringComparison.Ordinal));
        Assert.Contains(
            problem.Errors, error => error.StartsWith("contracts[2].debtors.btxh.agent:", StringComparison.Ordinal));
        Assert.Contains(problem.Errors, error => error.StartsWith("contracts[3].kinds:", StringComparison.Ordinal));
        Assert.Contains(problem.Errors, error => error.StartsWith("contracts[4].sources:", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("$.0.can", "[\"own-accounts\",\"cash-at-point\"]", "contracts[0].can")]
    [InlineData("$.0.format", "\"payout-list-1\"", "contracts[0].format")]
    [InlineData("$.0.answers", "\"result-list-1\"", "contracts[0].answers")]
    [InlineData("$.0.answers", "\"bank-batch-result\"", "contracts[0].answers")]
    [InlineData("$.0.answers", "\"post-office-result\"", "contracts[0].answers")]
    [InlineData("$.7.answers", "\"camt.053.001.08\"", "contracts[7].answers")]
    [InlineData("$.7.answers", "\"bank-batch-result\"", "contracts[7].answers")]
    [InlineData("$.7.answers", "\"messages\"", "contracts[7].answers")]
    [InlineData("$.0.validTo", "\"2020-01-01\"", "contracts[0].validTo")]
    [InlineData("$.0.provinces", "[\"Hòa Bình\"]", "contracts[0].provinces")]
    [InlineData("$.0.units", "[\"1\"]", "contracts[0].units")]
    [InlineData("$.0.debtors.ncc.account", "\"12-34\"", "contracts[0].debtors.ncc.account")]
    [InlineData("$.0.debtors.ncc", "null", "contracts[0].debtors")]
    [InlineData("$.0.fee.percent", "6", "contracts[0].fee.percent")]
    [InlineData("$.0.caps.transferDong", "60000000000", "contracts[0].caps.transferDong")]
    [InlineData("$.0.cutOffs.sendBy", "\"25:00\"", "contracts[0].cutOffs.sendBy")]
    [InlineData("$.0.validFrom", "\"01/01/2023\"", "contracts[0].validFrom")]
    [InlineData("$.1.id", "\"agribank\"", "contracts[1].id")]
    [InlineData("$.1.can", "[\"interbank\"]", "contracts[1].can")]
    [InlineData("$.1.provider", "\"970405\"", "contracts[1].")]
    [InlineData("$.7.provider", "\"vn-post\"", "contracts[7].provider")]
    [InlineData("$.8.provider", "\"xa\"", "contracts[8].provider")]
    [InlineData("$.8.can", "[\"cash-at-point\"]", "contracts[8].can")]
    public void TryParse_OneError_NamesItsPath(string place, string value, string path)
    {
        JsonNode json = Shipped();
        string[] steps = place.Split('.')[1..];
        JsonNode node = json["contracts"]![int.Parse(steps[0], System.Globalization.CultureInfo.InvariantCulture)]!;
        foreach (string step in steps[1..^1])
        {
            node = node[step]!;
        }

        node[steps[^1]] = JsonNode.Parse(value);

        Assert.Null(ContractBook.TryParse(json.ToJsonString(), out IReadOnlyList<string> errors));

        Assert.Contains(errors, error => error.StartsWith(path, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"version\":2,\"contracts\":[]}")]
    [InlineData("{\"version\":1}")]
    [InlineData("{\"version\":1,\"contracts\":[1]}")]
    public void TryParse_OtherJson_IsErrorsAndNoException(string json)
    {
        Assert.Null(ContractBook.TryParse(json, out IReadOnlyList<string> errors));
        Assert.NotEmpty(errors);
    }

    [Fact]
    public void Parse_TwoInterbankProvidersForOtherUnits_IsFine()
    {
        JsonNode json = Shipped();
        json["contracts"]![0]!["units"] = new JsonArray("148");
        json["contracts"]![1]!["units"] = new JsonArray("150");
        json["contracts"]![1]!["can"] = new JsonArray("own-accounts", "interbank");

        var book = ContractBook.Parse(json.ToJsonString());

        ContractScope scope = PaymentSamples.Scope();
        Assert.Equal("970405", book.WithCapability(Capabilities.Interbank, scope)?.Provider);
        Assert.Equal("970415", book.WithCapability(Capabilities.Interbank, scope with { Unit = "150" })?.Provider);
        Assert.Null(book.WithCapability(Capabilities.Interbank, scope with { Unit = "152" }));
    }

    private static JsonNode Shipped() => JsonNode.Parse(ContractBook.ShippedJson())!;
}
