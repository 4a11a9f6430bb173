using Disbursement.Core.Intake;
using Disbursement.Formats.Workbooks;

namespace Disbursement.Formats.Tests.Workbooks;

/// <summary>What cells read as: every kind of damage that a spreadsheet does to a list.</summary>
public sealed class ShownTextTests
{
    [Theory]
    [InlineData("17040000001", "General", "17040000001", null)]
    [InlineData("1.7040000001E10", "General", "17040000001", null)]
    [InlineData("170400000011", "General", "170400000011", FindingNumber.ScientificRestored)]
    [InlineData("19012345678901", "0.00E+00", "19012345678901", null)]
    [InlineData("17040000001", "000000000000", "017040000001", FindingNumber.ShownByFormat)]
    [InlineData("17040000001", "\"0\"#", "017040000001", FindingNumber.ShownByFormat)]
    [InlineData("17040000001", "000 000 000 000", "017 040 000 001", FindingNumber.ShownByFormat)]
    [InlineData("17040000001", "#,##0", "17040000001", null)]
    [InlineData("17040000001", "0_);(0)", "17040000001", null)]
    [InlineData("17040000001", "0\" số\"", "17040000001", null)]
    [InlineData("999999999999999", "General", "999999999999999", FindingNumber.ScientificRestored)]
    [InlineData("9.7043610000000003E+18", "0", "9.704361E+18", FindingNumber.NumberRounded)]
    [InlineData("1E+300", "0", "1E+300", FindingNumber.NumberRounded)]
    [InlineData("17040000001.5", "0", "17040000001.5", null)]
    public void Of_NumberThatIsAName_KeepsItsDigits(string number, string format, string text, FindingNumber? noted) =>
        AssertReads(text, noted, number, format, IntakeField.Account);

    [Theory]
    [InlineData("540000", "General", "540000", null)]
    [InlineData("540000", "#,##0\\ \"₫\"", "540000", null)]
    [InlineData("540000", "_-* #,##0.00\\ [$đ-42A]_-", "540000", null)]
    [InlineData("5.4E5", "General", "540000", null)]
    [InlineData("540000.00000012", "#,##0", "540000", FindingNumber.FloatNoiseRemoved)]
    [InlineData("540000.5", "#,##0", "540000.5", null)]
    [InlineData("-540000", "#,##0;[Red]-#,##0", "-540000", null)]
    [InlineData("540000", "0%", "540000", FindingNumber.MoneyAsPercent)]
    [InlineData("1E+300", "General", "1E+300", FindingNumber.NumberRounded)]
    public void Of_Money_IsItsValue(string number, string format, string text, FindingNumber? noted) =>
        AssertReads(text, noted, number, format, IntakeField.Amount);

    [Theory]
    [InlineData("14746", "dd/mm/yyyy", false, "15/05/1940", null)]
    [InlineData("13284", "dd/mm/yyyy", true, "15/05/1940", null)]
    [InlineData("14746", "[$-42A]dd/mm/yyyy;@", false, "15/05/1940", null)]
    [InlineData("14746.75", "m/d/yy h:mm", false, "15/05/1940", null)]
    [InlineData("14746", "yyyy", false, "1940", null)]
    [InlineData("14746", "mm/yyyy", false, "05/1940", null)]
    [InlineData("14746", "General", false, "15/05/1940", FindingNumber.DateOfSerial)]
    [InlineData("1940", "General", false, "1940", null)]
    [InlineData("1940", "0", false, "1940", null)]
    [InlineData("19400515", "0", false, "19400515", null)]
    [InlineData("59", "dd/mm/yyyy", false, "28/02/1900", null)]
    [InlineData("60", "dd/mm/yyyy", false, "60", FindingNumber.DateImpossible)]
    [InlineData("61", "dd/mm/yyyy", false, "01/03/1900", null)]
    [InlineData("0", "dd/mm/yyyy", true, "01/01/1904", null)]
    [InlineData("-1", "dd/mm/yyyy", false, "-1", FindingNumber.DateImpossible)]
    [InlineData("3000000", "dd/mm/yyyy", false, "3000000", FindingNumber.DateImpossible)]
    public void Of_Birth_IsTheDateShown(string number, string format, bool from1904, string text, FindingNumber? noted)
    {
        var cell = new SheetCell(SheetCellKind.Number, number, NumberFormat.Of(format), SheetCellMarks.None);

        Assert.Equal(new ShownText(text, noted), ShownText.Of(cell, IntakeField.Birth, from1904));
    }

    [Theory]
    [InlineData(SheetCellKind.Boolean, "1", IntakeField.Frail, "x", FindingNumber.MarkOfBoolean)]
    [InlineData(SheetCellKind.Boolean, "0", IntakeField.Reviewed, "", FindingNumber.MarkOfBoolean)]
    [InlineData(SheetCellKind.Boolean, "1", IntakeField.FullName, "TRUE", null)]
    [InlineData(SheetCellKind.Error, "#REF!", IntakeField.Amount, "#REF!", FindingNumber.CellHoldsError)]
    [InlineData(SheetCellKind.Date, "1940-05-15T00:00:00", IntakeField.Birth, "15/05/1940", null)]
    [InlineData(SheetCellKind.Text, "Nguyễn Văn\r\nA", IntakeField.FullName, "Nguyễn Văn A", null)]
    [InlineData(SheetCellKind.Text, "NguyÔn V¨n A", IntakeField.FullName, "Nguyễn Văn A", FindingNumber.CellConverted)]
    [InlineData(SheetCellKind.Text, "017040000001", IntakeField.CitizenId, "017040000001", null)]
    internal void Of_OtherKinds_ReadAsAPersonReadsThem(
        SheetCellKind kind, string value, IntakeField field, string text, FindingNumber? noted)
    {
        var cell = new SheetCell(kind, value, NumberFormat.General, SheetCellMarks.None);

        Assert.Equal(new ShownText(text, noted), ShownText.Of(cell, field, countsFrom1904: false));
    }

    private static void AssertReads(string text, FindingNumber? noted, string number, string format, IntakeField field)
    {
        var cell = new SheetCell(SheetCellKind.Number, number, NumberFormat.Of(format), SheetCellMarks.None);

        Assert.Equal(new ShownText(text, noted), ShownText.Of(cell, field, countsFrom1904: false));
    }
}
