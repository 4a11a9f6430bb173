using System.Globalization;
using Disbursement.Core.Entitlements;
using Disbursement.Core.Identity;
using Disbursement.Core.Money;
using Disbursement.Core.Programmes;
using Disbursement.Core.Text;

namespace Disbursement.Core.Intake;

/// <summary>Decides one row: every rule that needs only the row, the units and the tables.</summary>
/// <remarks>
/// Pure: the same row and context give the same answer. All findings of a row are reported at once; any error
/// refuses it. What needs other rows (repeats, duplicates across lists) is decided later.
/// </remarks>
public static class RowRules
{
    private const int NoteLengthMax = 200;

    /// <summary>Checks a row.</summary>
    public static RowCheck Check(RawRow raw, IntakeContext context)
    {
        ArgumentNullException.ThrowIfNull(raw);
        ArgumentNullException.ThrowIfNull(context);
        var row = new RowScratch(raw, context);
        CheckShape(row);
        AddNoticed(row);
        PersonKey person = PersonRules.ReadNumber(
            row, IntakeField.CitizenId, FindingNumber.CitizenIdMissing, FindingNumber.CitizenIdInvalid);
        PersonName name = PersonRules.ReadName(
            row, IntakeField.FullName, FindingNumber.FullNameMissing, FindingNumber.FullNameInvalid);
        BirthDate? birth = PersonRules.ReadBirth(row, person);
        Sex sex = PersonRules.ReadSex(row, person);
        string commune = EntitlementRules.ReadCommune(row);
        Programme? programme = EntitlementRules.ReadProgramme(row);
        string reference = EntitlementRules.ReadReference(row);
        (Vnd amount, Vnd arrears) = EntitlementRules.ReadMoney(row, programme);
        ArrearsPeriods periods = ArrearsRules.Read(row, programme, amount, arrears);
        AccountRules.Asked asked = AccountRules.Read(row);
        AgeInMonths? age = PersonRules.AgeOf(row, person, birth);
        CheckProgramme(row, programme, age, amount);
        ReceiverRules.Receiving receiving = ReceiverRules.Read(row, person, programme);
        ReceiverRules.CheckOwnReceipt(row, receiving, age, asked);
        var accepted = new EntitlementRow
        {
            Key = new EntitlementKey(person, programme?.Code ?? "", reference),
            FullName = name,
            Birth = birth,
            Sex = sex,
            CommuneCode = commune,
            Amount = amount,
            Arrears = arrears,
            ArrearsPeriods = periods,
            Asked = asked.Channel,
            Institution = asked.Institution?.Bin,
            Account = asked.Account,
            AccountName = ReadAccountName(row),
            Receiver = receiving.Kind,
            ReceiverId = receiving.Id,
            ReceiverName = receiving.Name,
            Authorisation = receiving.Authorisation,
            AuthorisedUntil = receiving.Until,
            Reviewed = ReadMark(row, IntakeField.Reviewed),
            Frail = ReadMark(row, IntakeField.Frail),
            Phone = ReadPhone(row),
            Note = ReadNote(row),
            LineNumber = raw.LineNumber,
            Sheet = raw.Place.Sheet,
        };
        IReadOnlyList<Finding> findings = row.Findings();
        return row.HasErrors
            ? new RowCheck(null, findings)
            : new RowCheck(findings.Count == 0 ? accepted : accepted with { Warnings = Join(findings) }, findings);
    }

    /// <summary>Who a refused row is for as far as it tells, to count people once; may be empty.</summary>
    /// <remarks>Personal data in plain text, for the ledger only.</remarks>
    public static string Whose(RawRow raw)
    {
        ArgumentNullException.ThrowIfNull(raw);
        return PersonRules.Whose(raw);
    }

    private static void CheckProgramme(RowScratch row, Programme? programme, AgeInMonths? age, Vnd amount)
    {
        if (programme is not null)
        {
            ProgrammeRules.CheckMonth(row, programme, amount);
            ProgrammeRules.CheckAge(row, programme, age, amount);
        }
    }

    private static void CheckShape(RowScratch row)
    {
        RawRowFlaws flaws = row.Raw.Flaws;
        if (flaws == RawRowFlaws.None)
        {
            return;
        }

        AddIf(row, flaws.HasFlag(RawRowFlaws.TooManyCells), FindingNumber.TooManyCells);
        AddIf(row, flaws.HasFlag(RawRowFlaws.BrokenQuotes), FindingNumber.BrokenQuotes);
        AddIf(row, flaws.HasFlag(RawRowFlaws.CellTooLong), FindingNumber.CellTooLong);
        AddIf(row, flaws.HasFlag(RawRowFlaws.TooFewCells), FindingNumber.TooFewCells);
        AddIf(row, flaws.HasFlag(RawRowFlaws.OldEncoding), FindingNumber.CellConverted);
    }

    private static void AddNoticed(RowScratch row)
    {
        foreach (Finding finding in row.Raw.Noticed)
        {
            row.Add(finding);
        }
    }

    private static void AddIf(RowScratch row, bool applies, FindingNumber number)
    {
        if (applies)
        {
            row.Add(number);
        }
    }

    private static PersonName? ReadAccountName(RowScratch row)
    {
        string text = row[IntakeField.AccountName];
        if (text.Length == 0)
        {
            return null;
        }

        if (PersonName.TryParse(text, out PersonName name))
        {
            return name;
        }

        row.Add(FindingNumber.AccountNameInvalid, IntakeField.AccountName);
        return null;
    }

    private static bool ReadMark(RowScratch row, IntakeField field)
    {
        string text = row[field];
        if (text.Length > 0 && text is not ("x" or "X"))
        {
            row.Add(FindingNumber.MarkNotUnderstood, field);
        }

        return text is "x" or "X";
    }

    private static string? ReadPhone(RowScratch row)
    {
        string text = row[IntakeField.Phone];
        if (text.Length == 0)
        {
            return null;
        }

        string digits = NumberText.WithoutSeparators(text, '-');
        bool valid = digits.Length is >= 8 and <= 15
            && NumberText.IsDigits(digits.AsSpan(digits[0] == '+' ? 1 : 0));
        if (valid)
        {
            return digits;
        }

        row.Add(FindingNumber.PhoneInvalid, IntakeField.Phone);
        return null;
    }

    /// <summary>The note on one line; other control characters go too.</summary>
    private static string? ReadNote(RowScratch row)
    {
        string text = row[IntakeField.Note];
        if (text.Length == 0)
        {
            return null;
        }

        string note = VietnameseText.CollapseSpaces(string.Concat(text.Where(IsPlain)));
        if (note.Length > NoteLengthMax)
        {
            row.Add(FindingNumber.NoteShortened, IntakeField.Note);
            int cut = char.IsHighSurrogate(note[NoteLengthMax - 1]) ? NoteLengthMax - 1 : NoteLengthMax;
            note = note[..cut].TrimEnd();
        }

        return note.Length == 0 ? null : note;
    }

    private static bool IsPlain(char character) => char.IsWhiteSpace(character) || !char.IsControl(character);

    private static string Join(IReadOnlyList<Finding> findings) => string.Join(
        ';', findings.Select(finding => ((int)finding.Number).ToString(CultureInfo.InvariantCulture)));
}
