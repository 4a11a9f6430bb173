using System.Reflection;
using System.Text.Json;
using Disbursement.Core.Contracts;
using Disbursement.Core.Entitlements;
using Disbursement.Core.Programmes;
using Disbursement.Core.Verification;

namespace Disbursement.Core.Routing;

/// <summary>Reads and checks <c>routing.json</c>.</summary>
internal static class RoutingTableReader
{
    private static readonly Dictionary<string, ChannelAsked> AskedWords = new(StringComparer.Ordinal)
    {
        ["TK"] = ChannelAsked.BankAccount,
        ["VI"] = ChannelAsked.Wallet,
        ["MM"] = ChannelAsked.MobileMoney,
        ["BD"] = ChannelAsked.PostOffice,
        ["TN"] = ChannelAsked.Home,
        ["DM"] = ChannelAsked.FocalAccount,
    };

    internal static readonly Dictionary<string, ProgrammeGroup> GroupWords = new(StringComparer.Ordinal)
    {
        ["btxh"] = ProgrammeGroup.Btxh,
        ["ncc"] = ProgrammeGroup.Ncc,
        ["khac"] = ProgrammeGroup.Khac,
    };

    private static readonly Dictionary<string, AccountTarget> Targets = new(StringComparer.Ordinal)
    {
        ["account"] = AccountTarget.Account,
        ["focal"] = AccountTarget.Focal,
        ["hold"] = AccountTarget.Hold,
        ["cash"] = AccountTarget.Cash,
    };

    private static readonly Dictionary<string, VerificationFinding> FindingWords = Names<VerificationFinding>();

    private static readonly Dictionary<string, RouteReason> Reasons = Names<RouteReason>();

    internal static readonly Dictionary<string, ChannelKind> ChannelWords = Enum.GetValues<ChannelKind>()
        .Where(channel => channel != ChannelKind.None)
        .ToDictionary(channel => channel.ToCode(), StringComparer.Ordinal);

    private static readonly Dictionary<string, ChannelKind> CashWords = ChannelWords
        .Where(word => word.Value.IsCash())
        .ToDictionary(StringComparer.Ordinal);

    public static RoutingTable ReadShipped() => Read(ShippedJson());

    /// <summary>The text of the shipped table.</summary>
    public static string ShippedJson()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("routing.json")
            ?? throw new InvalidOperationException("routing.json is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    public static RoutingTable Read(string json)
    {
        var errors = new List<string>();
        RoutingTable? table = null;
        using JsonDocument? document = JsonNodeReader.Parse(json, "routing.json", errors);
        if (document is not null)
        {
            table = ReadTable(new JsonNodeReader(document.RootElement, "", errors));
            CheckCells(table, errors);
        }

        return errors.Count == 0 && table is not null
            ? table
            : throw new FormatException($"routing.json has {errors.Count} errors:\n{string.Join('\n', errors)}");
    }

    private static RoutingTable ReadTable(JsonNodeReader root)
    {
        root.AllowOnly("version", "accounts", "cash", "fallBack");
        root.Whole("version", 1, 1);
        return new RoutingTable(
            [.. root.Items("accounts").Select(ReadAccountRule)],
            [.. root.Items("cash").Select(ReadCashRule)],
            FallBackReader.Read(root));
    }

    private static AccountRule ReadAccountRule(JsonNodeReader node)
    {
        node.AllowOnly("asked", "findings", "to", "reason");
        return new AccountRule(
            ReadWords(node, "asked", AskedWords),
            ReadWords(node, "findings", FindingWords),
            node.OneOf("to", Targets),
            node.OneOf("reason", Reasons));
    }

    private static CashRule ReadCashRule(JsonNodeReader node)
    {
        node.AllowOnly("asked", "frail", "groups", "to", "reason");
        return new CashRule(
            node.Has("asked") ? ReadWords(node, "asked", AskedWords) : null,
            node.Has("frail") ? node.Flag("frail") : null,
            node.Has("groups") ? ReadWords(node, "groups", GroupWords) : null,
            node.OneOf("to", CashWords),
            node.OneOf("reason", Reasons));
    }

    internal static List<TValue> ReadWords<TValue>(
        JsonNodeReader node, string name, Dictionary<string, TValue> words) =>
        [.. node.Texts(name).Select(text => node.Word(name, text, words))];

    private static void CheckCells(RoutingTable table, List<string> errors)
    {
        foreach (ChannelAsked asked in RoutingTable.AccountChannels)
        {
            foreach (VerificationFinding finding in Enum.GetValues<VerificationFinding>())
            {
                int answers = table.Accounts.Count(
                    rule => rule.Asked.Contains(asked) && rule.Findings.Contains(finding));
                if (answers != 1)
                {
                    errors.Add($"accounts: {asked} with {finding} has {answers} rules, not one");
                }
            }
        }

        if (table.Cash.Count == 0 || table.Cash[^1] is not { Asked: null, Frail: null, Groups: null })
        {
            errors.Add("cash: the last rule must fit every row");
        }
    }

    internal static Dictionary<string, TEnum> Names<TEnum>()
        where TEnum : struct, Enum =>
        Enum.GetValues<TEnum>().ToDictionary(value => value.ToString(), StringComparer.Ordinal);
}
