using Disbursement.Core.Entitlements;
using Disbursement.Core.Identity;
using Disbursement.Core.Intake;
using Disbursement.Core.Money;

namespace Disbursement.Core.Tests.Intake;

public sealed class RowRulesTests
{
    [Fact]
    public void Check_GoodRow_IsAcceptedWithoutFindings()
    {
        RowCheck check = IntakeRows.Check();

        Assert.Empty(check.Findings);
        EntitlementRow row = Assert.IsType<EntitlementRow>(check.Row);
        Assert.Equal("017040123456|BT05C|", row.Key.Reveal());
        Assert.Equal(PersonName.From("Nguyễn Văn Đức"), row.FullName);
        Assert.Equal("05/03/1940", row.Birth?.Reveal());
        Assert.Equal(Sex.Male, row.Sex);
        Assert.Equal("04789", row.CommuneCode);
        Assert.Equal((Vnd.FromDong(360_000), Vnd.Zero), (row.Amount, row.Arrears));
        Assert.Equal(ChannelAsked.BankAccount, row.Asked);
        Assert.Equal("970405", row.Institution);
        Assert.Equal("3000205123456", row.Account?.Reveal());
        Assert.Equal(ReceiverKind.Beneficiary, row.Receiver);
        Assert.True(row.Reviewed);
        Assert.False(row.Frail);
        Assert.Equal("0912345678", row.Phone);
        Assert.Equal(7, row.LineNumber);
        Assert.Equal("", row.Warnings);
    }

    /// <summary>Goal: each error refuses its row with its own number and no other.</summary>
    [Theory]
    [InlineData("citizen_id=", 201)]
    [InlineData("citizen_id=1704012345X", 202)]
    [InlineData("citizen_id=12345678", 202)]
    [InlineData("citizen_id=0170401234567", 202)]
    [InlineData("citizen_id=3040123456", 202)]
    [InlineData("citizen_id=TMP-1-1", 202)]
    [InlineData("citizen_id=1.7040123456E+10", 238)]
    [InlineData("citizen_id=1,7E+10", 238)]
    [InlineData("birth=05/03/1941", 204)]
    [InlineData("birth=1941", 204)]
    [InlineData("sex=Nữ", 205)]
    [InlineData("full_name=", 206)]
    [InlineData("full_name=Nguyễn 2", 207)]
    [InlineData("full_name=...", 207)]
    [InlineData("birth=31/04/1940", 208)]
    [InlineData("birth=1940-03-05", 208)]
    [InlineData("sex=?", 209)]
    [InlineData("commune_code=", 210)]
    [InlineData("commune_code=99999", 211)]
    [InlineData("commune_code=148", 211)]
    [InlineData("commune_code=04831", 212)]
    [InlineData("programme=", 213)]
    [InlineData("programme=BT99", 214)]
    [InlineData("programme=NC-TK|amount=2125000", 215)]
    [InlineData("reference=a|reference=HS;1", 216)]
    [InlineData("amount=", 217)]
    [InlineData("amount=abc", 218)]
    [InlineData("amount=-360000", 218)]
    [InlineData("amount=360000.5", 218)]
    [InlineData("amount=3.6E+05", 218)]
    [InlineData("amount=360 000", 218)]
    [InlineData("amount=36.0000", 218)]
    [InlineData("amount=360.000đ", 218)]
    [InlineData("amount=1000000001", 218)]
    [InlineData("amount=0", 219)]
    [InlineData("arrears=x", 220)]
    [InlineData("arrears=1000000001", 220)]
    [InlineData("channel=??", 221)]
    [InlineData("bank=", 222)]
    [InlineData("bank=Ngân hàng Hoa Hồng", 223)]
    [InlineData("account=", 224)]
    [InlineData("account=12/34", 225)]
    [InlineData("account=3.00021E+12", 226)]
    [InlineData("account=1,9E+13", 226)]
    [InlineData("receiver=ZZ", 227)]
    [InlineData("receiver=GH|receiver_name=Trần Thị Hoa", 228)]
    [InlineData("receiver=GH|receiver_id=017180123456", 229)]
    [InlineData("receiver=GH|receiver_id=017180123456|receiver_name=Hoa 2", 230)]
    [InlineData("receiver=UQ|receiver_id=017180123456|receiver_name=Trần Thị Hoa", 231)]
    [InlineData("receiver=UQ|receiver_id=017180123456|receiver_name=Hoa|authorisation=12 31/05/2024", 232)]
    [InlineData("receiver=GH|receiver_id=12|receiver_name=Trần Thị Hoa", 239)]
    [InlineData("citizen_id=017224123456|birth=2024|birth=07/2024", 237)]
    [InlineData("citizen_id=017225123456|birth=", 237)]
    public void Check_OneFault_IsRefusedWithItsNumber(string changes, int number)
    {
        RowCheck check = IntakeRows.Check(IntakeRows.Parse(changes));

        Assert.Null(check.Row);
        Assert.Equal([(FindingNumber)number], check.Findings.Select(finding => finding.Number));
    }

