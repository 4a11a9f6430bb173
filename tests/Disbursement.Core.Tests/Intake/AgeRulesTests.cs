using System.Globalization;
using Disbursement.Core.Intake;
using Disbursement.Core.Programmes;

namespace Disbursement.Core.Tests.Intake;

/// <summary>Ages count in months and from the month of the birthday (ND 20/2021 Art.6 and 8).</summary>
public sealed class AgeRulesTests
{
    /// <summary>
    /// Goal: each programme on both sides of each of its ages. Method: June 2024; births in the month before, on
    /// the first and last day of, and after the month in which the age is reached.
    /// </summary>
    [Theory]
    [InlineData("BT01A", "01/07/2020", "")]
    [InlineData("BT01A", "30/06/2020", "0–3 → BT01B")]
    [InlineData("BT01A", "01/06/2020", "0–3 → BT01B")]
    [InlineData("BT01B", "01/07/2020", "4–15 → BT01A")]
    [InlineData("BT01B", "30/06/2020", "")]
    [InlineData("BT01B", "01/07/2008", "")]
    [InlineData("BT01B", "30/06/2008", "4–15 → BT02")]
    [InlineData("BT02", "30/06/2008", "")]
    [InlineData("BT02", "01/07/2008", "16–21 → BT01B")]
    [InlineData("BT02", "15/06/2002", "")]
    [InlineData("BT02", "31/05/2002", "16–21")]
    [InlineData("BT03A", "01/07/2020", "")]
    [InlineData("BT03A", "01/06/2020", "0–3 → BT03B")]
    [InlineData("BT03B", "30/06/2020", "")]
    [InlineData("BT03B", "15/06/2008", "")]
    [InlineData("BT03B", "31/05/2008", "4–15")]
    [InlineData("BT05A1", "30/06/1964", "")]
    [InlineData("BT05A1", "01/07/1964", "60–79")]
    [InlineData("BT05A1", "01/07/1944", "")]
    [InlineData("BT05A1", "30/06/1944", "60–79 → BT05A2")]
    [InlineData("BT05A2", "30/06/1944", "")]
    [InlineData("BT05A2", "01/07/1944", "≥ 80 → BT05A1")]
    [InlineData("BT05B", "30/06/1949", "")]
    [InlineData("BT05B", "01/07/1949", "75–79")]
    [InlineData("BT05B", "30/06/1944", "75–79 → BT05C")]
    [InlineData("BT05C", "30/06/1944", "")]
    [InlineData("BT05C", "01/07/1944", "≥ 80 → BT05B")]
    [InlineData("BT05D", "01/07/1964", "≥ 60")]
    [InlineData("BT06A", "15/06/2008", "")]
    [InlineData("BT06A", "15/07/2008", "16–59 → BT06B")]
    [InlineData("BT06A", "15/06/1964", "16–59 → BT06B")]
    [InlineData("BT06B", "15/07/2008", "")]
    [InlineData("BT06B", "15/06/1964", "")]
    [InlineData("BT06B", "15/06/2008", "0–15, ≥ 60 → BT06A")]
    [InlineData("BT06C", "15/07/1964", "")]
    [InlineData("BT06C", "15/06/1964", "16–59 → BT06D")]
    [InlineData("BT06D", "15/07/1964", "0–15, ≥ 60 → BT06C")]
    [InlineData("BT07", "15/06/2021", "")]
    [InlineData("BT07", "31/05/2021", "0–2")]
    [InlineData("BT04", "15/06/1900", "")]
    public void Check_BirthAroundAnAge_WarnsWithTheCodeThatFits(string code, string birth, string expected) =>
        Assert.Equal(expected, AgeFinding(code, birth, "2024-06"));

    [Theory]
    [InlineData("29/02/2020", "2024-01", "")]
    [InlineData("29/02/2020", "2024-02", "0–3 → BT01B")]
    [InlineData("29/02/2020", "2020-02", "")]
    public void Check_BornOn29February_TurnsInFebruary(string birth, string period, string expected) =>
        Assert.Equal(expected, AgeFinding("BT01A", birth, period));

