using Disbursement.Core.Entitlements;
using Disbursement.Core.Identity;
using Disbursement.Core.Institutions;

namespace Disbursement.Core.Intake;

/// <summary>The rules of DOMAIN 5: which channel is asked, and the account it needs.</summary>
internal static class AccountRules
{
    private const int UsualDigitsMin = 6;
    private const int UsualDigitsMax = 19;

    /// <summary>A spreadsheet keeps 15 digits of a number and writes zeros for the rest.</summary>
    private const int SpreadsheetDigits = 15;

    private const int WalletDigits = 10;

    /// <summary>What a row says of channel and account.</summary>
    public readonly record struct Asked(ChannelAsked Channel, Institution? Institution, AccountNumber? Account);

    /// <summary>Reads channel, bank and account together: each decides what the others must be.</summary>
    public static Asked Read(RowScratch row)
    {
        string code = row[IntakeField.Channel];
        bool known = EntitlementCodes.TryParseChannel(code, out ChannelAsked channel)
            || EntitlementCodes.TryParseChannel(code.ToUpperInvariant(), out channel);
        if (!known)
        {
            row.Add(FindingNumber.ChannelUnknown, IntakeField.Channel);
        }

        bool bank = row[IntakeField.Bank].Length > 0;
        bool account = row[IntakeField.Account].Length > 0;
        return channel switch
        {
            ChannelAsked.PostOffice or ChannelAsked.Home => ReadUnused(row, channel, bank && account),
            ChannelAsked.Derived when !(bank && account) => Incomplete(row, channel, bank || account),
            ChannelAsked.FocalAccount when !(bank || account) => Unnamed(row, channel),
            _ => ReadNeeded(row, channel),
        };
    }

    private static Asked Incomplete(RowScratch row, ChannelAsked channel, bool any)
    {
        if (any)
        {
            row.Add(FindingNumber.AccountIncomplete, IntakeField.Account);
        }

        return new Asked(channel, null, null);
    }

    private static Asked Unnamed(RowScratch row, ChannelAsked channel)
    {
        row.Add(FindingNumber.FocalAccountNotNamed, IntakeField.Account);
        return new Asked(channel, null, null);
    }

    /// <summary>An account beside a cash channel is kept when it can be used, for it tells who has one.</summary>
    private static Asked ReadUnused(RowScratch row, ChannelAsked channel, bool both)
    {
        if (!both)
        {
            return new Asked(channel, null, null);
        }

        Institution? institution = row.Context.Institutions.Resolve(row[IntakeField.Bank]);
        string text = NumberText.WithoutSeparators(row[IntakeField.Account], '-');
        if (institution is not null && !NumberText.IsScientific(row[IntakeField.Account])
            && AccountNumber.TryParse(text, out AccountNumber account))
        {
            return new Asked(channel, institution, account);
        }

        row.Add(FindingNumber.AccountNotNeeded, IntakeField.Account);
        return new Asked(channel, null, null);
    }

    private static Asked ReadNeeded(RowScratch row, ChannelAsked channel)
    {
        string bankText = row[IntakeField.Bank];
        Institution? institution = bankText.Length == 0 ? null : row.Context.Institutions.Resolve(bankText);
        if (institution is null)
        {
            row.Add(
                bankText.Length == 0 ? FindingNumber.BankMissing : FindingNumber.BankUnknown, IntakeField.Bank);
        }
        else if (!Fits(channel, institution.Kind))
        {
            row.Add(FindingNumber.ChannelOfOtherKind, IntakeField.Channel);
        }

        AccountNumber? account = ReadAccount(row, institution);
        return new Asked(channel == ChannelAsked.Derived ? Derive(institution) : channel, institution, account);
    }

    private static AccountNumber? ReadAccount(RowScratch row, Institution? institution)
    {
        string text = row[IntakeField.Account];
        if (text.Length == 0)
        {
            row.Add(FindingNumber.AccountMissing, IntakeField.Account);
            return null;
        }

        if (NumberText.IsScientific(text))
        {
            row.Add(FindingNumber.AccountScientific, IntakeField.Account);
            return null;
        }

        if (!AccountNumber.TryParse(Mend(row, text, institution), out AccountNumber account))
        {
            row.Add(FindingNumber.AccountInvalid, IntakeField.Account);
            return null;
        }

        CheckDigits(row, account.Reveal());
        return account;
    }

    private static string Mend(RowScratch row, string text, Institution? institution)
    {
        if (NumberText.TryDropFraction(text, out string bare))
        {
            row.Add(FindingNumber.AccountDecimalRemoved, IntakeField.Account);
        }
        else
        {
            bare = NumberText.WithoutSeparators(text, '-');
            if (bare.Length != text.Length)
            {
                row.Add(FindingNumber.SeparatorsRemoved, IntakeField.Account);
            }
        }

        // A wallet's account is a phone number; they all start with 0, and spreadsheets drop it.
        bool phone = institution?.Kind is InstitutionKind.Wallet or InstitutionKind.MobileMoney
            && bare.Length == WalletDigits - 1 && bare[0] != '0' && NumberText.IsDigits(bare);
        if (!phone)
        {
            return bare;
        }

        row.Add(FindingNumber.WalletZeroRestored, IntakeField.Account);
        return "0" + bare;
    }

    private static void CheckDigits(RowScratch row, string digits)
    {
        if (!NumberText.IsDigits(digits))
        {
            return;
        }

        if (digits.Length is < UsualDigitsMin or > UsualDigitsMax)
        {
            row.Add(FindingNumber.AccountLengthUnusual, IntakeField.Account);
        }
        else if (digits.Length > SpreadsheetDigits && !digits.AsSpan(SpreadsheetDigits).ContainsAnyExcept('0'))
        {
            row.Add(FindingNumber.AccountMayBeRounded, IntakeField.Account);
        }
    }

    private static bool Fits(ChannelAsked channel, InstitutionKind kind) => channel switch
    {
        ChannelAsked.BankAccount => kind is InstitutionKind.Bank or InstitutionKind.Other,
        ChannelAsked.Wallet => kind is InstitutionKind.Wallet or InstitutionKind.MobileMoney,
        ChannelAsked.MobileMoney => kind is InstitutionKind.MobileMoney,
        _ => true,
    };

    private static ChannelAsked Derive(Institution? institution) => institution?.Kind switch
    {
        InstitutionKind.Wallet => ChannelAsked.Wallet,
        InstitutionKind.MobileMoney => ChannelAsked.MobileMoney,
        _ => ChannelAsked.BankAccount,
    };
}