    /// <summary>Goal: warnings and repairs take the row and are written on it.</summary>
    [Theory]
    [InlineData("citizen_id=113456789|birth=1940", "301")]
    [InlineData("citizen_id=003040123456", "302")]
    [InlineData("amount=540.000", "303")]
    [InlineData("account=12345", "304")]
    [InlineData("account=1900123456789000", "305")]
    [InlineData("bank=MoMo|account=0912345678", "306")]
    [InlineData("channel=MM", "306")]
    [InlineData("receiver=UQ|receiver_id=017180123456|receiver_name=Hoa|authorisation=12/UBND", "308")]
    [InlineData("reviewed=có", "309")]
    [InlineData("frail=1", "309")]
    [InlineData("receiver_id=017180123456", "310")]
    [InlineData("receiver_name=Trần Thị Hoa", "310")]
    [InlineData("receiver=TH|receiver_id=017180123456|receiver_name=Hoa", "311")]
    [InlineData("channel=|bank=", "312")]
    [InlineData("channel=|account=", "312")]
    [InlineData("channel=BD|account=1.9E+13", "313")]
    [InlineData("channel=BD|bank=lạ", "313")]
    [InlineData("account_name=123", "314")]
    [InlineData("channel=DM|bank=|account=", "315")]
    [InlineData("phone=gọi sau", "316")]
    [InlineData("citizen_id=17040123456", "401")]
    [InlineData("citizen_id=1040123456", "401")]
    [InlineData("citizen_id=017 040 123 456", "402")]
    [InlineData("citizen_id='017040123456", "402")]
    [InlineData("citizen_id=17040123456.0", "401;402")]
    [InlineData("account=3000 205 123456", "402")]
    [InlineData("commune_code=4789", "403")]
    [InlineData("account=3000205123456.0", "404")]
    [InlineData("channel=VI|bank=MoMo|account=912345678", "405")]
    public void Check_OneOddity_IsTakenWithItsNumber(string changes, string numbers)
    {
        RowCheck check = IntakeRows.Check(IntakeRows.Parse(changes));

        Assert.NotNull(check.Row);
        Assert.Equal(numbers, check.Row.Warnings);
        Assert.Equal(numbers, string.Join(';', check.Findings.Select(finding => (int)finding.Number)));
    }

    [Theory]
    [InlineData("citizen_id=17040123456", "017040123456")]
    [InlineData("citizen_id=1040123456", "001040123456")]
    [InlineData("citizen_id=17040123456.0", "017040123456")]
    [InlineData("citizen_id=017.040.123.456", "017040123456")]
    [InlineData("citizen_id=tmp-04789-12", "TMP-04789-12")]
    public void Check_MendedNumber_IsTheRightPerson(string changes, string expected) =>
        Assert.Equal(expected, IntakeRows.Check(IntakeRows.Parse(changes)).Row?.Key.Person.Reveal());

    [Fact]
    public void Check_ManyFaults_AreAllReportedHeadlineFirst()
    {
        RowCheck check = IntakeRows.Check(
            (IntakeField.CitizenId, ""),
            (IntakeField.FullName, ""),
            (IntakeField.Amount, "x"),
            (IntakeField.Arrears, "y"),
            (IntakeField.Bank, "z"),
            (IntakeField.Reviewed, "?"));

        Assert.Null(check.Row);
        Assert.Equal(
            [201, 206, 218, 220, 223, 309],
            check.Findings.Select(finding => (int)finding.Number));
    }

    [Fact]
    public void Check_OldCard_IsRefusedSince2025()
    {
        RawRow row = IntakeRows.Row((IntakeField.CitizenId, "113456789"), (IntakeField.Amount, "500000"));

        RowCheck december = RowRules.Check(row, IntakeRows.Context("17/2024-12/148/btxh/a.csv"));
        RowCheck january = RowRules.Check(row, IntakeRows.Context("17/2025-01/148/btxh/a.csv"));

        Assert.Equal("301", december.Row?.Warnings);
        Assert.Equal(FindingNumber.OldCardExpired, Assert.Single(january.Findings).Number);
    }

    [Theory]
    [InlineData(RawRowFlaws.TooManyCells, 233, false)]
    [InlineData(RawRowFlaws.BrokenQuotes, 234, false)]
    [InlineData(RawRowFlaws.CellTooLong, 235, false)]
    [InlineData(RawRowFlaws.TooFewCells, 307, true)]
    public void Check_ShapeOfTheRow_IsAFinding(RawRowFlaws flaws, int number, bool taken)
    {
        ColumnMap columns = ColumnMap.Of([.. IntakeRows.Good.Keys.Select(IntakeColumns.HeaderOf)]);
        var row = new RawRow(3, [.. IntakeRows.Good.Values], columns, flaws);

        RowCheck check = RowRules.Check(row, IntakeRows.Context());

        Assert.Equal(taken, check.Row is not null);
        Assert.Equal(number, (int)Assert.Single(check.Findings).Number);
    }

    [Fact]
    public void Check_RateDiffers_NamesTheRate()
    {
        Finding finding = Assert.Single(IntakeRows.Check((IntakeField.Amount, "400000")).Findings);

        Assert.Equal("360.000", finding.Value);
        Assert.Equal(IntakeField.Amount, finding.Field);
    }

    [Fact]
    public void Check_LongNote_IsShortenedAndOnOneLine()
    {
        RowCheck check = IntakeRows.Check((IntakeField.Note, "a\r\nb\u0001 " + new string('x', 300)));

        Assert.StartsWith("a b xxx", check.Row?.Note, StringComparison.Ordinal);
        Assert.Equal(200, check.Row?.Note?.Length);
        Assert.Equal("317", check.Row?.Warnings);
    }

    [Fact]
    public void ToString_RowAndCheck_ShowNobody()
    {
        Assert.Equal("RawRow at line 7", IntakeRows.Row().ToString());
        Assert.Equal("accepted", IntakeRows.Check().ToString());
        Assert.Equal("refused", IntakeRows.Check((IntakeField.Amount, "")).ToString());
    }
}
