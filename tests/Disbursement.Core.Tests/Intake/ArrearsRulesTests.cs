using Disbursement.Core.Intake;

namespace Disbursement.Core.Tests.Intake;

/// <summary>Arrears: their months, and the sum of those months' rates (TT 44/2022 Art.15).</summary>
public sealed class ArrearsRulesTests
{
    [Theory]
    [InlineData("arrears=720000|arrears_periods=04/2024-05/2024", "")]
    [InlineData("arrears=360000|arrears_periods=05/2024", "")]
    [InlineData("arrears=360000|arrears_periods=", "323")]
    [InlineData("arrears=720000|arrears_periods=05/2024", "324")]
    [InlineData("arrears=|arrears_periods=05/2024", "325")]
    [InlineData("arrears=0|arrears_periods=05/2024", "325")]
    [InlineData("arrears=|arrears_periods=", "")]
    [InlineData("arrears=1|arrears_periods=05/2019", "326")]
    [InlineData("amount=0|arrears=720000|arrears_periods=4, 5/2024", "")]
    [InlineData("amount=0|arrears=720001|arrears_periods=4, 5/2024", "324")]
    [InlineData("amount=400000|arrears=1|arrears_periods=05/2024", "303")]
    [InlineData("arrears=360000|arrears_periods=06/2024", "!261")]
    [InlineData("arrears=360000|arrears_periods=01/2024-07/2024", "!261")]
    [InlineData("arrears=360000|arrears_periods=2024", "!260")]
    [InlineData("arrears=360000|arrears_periods=45413", "!260")]
    public void Check_Arrears_InJune2024(string changes, string expected)
    {
        RowCheck check = IntakeRows.Check(IntakeRows.Parse(changes));

        string numbers = string.Join(';', check.Findings.Select(finding => (int)finding.Number));
        Assert.Equal(expected, check.Row is null ? "!" + numbers : numbers);
    }

    /// <summary>Goal: each month counts at its own rate; what a new decree adds to months paid already is right too.</summary>
    [Theory]
    [InlineData("BT05C", "500000", "860000", "06/2024-07/2024", "")]
    [InlineData("BT05C", "500000", "1000000", "06/2024-07/2024", "860.000")]
    [InlineData("BT05C", "500000", "280000", "07/2024-08/2024", "")]
    [InlineData("BT05C", "500000", "140000", "07/2024-08/2024", "1.000.000")]
    [InlineData("BT04", "1500000", "1080000", "06/2024", "")]
    [InlineData("BT04", "1500000", "1000000", "06/2024", "1.080.000")]
    [InlineData("MTP", "10000000", "7000000", "06/2024", "")]
    [InlineData("DP", "300000", "7", "06/2024", "")]
    public void Check_MonthsOfTwoDecrees_CountAtTheirOwnRates(
        string code, string amount, string arrears, string months, string expected)
    {
        RowCheck check = RowRules.Check(
            IntakeRows.Row(
                (IntakeField.Programme, code),
                (IntakeField.Amount, amount),
                (IntakeField.Arrears, arrears),
                (IntakeField.ArrearsPeriods, months)),
            IntakeRows.Context("17/2024-09/148/btxh/a.csv"));

        Assert.NotNull(check.Row);
        Assert.Equal(expected, check.Findings is [{ } first, ..] ? first.Value : "");
    }

    [Theory]
    [InlineData("NC-BB", "3627000", "2673000", "")]
    [InlineData("NC-BB", "3627000", "3406000", "2.673.000")]
    [InlineData("NC-LT1", "4175000", "3077000", "")]
    [InlineData("NC-TB100", "8941000", "6589000", "")]
    [InlineData("NC-TB100", "8941000", "2352000", "6.589.000")]
    public void Check_GradeAndSeniority_AreThoseOfTheAmount(string code, string amount, string arrears, string expected)
    {
        RowCheck check = RowRules.Check(
            IntakeRows.Row(
                (IntakeField.Programme, code),
                (IntakeField.Amount, amount),
                (IntakeField.Arrears, arrears),
                (IntakeField.ArrearsPeriods, "06/2024")),
            IntakeRows.Context("17/2024-07/148/ncc/a.csv"));

        Assert.Equal(expected, check.Findings.SingleOrDefault()?.Value ?? "");
        Assert.Equal("2024-06", check.Row?.ArrearsPeriods.ToString());
    }
}