    /// <summary>Goal: 75 years after a leap day there is none, and it is February still.</summary>
    [Theory]
    [InlineData("BT05C", "29/02/1944", "2024-02", "")]
    [InlineData("BT05C", "29/02/1944", "2024-01", "≥ 80 → BT05B")]
    [InlineData("BT05B", "29/02/1948", "2023-02", "")]
    [InlineData("BT05B", "29/02/1948", "2023-01", "75–79")]
    public void Check_OldPersonBornOnALeapDay_TurnsInFebruary(
        string code, string birth, string period, string expected) =>
        Assert.Equal(expected, AgeFinding(code, birth, period));

    [Theory]
    [InlineData("BT05C", "1944", "")]
    [InlineData("BT05C", "06/1944", "")]
    [InlineData("BT05C", "07/1944", "≥ 80 → BT05B")]
    [InlineData("BT05C", "1945", "≥ 80 → BT05B")]
    [InlineData("BT05B", "1944", "")]
    [InlineData("BT05B", "1943", "75–79 → BT05C")]
    [InlineData("BT05B", "1949", "")]
    [InlineData("BT05B", "1950", "75–79")]
    [InlineData("BT01A", "2020", "")]
    [InlineData("BT01A", "2019", "0–3 → BT01B")]
    public void Check_BirthKnownInPart_WarnsOnlyWhenCertain(string code, string birth, string expected) =>
        Assert.Equal(expected, AgeFinding(code, birth, "2024-06"));

    [Fact]
    public void Check_NoBirth_TakesTheYearOfTheNumber()
    {
        Assert.Empty(Check("BT05C", "", "2024-06", "017040123456"));
        Assert.Equal("≥ 80 → BT05B", Assert.Single(Check("BT05C", "", "2024-06", "017045123456")).Value);
    }

    [Fact]
    public void Check_NothingKnownOfTheAge_SaysSo()
    {
        Finding finding = Assert.Single(
            Check("BT05C", "", "2024-06", "TMP-04789-1"), one => one.Field == IntakeField.Birth);

        Assert.Equal((FindingNumber.AgeUnknown, "≥ 80"), (finding.Number, finding.Value));
    }

    /// <summary>Goal: what is owed for months gone by is not measured by the age of today.</summary>
    [Fact]
    public void Check_ArrearsOnly_AreNotMeasuredByAge()
    {
        RowCheck check = IntakeRows.Check(
            (IntakeField.Programme, "BT05B"),
            (IntakeField.Amount, "0"),
            (IntakeField.Arrears, "360000"),
            (IntakeField.ArrearsPeriods, "02/2020"));

        Assert.DoesNotContain(check.Findings, finding => finding.Number == FindingNumber.AgeOutside);
    }

    [Theory]
    [InlineData("HTXH", "30/07/1950", "")]
    [InlineData("HTXH", "01/08/1955", "≥ 70")]
    [InlineData("BT05C", "01/08/1950", "≥ 80 → HTXH")]
    public void Check_SocialPension_BeginsAtSeventy(string code, string birth, string expected) =>
        Assert.Equal(expected, AgeFinding(code, birth, "2025-07"));

    private static string AgeFinding(string code, string birth, string period) =>
        Check(code, birth, period, "TMP-04789-1")
            .FirstOrDefault(finding => finding.Number == FindingNumber.AgeOutside)?.Value ?? "";

    private static IReadOnlyList<Finding> Check(string code, string birth, string period, string id)
    {
        bool twoLevel = string.CompareOrdinal(period, "2025-07") >= 0;
        string path = twoLevel ? $"25/{period}/04792/btxh/a.csv" : $"17/{period}/148/btxh/a.csv";
        IntakeContext context = IntakeRows.Context(path);
        string amount = ProgrammeTable.Shipped.RatesFor(code, "17", context.Period) is [{ } rate, ..]
            ? rate.Amount.Dong.ToString(CultureInfo.InvariantCulture)
            : "1";
        return RowRules.Check(
            IntakeRows.Row(
                (IntakeField.CitizenId, id),
                (IntakeField.Birth, birth),
                (IntakeField.CommuneCode, "04792"),
                (IntakeField.Programme, code),
                (IntakeField.Amount, amount)),
            context).Findings;
    }
}
