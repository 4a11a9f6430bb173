using Disbursement.Core.Contracts;
using Disbursement.Core.Settlement;

namespace Disbursement.Core.Routing;

/// <summary>Reads and checks the chain of <c>routing.json</c>.</summary>
internal static class FallBackReader
{
    private const string Member = "fallBack";

    private const int AttemptsMost = 9;

    private const int DayMost = 28;

    private const int ProvinceDigits = 2;

    private static readonly Dictionary<string, FallBackStep> StepWords = new(StringComparer.Ordinal)
    {
        ["bank"] = FallBackStep.Bank,
        ["wallet"] = FallBackStep.Wallet,
        ["mobile_money"] = FallBackStep.MobileMoney,
        ["cash"] = FallBackStep.Cash,
        ["post"] = FallBackStep.Post,
        ["post_home"] = FallBackStep.PostHome,
        ["commune_home"] = FallBackStep.CommuneHome,
    };

    private static readonly Dictionary<string, ReasonClass> ClassWords = RoutingTableReader.Names<ReasonClass>();

    /// <summary>Reads the member <c>fallBack</c> of the table. A list of channels, as months frozen before there were
    /// rules have it, means: after each of these, cash.</summary>
    public static FallBackChain Read(JsonNodeReader root)
    {
        if (root.IsList(Member))
        {
            List<ChannelKind> failed = RoutingTableReader.ReadWords(root, Member, RoutingTableReader.ChannelWords);
            return new FallBackChain(
                FallBackChain.AttemptsMaxDefault,
                UntilDay: null,
                [new FallBackRule(failed, null, null, null, null, null, [FallBackStep.Cash])]);
        }

        JsonNodeReader node = root.Object(Member);
        node.AllowOnly("attemptsMax", "untilDay", "rules");
        int attemptsMax = node.Has("attemptsMax")
            ? (int)node.Whole("attemptsMax", 1, AttemptsMost)
            : FallBackChain.AttemptsMaxDefault;
        int? untilDay = node.Has("untilDay") ? (int)node.Whole("untilDay", 1, DayMost) : null;
        return new FallBackChain(attemptsMax, untilDay, [.. node.Items("rules").Select(ReadRule)]);
    }

    private static FallBackRule ReadRule(JsonNodeReader node)
    {
        node.AllowOnly("failed", "reasons", "classes", "provinces", "frail", "groups", "to");
        var rule = new FallBackRule(
            RoutingTableReader.ReadWords(node, "failed", RoutingTableReader.ChannelWords),
            node.Has("reasons") ? node.Texts("reasons") : null,
            node.Has("classes") ? RoutingTableReader.ReadWords(node, "classes", ClassWords) : null,
            node.Has("provinces") ? node.Texts("provinces") : null,
            node.Has("frail") ? node.Flag("frail") : null,
            node.Has("groups") ? RoutingTableReader.ReadWords(node, "groups", RoutingTableReader.GroupWords) : null,
            node.IsEmptyList("to") ? [] : RoutingTableReader.ReadWords(node, "to", StepWords));
        Check(node, rule);
        return rule;
    }

    private static void Check(JsonNodeReader node, FallBackRule rule)
    {
        foreach (string code in rule.Reasons ?? [])
        {
            SettlementReason reason = ReasonCatalogue.Find(code);
            if (reason == ReasonCatalogue.Unlisted)
            {
                node.Fail("reasons", $"{code} is not in the catalogue of reasons");
            }
            else if (reason.Next is not (NextStep.NextChannel or NextStep.NextMonth))
            {
                node.Fail("reasons", $"after {code} no other channel is tried: {reason.Next} is next");
            }
        }

        foreach (ReasonClass one in (rule.Classes ?? []).Where(static one => !MayBeTried(one)))
        {
            node.Fail("classes", $"no reason of {one} lets another channel be tried");
        }

        foreach (string province in (rule.Provinces ?? []).Where(static code =>
            code.Length != ProvinceDigits || !code.All(char.IsAsciiDigit)))
        {
            node.Fail("provinces", $"'{province}' is no code of two digits");
        }

        if (rule.To.Distinct().Count() != rule.To.Count)
        {
            node.Fail("to", "names a step twice");
        }
    }

    private static bool MayBeTried(ReasonClass one) => ReasonCatalogue.All.Any(reason =>
        reason.Class == one && reason.Next is (NextStep.NextChannel or NextStep.NextMonth));
}
