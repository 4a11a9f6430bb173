using System.Globalization;
using System.Text.RegularExpressions;
using Disbursement.Core.Entitlements;
using Disbursement.Core.Identity;
using Disbursement.Core.Programmes;
using Disbursement.Core.Text;

namespace Disbursement.Core.Intake;

/// <summary>The rules of DOMAIN 4.4: who may receive, and what must be known of them.</summary>
internal static partial class ReceiverRules
{
    private const int AuthorisationLengthMax = 200;

    /// <summary>What a row says of its receiver.</summary>
    public readonly record struct Receiving(
        ReceiverKind Kind, PersonKey? Id, PersonName? Name, string? Authorisation);

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
        if (kind == ReceiverKind.Relative && programme is { Kind: not ProgrammeKind.OneOff })
        {
            row.Add(FindingNumber.ReceiverUnusual, IntakeField.Receiver);
        }

        return new Receiving(kind, id, name, ReadAuthorisation(row, kind));
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

        if (kind == ReceiverKind.Authorised)
        {
            CheckAuthorisation(row, text);
        }

        return text.Length == 0 ? null : text;
    }

    private static void CheckAuthorisation(RowScratch row, string text)
    {
        if (text.Length == 0)
        {
            row.Add(FindingNumber.AuthorisationMissing, IntakeField.Authorisation);
            return;
        }

        DateOnly? expiry = FindExpiry(text);
        if (expiry is null)
        {
            row.Add(FindingNumber.AuthorisationWithoutExpiry, IntakeField.Authorisation);
        }
        else if (expiry < row.Context.Period.FirstDay)
        {
            row.Add(FindingNumber.AuthorisationExpired, IntakeField.Authorisation);
        }
    }

    /// <summary>The latest date of the text that is not said to be the day of signing ("ngày …").</summary>
    private static DateOnly? FindExpiry(string text)
    {
        DateOnly? expiry = null;
        foreach (Match match in DateForm().Matches(text))
        {
            string day = $"{match.Groups["day"].Value}/{match.Groups["month"].Value}/{match.Groups["year"].Value}";
            bool read = DateOnly.TryParseExact(
                day, "d/M/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date);
            if (read && !IsSigning(text[..match.Index]) && !(date < expiry))
            {
                expiry = date;
            }
        }

        return expiry;
    }

    private static bool IsSigning(string before)
    {
        string key = VietnameseText.MatchKey(before);
        bool day = key.EndsWith("NGAY", StringComparison.Ordinal);
        return day && !key.EndsWith("DEN NGAY", StringComparison.Ordinal)
            && !key.EndsWith("HET NGAY", StringComparison.Ordinal)
            && !key.EndsWith("HAN NGAY", StringComparison.Ordinal);
    }

    [GeneratedRegex(
        @"(?<!\d)(?<day>\d{1,2})[/.-](?<month>\d{1,2})[/.-](?<year>\d{4})(?!\d)",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 500)]
    private static partial Regex DateForm();
}
