using Disbursement.Core.Identity;
using Disbursement.Core.Text;

namespace Disbursement.Core.Intake;

/// <summary>The rules of DOMAIN 1: number, name, birth and sex, and whether they agree.</summary>
internal static class PersonRules
{
    /// <summary>The first year in which the 9-digit card is not valid (Luật Căn cước 26/2023/QH15 Art.46).</summary>
    private const int FirstYearWithoutOldCard = 2025;

    /// <summary>Reads a person's number and mends what is unambiguous.</summary>
    /// <param name="row">The row.</param>
    /// <param name="field">Beneficiary's or receiver's number.</param>
    /// <param name="missing">What an empty cell is.</param>
    /// <param name="invalid">What an unreadable number is.</param>
    public static PersonKey ReadNumber(
        RowScratch row, IntakeField field, FindingNumber missing, FindingNumber invalid)
    {
        string text = row[field];
        if (text.Length == 0)
        {
            row.Add(missing, field);
            return default;
        }

        if (NumberText.IsScientific(text))
        {
            row.Add(FindingNumber.CitizenIdScientific, field);
            return default;
        }

        if (!TryMend(row, field, text, out PersonKey key))
        {
            row.Add(invalid, field);
            return default;
        }

        CheckNumber(row, field, key);
        return key;
    }

    /// <summary>Who a row is for as far as its number tells: the mended number, else the cell's text.</summary>
    public static string Whose(RawRow raw)
    {
        string text = raw[IntakeField.CitizenId];
        if (PersonKey.TryParse(text, out PersonKey key) || PersonKey.TryParse(Pad(Bare(text)), out key))
        {
            return key.Reveal();
        }

        return VietnameseText.CollapseSpaces(text);
    }

    /// <summary>Reads a name; an empty cell and an unreadable one are the caller's findings.</summary>
    public static PersonName ReadName(
        RowScratch row, IntakeField field, FindingNumber missing, FindingNumber invalid)
    {
        string text = row[field];
        if (text.Length == 0)
        {
            row.Add(missing, field);
            return default;
        }

        if (!PersonName.TryParse(text, out PersonName name))
        {
            row.Add(invalid, field);
        }

        return name;
    }

    /// <summary>Reads the birth and compares it with the number.</summary>
    public static BirthDate? ReadBirth(RowScratch row, PersonKey person)
    {
        bool hasId = person.TryGetCitizenId(out CitizenId id);
        string text = row[IntakeField.Birth];
        if (text.Length == 0)
        {
            CheckBornBefore(row, hasId ? id.BirthYear : 0, month: null);
            return null;
        }

        if (!BirthDate.TryParse(text, out BirthDate birth))
        {
            row.Add(FindingNumber.BirthInvalid, IntakeField.Birth);
            return null;
        }

        if (hasId && id.BirthYear != birth.Year)
        {
            row.Add(FindingNumber.BirthDiffersFromId, IntakeField.Birth);
        }

        CheckBornBefore(row, birth.Year, birth.Month);
        return birth;
    }

    /// <summary>The age in the month: by the birth, else by the year that the number carries.</summary>
    public static AgeInMonths? AgeOf(RowScratch row, PersonKey person, BirthDate? birth) => birth is { } known
        ? AgeInMonths.Of(known.Year, known.Month, row.Context.Period)
        : AgeOf(row, person);

    /// <summary>The age in the month as far as a number tells it.</summary>
    public static AgeInMonths? AgeOf(RowScratch row, PersonKey person) => person.TryGetCitizenId(out CitizenId id)
        ? AgeInMonths.Of(id.BirthYear, month: null, row.Context.Period)
        : null;

    /// <summary>Reads the sex and compares it with the number; an empty cell takes the number's.</summary>
    public static Sex ReadSex(RowScratch row, PersonKey person)
    {
        Sex ofNumber = person.TryGetCitizenId(out CitizenId id) ? id.Sex : Sex.Unknown;
        string text = row[IntakeField.Sex];
        Sex? said = text switch
        {
            "" => ofNumber,
            "Nam" => Sex.Male,
            "Nữ" => Sex.Female,
            _ => VietnameseText.MatchKey(text) switch
            {
                "NAM" => Sex.Male,
                "NU" => Sex.Female,
                _ => null,
            },
        };
        if (said is null)
        {
            row.Add(FindingNumber.SexInvalid, IntakeField.Sex);
        }
        else if (ofNumber != Sex.Unknown && said != ofNumber)
        {
            row.Add(FindingNumber.SexDiffersFromId, IntakeField.Sex);
        }

        return said.GetValueOrDefault();
    }

    private static bool TryMend(RowScratch row, IntakeField field, string text, out PersonKey key)
    {
        if (PersonKey.TryParse(text, out key))
        {
            return true;
        }

        string bare = Bare(text);
        string full = Pad(bare);
        if (!PersonKey.TryParse(full, out key))
        {
            return false;
        }

        if (bare.Length != text.Length)
        {
            row.Add(FindingNumber.SeparatorsRemoved, field);
        }

        if (full.Length != bare.Length)
        {
            row.Add(FindingNumber.LeadingZerosRestored, field);
        }

        return true;
    }

    private static string Bare(string text) => NumberText.TryDropFraction(text, out string digits)
        ? digits
        : NumberText.WithoutSeparators(text).ToUpperInvariant();

    /// <summary>Every place code starts with 0 or 00, and spreadsheets drop leading zeros (DOMAIN 1.3).</summary>
    private static string Pad(string digits)
    {
        bool candidate = digits.Length is 10 or 11 && NumberText.IsDigits(digits);
        string full = candidate ? digits.PadLeft(CitizenId.DigitCount, '0') : digits;
        return candidate && !PlaceCodes.IsProvince(full[..3]) ? digits : full;
    }

    private static void CheckNumber(RowScratch row, IntakeField field, PersonKey key)
    {
        if (key.IsOldCard)
        {
            row.Add(
                row.Context.Period.Year >= FirstYearWithoutOldCard
                    ? FindingNumber.OldCardExpired
                    : FindingNumber.OldCard,
                field);
        }
        else if (key.IsInternal)
        {
            if (!row.Context.Units.IsKnown(key.InternalCommune))
            {
                row.Add(FindingNumber.InternalKeyCommune, field);
            }
        }
        else if (key.TryGetCitizenId(out CitizenId id) && !PlaceCodes.IsProvince(id.PlaceCode))
        {
            row.Add(FindingNumber.PlaceCodeUnknown, field);
        }
    }

    private static void CheckBornBefore(RowScratch row, int year, int? month)
    {
        Periods.Period period = row.Context.Period;
        if (year > period.Year || (year == period.Year && month > period.Month))
        {
            row.Add(FindingNumber.BornAfterPeriod, IntakeField.Birth);
        }
    }
}
