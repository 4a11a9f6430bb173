using System.Text.Json.Nodes;
using Disbursement.Core.Programmes;
using Disbursement.Core.Routing;
using Disbursement.Core.Settlement;

namespace Disbursement.Core.Tests.Routing;

/// <summary>The chain of <c>routing.json</c>: read whole, or refused with every error at once.</summary>
public sealed class FallBackReaderTests
{
    [Fact]
    public void Parse_EveryMember_IsRead()
    {
        FallBackChain chain = Read("""
            {
              "attemptsMax": 4,
              "untilDay": 25,
              "rules": [
                { "failed": ["post"], "reasons": ["PO01"], "classes": ["NotCollected"], "provinces": ["17"],
                  "frail": true, "groups": ["ncc"], "to": ["post_home", "commune_home"] },
                { "failed": ["bank"], "to": ["bank", "wallet", "mobile_money", "cash", "post"] },
                { "failed": ["focal"], "to": [] }
              ]
            }
            """);

        Assert.Equal((4, 25, 3), (chain.AttemptsMax, chain.UntilDay, chain.Rules.Count));
        FallBackRule first = chain.Rules[0];
        Assert.Equal([ChannelKind.Post], first.Failed);
        Assert.Equal(["PO01"], first.Reasons!);
        Assert.Equal([ReasonClass.NotCollected], first.Classes!);
        Assert.Equal(["17"], first.Provinces!);
        Assert.True(first.Frail);
        Assert.Equal([ProgrammeGroup.Ncc], first.Groups!);
        Assert.Equal([FallBackStep.PostHome, FallBackStep.CommuneHome], first.To);
        Assert.Equal(
            [FallBackStep.Bank, FallBackStep.Wallet, FallBackStep.MobileMoney, FallBackStep.Cash, FallBackStep.Post],
            chain.Rules[1].To);
        Assert.Empty(chain.Rules[2].To);
    }

    [Fact]
    public void Parse_NothingSaid_IsThreeAttemptsAndNoLastDay()
    {
        FallBackChain chain = Read("""{ "rules": [] }""");

        Assert.Equal((3, null, 0), (chain.AttemptsMax, chain.UntilDay, chain.Rules.Count));
    }

    /// <summary>Months that were frozen before there were rules are read as they were meant.</summary>
    [Fact]
    public void Parse_ListOfChannels_MeansCashAfterEach()
    {
        FallBackChain chain = Read("""["bank", "focal"]""");

        FallBackRule rule = Assert.Single(chain.Rules);
        Assert.Equal([ChannelKind.Bank, ChannelKind.Focal], rule.Failed);
        Assert.Equal([FallBackStep.Cash], rule.To);
        Assert.Null(rule.Reasons);
        Assert.Equal(FallBackChain.AttemptsMaxDefault, chain.AttemptsMax);
    }

    [Fact]
    public void Parse_ManyErrors_NamesThemAll()
    {
        FormatException problem = Assert.Throws<FormatException>(() => Read("""
            {
              "attemptsMax": 0,
              "untilDay": 31,
              "rule": 1,
              "rules": [
                { "failed": [], "to": ["pigeon"], "why": "x" },
                { "failed": ["post"], "reasons": ["ZZ99", "PO04", "FF01"], "to": ["cash", "cash"] },
                { "failed": ["bank"], "classes": ["StopEvent", "Redate", "NotCollected"], "provinces": ["7"], "to": ["cash"] },
                { "failed": ["bank"] }
              ]
            }
            """));

        Assert.All(
            (string[])
            [
                "fallBack.attemptsMax: must be a whole number from 1 to 9",
                "fallBack.untilDay: must be a whole number from 1 to 28",
                "fallBack.rule: is not known",
                "fallBack.rules[0].failed: must be a list",
                "fallBack.rules[0].to: must be one of bank",
                "fallBack.rules[0].why: is not known",
                "fallBack.rules[1].reasons: ZZ99 is not in the catalogue",
                "fallBack.rules[1].reasons: after PO04 no other channel is tried: Person",
                "fallBack.rules[1].reasons: after FF01 no other channel is tried: SameChannel",
                "fallBack.rules[1].to: names a step twice",
                "fallBack.rules[2].classes: no reason of StopEvent",
                "fallBack.rules[2].classes: no reason of Redate",
                "fallBack.rules[2].provinces: '7' is no code",
                "fallBack.rules[3].to: must be a list",
            ],
            words => Assert.Contains(words, problem.Message, StringComparison.Ordinal));
        Assert.DoesNotContain("NotCollected lets", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"cash\"")]
    [InlineData("7")]
    [InlineData("null")]
    [InlineData("[]")]
    public void Parse_OtherValue_IsAFormatException(string value) =>
        Assert.Throws<FormatException>(() => Read(value));

    private static FallBackChain Read(string fallBack)
    {
        JsonNode json = JsonNode.Parse(RoutingTable.ShippedJson())!;
        json["fallBack"] = JsonNode.Parse(fallBack);
        return RoutingTable.Parse(json.ToJsonString()).FallBack;
    }
}
