using Disbursement.Core.Programmes;

namespace Disbursement.Core.Contracts;

/// <summary>What a contract must satisfy beyond its form, alone and beside the others.</summary>
internal static class ContractRules
{
    private const Capabilities AnyCash = Capabilities.CashAtPoint | Capabilities.CashAtHome;

    /// <summary>Checks one contract whose form is right.</summary>
    public static void Check(Contract contract, JsonNodeReader node)
    {
        CheckProvider(contract, node);
        CheckCodes(contract, node);
        CheckDebtors(contract, node);
        CheckFormats(contract, node);
        ContractTermsRules.Check(contract, node);
        if (contract.ValidTo is { } last && last < contract.ValidFrom)
        {
            node.Fail("validTo", "is before validFrom");
        }

        if (contract.Caps.TransferMaxDong > contract.Caps.SumMaxDong)
        {
            node.Fail("caps.transferDong", "is above caps.sumDong");
        }
    }

    /// <summary>Checks that ids are unique and that no question has two answers.</summary>
    public static void CheckTogether(IReadOnlyList<Contract> contracts, List<string> errors)
    {
        for (int later = 0; later < contracts.Count; later++)
        {
            for (int earlier = 0; earlier < later; earlier++)
            {
                if (contracts[earlier].Id == contracts[later].Id)
                {
                    errors.Add($"contracts[{later}].id: is the id of contracts[{earlier}] too");
                }

                if (Overlap(contracts[earlier], contracts[later])
                    && BothAnswer(contracts[earlier], contracts[later]) is { } question)
                {
                    errors.Add($"contracts[{later}].{question}: contracts[{earlier}] does the same for the same units");
                }
            }
        }
    }

    private static void CheckProvider(Contract contract, JsonNodeReader node)
    {
        bool isBin = contract.Provider.Length == 6 && contract.Provider.All(char.IsAsciiDigit);
        bool wantsBin = contract.Kind is ContractKind.Bank or ContractKind.Wallet or ContractKind.MobileMoney;
        if (wantsBin && !isBin)
        {
            node.Fail("provider", "must be a BIN of 6 digits");
        }

        if (contract.Kind == ContractKind.CommuneOfficers != contract.IsPerCommune)
        {
            node.Fail("provider", "must end in -* for commune officers, and for nobody else");
        }

        string plain = contract.IsPerCommune ? contract.Provider[..^2] : contract.Provider;
        if (!plain.All(character => char.IsAsciiDigit(character) || char.IsAsciiLetterLower(character)))
        {
            node.Fail("provider", "must be of lower-case letters and digits");
        }
    }

    private static void CheckCodes(Contract contract, JsonNodeReader node)
    {
        if (!contract.Provinces.All(code => code == Contract.All || IsDigits(code, 2)))
        {
            node.Fail("provinces", "must be 2-digit codes or *");
        }

        if (!contract.Units.All(code => code == Contract.All || IsDigits(code, 3) || IsDigits(code, 5)))
        {
            node.Fail("units", "must be 3- or 5-digit codes or *");
        }

        if (contract.GroupsUnits && !contract.Units.Contains(Contract.All))
        {
            node.Fail("groupsUnits", "needs units *, since the files are named after the province");
        }
    }

    private static void CheckDebtors(Contract contract, JsonNodeReader node)
    {
        foreach (ProgrammeGroup source in contract.Sources.Where(source => !contract.Debtors.ContainsKey(source)))
        {
            node.Fail("debtors", $"has no {source.ToListCode()}");
        }

        foreach ((ProgrammeGroup source, Debtor debtor) in contract.Debtors)
        {
            string account = debtor.Account.Replace("{province}", "00", StringComparison.Ordinal);
            if (account.Length > 34 || !account.All(char.IsAsciiLetterOrDigit))
            {
                node.Fail($"debtors.{source.ToListCode()}.account", "must be 1 to 34 letters and digits");
            }

            if (!IsDigits(debtor.Agent, 6))
            {
                node.Fail($"debtors.{source.ToListCode()}.agent", "must be a BIN of 6 digits");
            }
            else if (contract.Format != PaymentFormat.PayoutListV1
                && debtor.Agent != contract.Provider)
            {
                // DESIGN 4: a payment file goes to the debtor's bank.
                node.Fail($"debtors.{source.ToListCode()}.agent", "must be the provider, who receives the file");
            }
        }
    }

    private static void CheckFormats(Contract contract, JsonNodeReader node)
    {
        bool cash = contract.Kind is ContractKind.Post or ContractKind.CommuneOfficers;
        if (cash != (contract.Format == PaymentFormat.PayoutListV1))
        {
            node.Fail("format", "must be payout-list-1 for cash, and pain.001 or a layout for accounts");
        }

        if (!CanAnswer(contract.Answers, contract.Format, cash))
        {
            node.Fail(
                "answers",
                "must be result-list-1 or post-office-result for cash; bank-batch-result and result-list-1 go with a "
                    + "layout only; pain.002, camt.053.001.08 or messages with any file to accounts");
        }

        if (cash ? (contract.Can & ~AnyCash) != Capabilities.None : (contract.Can & AnyCash) != Capabilities.None)
        {
            node.Fail("can", "mixes accounts and cash");
        }

        if (contract.Kind == ContractKind.CommuneOfficers && contract.CanDo(Capabilities.CashAtPoint))
        {
            node.Fail("can", "commune officers pay at home only");
        }
    }

    /// <summary>A sheet of a bank finds the payment in the transfer's text, which only a layout puts there.</summary>
    private static bool CanAnswer(AnswerFormat answers, PaymentFormat format, bool cash) => answers switch
    {
        AnswerFormat.ResultListV1 => cash || format == PaymentFormat.Layout,
        AnswerFormat.PostSheet => cash,
        AnswerFormat.BankSheet => !cash && format == PaymentFormat.Layout,
        _ => !cash,
    };

    private static string? BothAnswer(Contract left, Contract right)
    {
        if (left.Provider == right.Provider)
        {
            return "provider";
        }

        if (left.CanDo(Capabilities.Interbank) && right.CanDo(Capabilities.Interbank))
        {
            return "can";
        }

        bool samePoint = left.CanDo(Capabilities.CashAtPoint) && right.CanDo(Capabilities.CashAtPoint);
        bool sameHome = left.CanDo(Capabilities.CashAtHome) && right.CanDo(Capabilities.CashAtHome);
        return samePoint || (sameHome && left.Kind == right.Kind) ? "can" : null;
    }

    private static bool Overlap(Contract left, Contract right) =>
        Meet(left.Provinces, right.Provinces)
        && Meet(left.Units, right.Units)
        && left.Sources.Intersect(right.Sources).Any()
        && left.ValidFrom <= (right.ValidTo ?? DateOnly.MaxValue)
        && right.ValidFrom <= (left.ValidTo ?? DateOnly.MaxValue);

    private static bool Meet(IReadOnlyList<string> left, IReadOnlyList<string> right) =>
        left.Contains(Contract.All) || right.Contains(Contract.All) || left.Intersect(right).Any();

    private static bool IsDigits(string text, int length) => text.Length == length && text.All(char.IsAsciiDigit);
}
