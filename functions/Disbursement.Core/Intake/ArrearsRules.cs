using Disbursement.Core.Entitlements;
using Disbursement.Core.Money;
using Disbursement.Core.Periods;
using Disbursement.Core.Programmes;

namespace Disbursement.Core.Intake;

/// <summary>The rules of arrears (DOMAIN 4.5): the months they are for, and the sum of those months' rates.</summary>
internal static class ArrearsRules
{
    /// <summary>Older months are possible and rare: a person should look.</summary>
    private const int UsualMonthsBack = 60;

    /// <summary>Reads the months of the arrears; they lie before the month of the list.</summary>
    public static ArrearsPeriods Read(RowScratch row, Programme? programme, Vnd amount, Vnd arrears)
    {
        string text = row[IntakeField.ArrearsPeriods];
        if (text.Length == 0)
        {
            if (arrears > Vnd.Zero)
            {
                row.Add(FindingNumber.ArrearsWithoutPeriods, IntakeField.ArrearsPeriods);
            }

            return default;
        }

        if (!ArrearsPeriods.TryRead(text, out ArrearsPeriods periods))
        {
            row.Add(FindingNumber.ArrearsPeriodsInvalid, IntakeField.ArrearsPeriods);
            return default;
        }

        if (arrears == Vnd.Zero)
        {
            row.Add(FindingNumber.ArrearsPeriodsNotNeeded, IntakeField.ArrearsPeriods);
            return default;
        }

        Check(row, programme, amount, arrears, periods.Months);
        return periods;
    }

    private static void Check(
        RowScratch row, Programme? programme, Vnd amount, Vnd arrears, IReadOnlyList<Period> months)
    {
        Period now = row.Context.Period;
        if (months[^1] >= now)
        {
            row.Add(FindingNumber.ArrearsPeriodsNotPast, IntakeField.ArrearsPeriods);
            return;
        }

        if (MonthsBetween(months[0], now) > UsualMonthsBack)
        {
            row.Add(FindingNumber.ArrearsPeriodsOld, IntakeField.ArrearsPeriods);
        }

        if (programme is { Kind: ProgrammeKind.Monthly })
        {
            CheckSum(row, programme, amount, arrears, months);
        }
    }

    /// <summary>
    /// TT 44/2022 Art.15: arrears are paid at the rates of each past month. What a new decree adds for months
    /// already paid at the old rate is right too.
    /// </summary>
    private static void CheckSum(
        RowScratch row, Programme programme, Vnd amount, Vnd arrears, IReadOnlyList<Period> months)
    {
        IntakeContext context = row.Context;
        var rates = new PastRates(context.Programmes, programme.Code, context.Unit.ProvinceCode);
        if (rates.SumOf(context.Period, amount, months) is { } due && arrears != due.Full && arrears != due.Rise)
        {
            row.Add(FindingNumber.ArrearsDiffer, IntakeField.Arrears, due.Full.ToString());
        }
    }

    private static int MonthsBetween(Period first, Period last) =>
        ((last.Year - first.Year) * 12) + last.Month - first.Month;
}
