using System.Globalization;
using Disbursement.Core.Entitlements;
using Disbursement.Core.Identity;
using Disbursement.Core.Programmes;
using Disbursement.Core.Text;

namespace Disbursement.Core.Intake;

/// <summary>The rules of DOMAIN 4.4: who may receive, and what must be known of them.</summary>
internal static class ReceiverRules
{
    private const int AuthorisationLengthMax = 200;

    /// <summary>Below it an account is used through a representative only (TT 17/2024/TT-NHNN Art.16).</summary>
    private const int GuardedBelow = 15;

    /// <summary>The age of majority (Bộ luật Dân sự 2015 Art.20).</summary>
    private const int Majority = 18;

    /// <summary>What a row says of its receiver.</summary>
    public readonly record struct Receiving(
        ReceiverKind Kind, PersonKey? Id, PersonName? Name, string? Authorisation, DateOnly? Until);

    /// <summary>Reads the receiver; without a code it is the beneficiary.</summary>
    public static Receiving Read(RowScratch row, PersonKey beneficiary, Programme? programme)
    {
        string code = row[IntakeField.Receiver];
        var kind = ReceiverKind.Beneficiary;
        if (code.Length > 0 && !EntitlementCodes.TryParseReceiver(code.ToUpperInvariant(), out kind))
        {
            row.Add(FindingNumber.ReceiverUnknown, IntakeField.Receiver);
        }

        if (kind == ReceiverKind.Beneficiary)
        {
            CheckNotNeeded(row, beneficiary);
            return default;
        }

        PersonKey id = PersonRules.ReadNumber(
            row, IntakeField.ReceiverId, FindingNumber.ReceiverIdMissing, FindingNumber.ReceiverIdInvalid);
        PersonName name = PersonRules.ReadName(
            row, IntakeField.ReceiverName, FindingNumber.ReceiverNameMissing, FindingNumber.ReceiverNameInvalid);
        CheckKind(row, kind, programme);
        CheckReceiver(row, kind, id, beneficiary);
        string? authorisation = ReadAuthorisation(row, kind);
        DateOnly? until = kind == ReceiverKind.Authorised ? CheckAuthorisation(row, authorisation) : null;
        return new Receiving(kind, id, name, authorisation, until);
    }

    /// <summary>
    /// Checks who receives for himself: a child's account may stand in the child's name, and cash is handed to a
    /// guardian all the same, so that a missing guardian is a warning (decision 0011).
    /// </summary>
    public static void CheckOwnReceipt(
        RowScratch row, Receiving receiving, AgeInMonths? age, AccountRules.Asked asked)
    {
        if (receiving.Kind != ReceiverKind.Beneficiary || age is not { Most: >= 0 } known || !known.IsBelow(Majority))
        {
            return;
        }

        if (known.IsBelow(GuardedBelow))
        {
            row.Add(FindingNumber.GuardianNeeded, IntakeField.Receiver);
        }
        else if (asked.Account is not null
            && asked.Channel is ChannelAsked.BankAccount or ChannelAsked.Wallet or ChannelAsked.MobileMoney)
        {
            row.Add(FindingNumber.MinorsAccount, IntakeField.Account);
        }
    }

    private static void CheckKind(RowScratch row, ReceiverKind kind, Programme? programme)
    {
        if (programme is null || programme.Receivers.Contains(kind))
        {
            return;
        }

        if (kind == ReceiverKind.Relative)
        {
            row.Add(FindingNumber.ReceiverUnusual, IntakeField.Receiver);
        }
        else if (kind == ReceiverKind.HeadOfHousehold)
        {
            row.Add(FindingNumber.HouseholdUnusual, IntakeField.Receiver);
        }
    }

    /// <summary>A head of household may be the beneficiary; nobody is his own guardian, agent or heir.</summary>
    private static void CheckReceiver(RowScratch row, ReceiverKind kind, PersonKey id, PersonKey beneficiary)
    {
        if (id.IsEmpty)
        {
            return;
        }

        if (kind != ReceiverKind.HeadOfHousehold && id == beneficiary)
        {
            row.Add(FindingNumber.ReceiverIsBeneficiary, IntakeField.ReceiverId);
        }
        else if (PersonRules.AgeOf(row, id) is { } age && age.IsBelow(Majority))
        {
            row.Add(
                age.IsBelow(GuardedBelow) ? FindingNumber.ReceiverIsChild : FindingNumber.ReceiverIsMinor,
                IntakeField.ReceiverId);
        }
    }

    private static void CheckNotNeeded(RowScratch row, PersonKey beneficiary)
    {
        string id = row[IntakeField.ReceiverId];
        bool self = id.Length == 0
            ? row[IntakeField.ReceiverName].Length == 0 || row[IntakeField.ReceiverName] == row[IntakeField.FullName]
            : id == beneficiary.Reveal();
        if (!self)
        {
            row.Add(FindingNumber.ReceiverNotNeeded, IntakeField.Receiver);
        }
    }

    private static string? ReadAuthorisation(RowScratch row, ReceiverKind kind)
    {
        string text = VietnameseText.CollapseSpaces(row[IntakeField.Authorisation]);
        if (text.Length > AuthorisationLengthMax)
        {
            row.Add(FindingNumber.CellTooLong, IntakeField.Authorisation);
            return null;
        }

        if (text.Length == 0 && kind == ReceiverKind.Authorised)
        {
            row.Add(FindingNumber.AuthorisationMissing, IntakeField.Authorisation);
        }

        return text.Length == 0 ? null : text;
    }

    /// <summary>The unit renews it in time: no clock, so the days count from the end of the list's month.</summary>
    private static void WarnBeforeExpiry(RowScratch row, DateOnly expiry)
    {
        DateOnly monthEnds = row.Context.Period.LastDay;
        if (expiry > monthEnds.AddDays(row.Context.AuthorisationAlarmDays))
        {
            return;
        }

        row.Add(
            expiry <= monthEnds ? FindingNumber.AuthorisationEndsInMonth : FindingNumber.AuthorisationEndsSoon,
            IntakeField.Authorisation,
            expiry.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture));
    }

    private static DateOnly? CheckAuthorisation(RowScratch row, string? text)
    {
        if (text is null)
        {
            return null;
        }

        DateOnly? expiry = AuthorisationText.FindExpiry(text);
        if (expiry is null)
        {
            row.Add(FindingNumber.AuthorisationWithoutExpiry, IntakeField.Authorisation);
        }
        else if (expiry < row.Context.Period.FirstDay)
        {
            row.Add(FindingNumber.AuthorisationExpired, IntakeField.Authorisation);
        }
        else
        {
            WarnBeforeExpiry(row, expiry.Value);
        }

        return expiry;
    }
}
