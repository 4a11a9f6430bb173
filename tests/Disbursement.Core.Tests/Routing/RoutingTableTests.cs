using System.Reflection;
using System.Text.Json.Nodes;
using Disbursement.Core.Entitlements;
using Disbursement.Core.Programmes;
using Disbursement.Core.Routing;
using Disbursement.Core.Verification;

namespace Disbursement.Core.Tests.Routing;

public sealed class RoutingTableTests
{
    [Fact]
    public void Shipped_EveryAskedAccountAndFinding_HasOneRule() =>
        Assert.All(
            RoutingTable.AccountChannels.SelectMany(asked =>
                Enum.GetValues<VerificationFinding>().Select(finding => (asked, finding))),
            cell => Assert.Single(
                RoutingTable.Shipped.Accounts,
                rule => rule.Asked.Contains(cell.asked) && rule.Findings.Contains(cell.finding)));

    [Fact]
    public void Parse_MissingCell_NamesIt()
    {
        JsonNode json = Json();
        json["accounts"]!.AsArray().RemoveAt(1);

        FormatException problem = Assert.Throws<FormatException>(() => RoutingTable.Parse(json.ToJsonString()));

        Assert.Contains("BankAccount with CloseMatch has 0 rules", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_CellTwice_NamesIt()
    {
        JsonNode json = Json();
        json["accounts"]![0]!["findings"] = new JsonArray("Match", "Blocked");

        FormatException problem = Assert.Throws<FormatException>(() => RoutingTable.Parse(json.ToJsonString()));

        Assert.Contains("Wallet with Blocked has 2 rules", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_ManyErrors_NamesThemAll()
    {
        JsonNode json = Json();
        json["cash"]!.AsArray().RemoveAt(4);
        json["cash"]![0]!["to"] = "bank";
        json["accounts"]![0]!["reasons"] = "x";
        json["fallBack"] = new JsonArray("carrier-pigeon");

        FormatException problem = Assert.Throws<FormatException>(() => RoutingTable.Parse(json.ToJsonString()));

        Assert.Contains("cash[0].to", problem.Message, StringComparison.Ordinal);
        Assert.Contains("accounts[0].reasons", problem.Message, StringComparison.Ordinal);
        Assert.Contains("fallBack", problem.Message, StringComparison.Ordinal);
        Assert.Contains("last rule must fit every row", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    public void Parse_OtherJson_IsAFormatException(string json) =>
        Assert.Throws<FormatException>(() => RoutingTable.Parse(json));

    /// <summary>A province may decide otherwise; the data says so and the code follows.</summary>
    [Fact]
    public void Parse_OtherRules_AreFollowed()
    {
        JsonNode json = Json();
        json["cash"]![2]!["to"] = "commune_home";

        var table = RoutingTable.Parse(json.ToJsonString());

        Assert.Equal(
            ChannelKind.CommuneHome, table.ForCash(ChannelAsked.Derived, frail: true, ProgrammeGroup.Btxh).To);
    }

    [Theory]
    [InlineData(ChannelKind.Bank, true, false)]
    [InlineData(ChannelKind.Wallet, true, false)]
    [InlineData(ChannelKind.MobileMoney, true, false)]
    [InlineData(ChannelKind.Post, false, true)]
    [InlineData(ChannelKind.PostHome, false, true)]
    [InlineData(ChannelKind.CommuneHome, false, true)]
    [InlineData(ChannelKind.Focal, false, false)]
    [InlineData(ChannelKind.None, false, false)]
    public void Channel_Kind_IsAccountCashOrNeither(ChannelKind channel, bool account, bool cash)
    {
        Assert.Equal((account, cash), (channel.IsAccount(), channel.IsCash()));
        Assert.Equal(channel, Channels.Parse(channel.ToCode()));
        Assert.NotEmpty(channel.ToVietnamese());
    }

    [Fact]
    public void ParseChannel_OtherWord_Throws() => Assert.Throws<FormatException>(() => Channels.Parse("pigeon"));

    private static JsonNode Json()
    {
        using Stream stream = Assembly.GetAssembly(typeof(RoutingTable))!.GetManifestResourceStream("routing.json")!;
        return JsonNode.Parse(stream)!;
    }
}
