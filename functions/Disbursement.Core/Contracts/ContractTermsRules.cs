using Disbursement.Core.Contracts.Layouts;
using Disbursement.Core.Payments;
using Disbursement.Core.Periods;

namespace Disbursement.Core.Contracts;

/// <summary>What the terms of a contract must satisfy beside each other.</summary>
internal static class ContractTermsRules
{
    /// <summary>The longest name of a province, filled into the names of debtors.</summary>
    private const string LongestProvince = "Thành phố Hồ Chí Minh";

    /// <summary>Checks a contract whose form is right.</summary>
    public static void Check(Contract contract, JsonNodeReader node)
    {
        bool toAccounts = contract.Format != PaymentFormat.PayoutListV1;
        if (contract.Instant is { } limit)
        {
            CheckInstant(contract, limit, node);
        }

        if (toAccounts)
        {
            CheckCharacters(contract, node);
        }
    }

    private static void CheckInstant(Contract contract, InstantLimit limit, JsonNodeReader node)
    {
        if (!contract.CanDo(Capabilities.Interbank))
        {
            node.Fail("instant", "needs interbank: a provider's own accounts have no such limit");
        }

        if (limit.LimitDong > contract.Caps.TransferMaxDong)
        {
            node.Fail("instant.limitDong", "is above caps.transferDong, which then is the limit");
        }
    }

    private static void CheckCharacters(Contract contract, JsonNodeReader node)
    {
        foreach (Debtor debtor in contract.Debtors.Values)
        {
            string name = debtor.Name.Replace("{province-name}", LongestProvince, StringComparison.Ordinal);
            if (!contract.Characters.TryName(name, out _))
            {
                node.Fail("characters.nameMax", "is less than the debtor's own name needs");
                break;
            }
        }

        string text = TransferTexts.Of("btxh", new Period(2026, 12));
        if (!contract.Characters.TryText(text, out string written))
        {
            node.Fail("characters.textMax", "is less than the text of a payment needs");
        }

        if (contract.Layout is { } layout)
        {
            CheckLayout(contract, layout, written, node);
        }
    }

    private static void CheckLayout(Contract contract, TransferLayout layout, string text, JsonNodeReader node)
    {
        int withId = Math.Min(contract.Characters.TextMax, layout.CharactersMaxOf(LayoutField.TextWithId));
        if (text.Length > layout.CharactersMaxOf(LayoutField.Text)
            || (layout.IndexOf(LayoutField.TextWithId) >= 0 && text.Length + 1 + EndToEndId.Length > withId))
        {
            node.Fail("format", "the layout's text column is too narrow for the text of a payment");
        }

        // The id is base32: capitals and digits. A bank that does not take them cannot give it back.
        const string id = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        if (contract.Characters.Apply(id) != id)
        {
            node.Fail("characters.allowed", "must have capitals and digits, of which the ids of payments are made");
        }

        bool ascii = contract.Characters.Transliterates && contract.Characters.Allowed.Length > 0
            && System.Text.Ascii.IsValid(contract.Characters.Allowed);
        if (layout.Kind == LayoutKind.Csv && layout.Encoding == LayoutEncoding.Ascii && !ascii)
        {
            node.Fail("characters.allowed", "must be ASCII, as the layout's bytes are");
        }
    }
}
