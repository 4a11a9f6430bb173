using System.Globalization;
using Disbursement.Core.Money;
using Disbursement.Core.Programmes;
using Disbursement.Core.Text;

namespace Disbursement.Core.Intake;

/// <summary>The rules of DOMAIN 2 and 3: commune, programme, reference, amount and rate.</summary>
internal static class EntitlementRules
{
    private const int ReferenceLengthMax = 40;
    private const int CommuneDigits = 5;

    /// <summary>The most one row may pay, in đồng: 10^9. No benefit comes near; a shifted column does.</summary>
    private const long RowDongMax = 1_000_000_000;

    /// <summary>Reads the commune; it must lie in the unit that made the list.</summary>
    public static string ReadCommune(RowScratch row)
    {
        IntakeContext context = row.Context;
        string code = row[IntakeField.CommuneCode];
        if (code.Length == 0)
        {
            row.Add(FindingNumber.CommuneMissing, IntakeField.CommuneCode);
            return "";
        }

        if (code.Length == CommuneDigits - 1 && context.Units.Find("0" + code, context.Period) is not null)
        {
            code = "0" + code;
            row.Add(FindingNumber.CommuneZeroRestored, IntakeField.CommuneCode);
        }

        bool known = context.Units.Find(code, context.Period) is { Level: Units.UnitLevel.Commune };
        if (!known)
        {
            row.Add(FindingNumber.CommuneUnknown, IntakeField.CommuneCode);
        }
        else if (!context.Units.IsInside(code, context.Unit.Code, context.Period))
        {
            row.Add(FindingNumber.CommuneOutsideUnit, IntakeField.CommuneCode);
        }

        return code;
    }

    /// <summary>Reads the programme; it must belong to the list's group.</summary>
    public static Programme? ReadProgramme(RowScratch row)
    {
        string code = row[IntakeField.Programme];
        if (code.Length == 0)
        {
            row.Add(FindingNumber.ProgrammeMissing, IntakeField.Programme);
            return null;
        }

        ProgrammeTable table = row.Context.Programmes;
        Programme? programme = table.Find(code) ?? table.Find(code.ToUpperInvariant());
        if (programme is null)
        {
            row.Add(FindingNumber.ProgrammeUnknown, IntakeField.Programme);
        }
        else if (programme.Group != row.Context.List)
        {
            row.Add(FindingNumber.ProgrammeOfOtherList, IntakeField.Programme, programme.Group.ToListCode());
        }

        return programme;
    }

    /// <summary>Reads the reference, part of the key: no character that keys or files use themselves.</summary>
    public static string ReadReference(RowScratch row)
    {
        string text = row[IntakeField.Reference];
        if (text.Length == 0)
        {
            return text;
        }

        string reference = VietnameseText.CollapseSpaces(Composed(text));
        bool valid = reference.Length <= ReferenceLengthMax
            && reference.All(character => char.IsLetterOrDigit(character) || "-/._ ".Contains(character));
        if (!valid)
        {
            row.Add(FindingNumber.ReferenceInvalid, IntakeField.Reference);
        }

        return reference;
    }

    /// <summary>Reads amount and arrears; together they must be more than nothing.</summary>
    public static (Vnd Amount, Vnd Arrears) ReadMoney(RowScratch row, Programme? programme)
    {
        string amountText = row[IntakeField.Amount];
        string arrearsText = row[IntakeField.Arrears];
        Vnd? amount = Read(amountText);
        Vnd? arrears = arrearsText.Length == 0 ? Vnd.Zero : Read(arrearsText);
        if (amount is null)
        {
            row.Add(
                amountText.Length == 0 ? FindingNumber.AmountMissing : FindingNumber.AmountInvalid,
                IntakeField.Amount);
        }

        if (arrears is null)
        {
            row.Add(FindingNumber.ArrearsInvalid, IntakeField.Arrears);
        }

        if (amount is not { } due || arrears is not { } late)
        {
            return (Vnd.Zero, Vnd.Zero);
        }

        return CheckMoney(row, programme, due, late) ? (due, late) : (Vnd.Zero, Vnd.Zero);
    }

    /// <summary>False where a sum cannot be meant, and says nothing to the rules of rates and arrears.</summary>
    private static bool CheckMoney(RowScratch row, Programme? programme, Vnd amount, Vnd arrears)
    {
        if (amount == Vnd.Zero && arrears == Vnd.Zero)
        {
            row.Add(FindingNumber.NothingDue, IntakeField.Amount);
        }
        else if (amount > Vnd.FromDong(RowDongMax) || arrears > Vnd.FromDong(RowDongMax))
        {
            row.Add(
                amount > arrears ? FindingNumber.AmountInvalid : FindingNumber.ArrearsInvalid,
                amount > arrears ? IntakeField.Amount : IntakeField.Arrears);
            return false;
        }
        else if (programme is not null && amount > Vnd.Zero)
        {
            CheckRate(row, programme, amount);
        }

        return true;
    }

    private static void CheckRate(RowScratch row, Programme programme, Vnd amount)
    {
        IntakeContext context = row.Context;
        string province = context.Unit.ProvinceCode;
        ProgrammeRate? rate = context.Programmes.RateOf(programme.Code, province, context.Period, amount);
        if (rate is not null)
        {
            if (rate.TimesIn(amount) > rate.TimesMost)
            {
                row.Add(FindingNumber.AmountTimesMany, IntakeField.Amount, Number(rate.TimesMost));
            }

            return;
        }

        IReadOnlyList<ProgrammeRate> rates = context.Programmes.RatesFor(programme.Code, province, context.Period);
        if (rates.Count > 0)
        {
            string described = string.Join(" / ", rates.Select(static one => one.Describe()));
            row.Add(FindingNumber.RateDiffers, IntakeField.Amount, described);
        }
    }

    private static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static Vnd? Read(string text) =>
        AmountText.TryParse(text, out long dong) && dong <= Vnd.MaxDong ? Vnd.FromDong(dong) : null;

    /// <summary>Half a surrogate pair cannot be composed; the check of characters refuses it then.</summary>
    private static string Composed(string text) =>
        text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') ? text : VietnameseText.ToNfc(text);
}
