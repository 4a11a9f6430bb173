using Disbursement.Core.Intake;

namespace Disbursement.Core.Tests.Intake;

/// <summary>Who may receive (DOMAIN 4.4), and what refuses a receiver.</summary>
public sealed class ReceiverRulesTests
{
    private const string Guardian = "|receiver=GH|receiver_id=017190000103|receiver_name=Trần Thị Hoa";

    [Theory]
    [InlineData("citizen_id=017210123456|birth=06/2010|programme=BT01B|amount=540000" + Guardian, "")]
    [InlineData("citizen_id=017210123456|birth=06/2010|programme=BT01B|amount=540000", "327")]
    [InlineData("citizen_id=017210123456|birth=06/2010|programme=BT01B|amount=540000|channel=BD", "327")]
    [InlineData("citizen_id=017209123456|birth=30/06/2009|programme=BT01B|amount=540000", "328")]
    [InlineData("citizen_id=017209123456|birth=01/07/2009|programme=BT01B|amount=540000", "327")]
    [InlineData("citizen_id=017209123456|birth=2009|programme=BT01B|amount=540000", "328")]
    [InlineData("citizen_id=017209123456|birth=30/06/2009|programme=BT01B|amount=540000|channel=BD", "")]
    [InlineData("citizen_id=017206123456|birth=01/07/2006|programme=BT02|amount=540000", "328")]
    [InlineData("citizen_id=017206123456|birth=30/06/2006|programme=BT02|amount=540000", "")]
    [InlineData("receiver=GH|receiver_id=017040123456|receiver_name=Nguyễn Văn Đức", "!241")]
    [InlineData("receiver=UQ|receiver_id=017040123456|receiver_name=Nguyễn Văn Đức|authorisation=1 hạn 31/12/2024", "!241")]
    [InlineData("receiver=GH|receiver_id=017210123456|receiver_name=Hoa", "!242")]
    [InlineData("receiver=GH|receiver_id=017207123456|receiver_name=Hoa", "329")]
    [InlineData("receiver=GH|receiver_id=017206123456|receiver_name=Hoa", "")]
    [InlineData("receiver=GH|receiver_id=113456789|receiver_name=Hoa", "301")]
    [InlineData("receiver=HO|receiver_id=017190000103|receiver_name=Hoa", "330")]
    [InlineData("programme=CS20-2C|receiver=HO|receiver_id=017040123456|receiver_name=Nguyễn Văn Đức", "")]
    [InlineData("programme=MTP|amount=7200000|receiver=TH|receiver_id=017190000103|receiver_name=Hoa", "")]
    [InlineData("programme=MTP|amount=7200000|receiver=HO|receiver_id=017190000103|receiver_name=Hoa", "330")]
    [InlineData("receiver=TH|receiver_id=017190000103|receiver_name=Hoa", "311")]
    public void Check_Receiver_InJune2024(string changes, string expected)
    {
        string sexed = changes.StartsWith("citizen_id", StringComparison.Ordinal) ? changes + "|sex=" : changes;
        RowCheck check = IntakeRows.Check(IntakeRows.Parse(sexed));

        string numbers = string.Join(';', check.Findings.Select(finding => (int)finding.Number));
        Assert.Equal(expected, check.Row is null ? "!" + numbers : numbers);
    }

    [Theory]
    [InlineData("TMP-04789-1", "")]
    [InlineData("TMP-99999-1", "331")]
    public void Check_InternalKey_NamesACommune(string id, string expected)
    {
        RowCheck check = IntakeRows.Check((IntakeField.CitizenId, id));

        Assert.Equal(expected, check.Row?.Warnings);
    }
}
