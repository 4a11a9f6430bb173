using System.Globalization;
using System.Text.Json;
using Disbursement.Core.Contracts.Layouts;
using Disbursement.Core.Programmes;

namespace Disbursement.Core.Contracts;

/// <summary>Reads and checks <c>contracts.json</c>; every error at once, each with its path.</summary>
internal static class ContractReader
{
    private static readonly Dictionary<string, ContractKind> Kinds = new(StringComparer.Ordinal)
    {
        ["bank"] = ContractKind.Bank,
        ["wallet"] = ContractKind.Wallet,
        ["mobile-money"] = ContractKind.MobileMoney,
        ["post"] = ContractKind.Post,
        ["commune-officers"] = ContractKind.CommuneOfficers,
    };

    private static readonly Dictionary<string, Capabilities> CapabilityWords = new(StringComparer.Ordinal)
    {
        ["own-accounts"] = Capabilities.OwnAccounts,
        ["interbank"] = Capabilities.Interbank,
        ["wallet"] = Capabilities.Wallet,
        ["cash-at-point"] = Capabilities.CashAtPoint,
        ["cash-at-home"] = Capabilities.CashAtHome,
    };

    private static readonly Dictionary<string, PaymentFormat> Formats = new(StringComparer.Ordinal)
    {
        ["pain.001.001.03"] = PaymentFormat.Pain001V03,
        ["pain.001.001.09"] = PaymentFormat.Pain001V09,
        ["payout-list-1"] = PaymentFormat.PayoutListV1,
    };

    private static readonly Dictionary<string, AnswerFormat> AnswerWords = new(StringComparer.Ordinal)
    {
        ["pain.002.001.03"] = AnswerFormat.Pain002V03,
        ["pain.002.001.10"] = AnswerFormat.Pain002V10,
        ["result-list-1"] = AnswerFormat.ResultListV1,
        ["messages"] = AnswerFormat.Messages,
        ["camt.053.001.08"] = AnswerFormat.Camt053V08,
        ["bank-batch-result"] = AnswerFormat.BankSheet,
        ["post-office-result"] = AnswerFormat.PostSheet,
    };

    private static readonly Dictionary<string, ProgrammeGroup> SourceWords = new(StringComparer.Ordinal)
    {
        ["btxh"] = ProgrammeGroup.Btxh,
        ["ncc"] = ProgrammeGroup.Ncc,
        ["khac"] = ProgrammeGroup.Khac,
    };

    public static (List<Contract> Contracts, IReadOnlyList<string> Errors) Read(string json)
    {
        var errors = new List<string>();
        var contracts = new List<Contract>();
        using JsonDocument? document = JsonNodeReader.Parse(json, "contracts.json", errors);
        if (document is not null)
        {
            var root = new JsonNodeReader(document.RootElement, "", errors);
            root.AllowOnly("version", "layouts", "contracts");
            root.Whole("version", 1, 1);
            IReadOnlyList<TransferLayout> layouts = root.Has("layouts")
                ? LayoutReader.Read(root, ShippedLayouts.All)
                : ShippedLayouts.All;
            foreach (JsonNodeReader node in root.Items("contracts"))
            {
                int before = errors.Count;
                Contract contract = ContractTermsReader.Read(ReadContract(node, layouts), node);
                if (errors.Count == before)
                {
                    ContractRules.Check(contract, node);
                }

                contracts.Add(contract);
            }
        }

        ContractRules.CheckTogether(contracts, errors);
        return (contracts, errors);
    }

    private static Contract ReadContract(JsonNodeReader node, IReadOnlyList<TransferLayout> layouts)
    {
        node.AllowOnly(
            "id", "provider", "name", "kind", "provinces", "units", "sources", "validFrom", "validTo", "debtors",
            "fee", "can", "format", "answers", "caps", "cutOffs", "groupsUnits", "calendar", "characters", "fileName",
            "instant", "signature", "contacts");
        (PaymentFormat format, TransferLayout? layout) = ReadFormat(node, layouts);
        return new Contract
        {
            Id = node.Text("id"),
            Provider = node.Text("provider"),
            Name = node.Text("name"),
            Kind = node.OneOf("kind", Kinds),
            Provinces = node.Texts("provinces"),
            Units = node.Texts("units"),
            Sources = [.. node.Texts("sources").Select(word => node.Word("sources", word, SourceWords))],
            ValidFrom = ReadDate(node, "validFrom") ?? default,
            ValidTo = node.Has("validTo") ? ReadDate(node, "validTo") : null,
            Debtors = ReadDebtors(node.Object("debtors")),
            Fee = ReadFee(node.Object("fee")),
            Can = node.Texts("can").Aggregate(
                Capabilities.None, (all, word) => all | node.Word("can", word, CapabilityWords)),
            Format = format,
            Layout = layout,
            Answers = node.OneOf("answers", AnswerWords),
            Caps = ReadCaps(node.Object("caps")),
            CutOffs = ReadCutOffs(node.Object("cutOffs")),
            GroupsUnits = node.Flag("groupsUnits"),
        };
    }

    /// <summary>A format of the product, or the id of a layout.</summary>
    private static (PaymentFormat Format, TransferLayout? Layout) ReadFormat(
        JsonNodeReader node, IReadOnlyList<TransferLayout> layouts)
    {
        Dictionary<string, (PaymentFormat, TransferLayout?)> words = Formats.ToDictionary(
            static word => word.Key, static word => (word.Value, (TransferLayout?)null), StringComparer.Ordinal);
        foreach (TransferLayout layout in layouts)
        {
            words.TryAdd(layout.Id, (PaymentFormat.Layout, layout));
        }

        return node.OneOf("format", words);
    }

    private static Dictionary<ProgrammeGroup, Debtor> ReadDebtors(JsonNodeReader node)
    {
        node.AllowOnly([.. SourceWords.Keys]);
        var debtors = new Dictionary<ProgrammeGroup, Debtor>();
        foreach ((string name, JsonNodeReader member) in node.Members())
        {
            if (SourceWords.TryGetValue(name, out ProgrammeGroup source))
            {
                member.AllowOnly("name", "account", "agent");
                debtors[source] = new Debtor(member.Text("name"), member.Text("account"), member.Text("agent"));
            }
        }

        return debtors;
    }

    private static Fee ReadFee(JsonNodeReader node)
    {
        node.AllowOnly("percent", "perPaymentDong");
        return new Fee(node.Number("percent", 0, 5), node.Whole("perPaymentDong", 0, 1_000_000));
    }

    private static FileCaps ReadCaps(JsonNodeReader node)
    {
        node.AllowOnly("rows", "sumDong", "transferDong");
        return new FileCaps(
            (int)node.Whole("rows", 1, 100_000),
            node.Whole("sumDong", 1, Money.Vnd.MaxDong),
            node.Whole("transferDong", 1, Money.Vnd.MaxDong));
    }

    private static CutOffs ReadCutOffs(JsonNodeReader node)
    {
        node.AllowOnly("sendBy", "undecidedHours", "answerWithinHours");
        string text = node.Text("sendBy");
        if (!TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly by))
        {
            node.Fail("sendBy", "must be a time HH:mm");
        }

        return new CutOffs(
            by, (int)node.Whole("undecidedHours", 0, 240), (int)node.Whole("answerWithinHours", 1, 720));
    }

    private static DateOnly? ReadDate(JsonNodeReader node, string name)
    {
        string text = node.Text(name);
        if (DateOnly.TryParseExact(
                text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
        {
            return day;
        }

        node.Fail(name, "must be a date yyyy-MM-dd");
        return null;
    }
}
