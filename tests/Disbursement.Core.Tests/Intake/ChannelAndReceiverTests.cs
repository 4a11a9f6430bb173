using System.Globalization;
using Disbursement.Core.Entitlements;
using Disbursement.Core.Intake;

namespace Disbursement.Core.Tests.Intake;

public sealed class ChannelAndReceiverTests
{
    [Theory]
    [InlineData("channel=", ChannelAsked.BankAccount)]
    [InlineData("channel=|bank=MoMo|account=0912345678", ChannelAsked.Wallet)]
    [InlineData("channel=|bank=Viettel Money|account=0912345678", ChannelAsked.MobileMoney)]
    [InlineData("channel=|bank=|account=", ChannelAsked.Derived)]
    [InlineData("channel=tk", ChannelAsked.BankAccount)]
    [InlineData("channel=BD|bank=|account=", ChannelAsked.PostOffice)]
    [InlineData("channel=TN|bank=|account=", ChannelAsked.Home)]
    [InlineData("channel=DM", ChannelAsked.FocalAccount)]
    [InlineData("channel=VI|bank=971005|account=0912345678", ChannelAsked.Wallet)]
    public void Check_Channel_IsTakenOrDerived(string changes, ChannelAsked expected)
    {
        RowCheck check = IntakeRows.Check(IntakeRows.Parse(changes));

        Assert.Empty(check.Findings);
        Assert.Equal(expected, check.Row?.Asked);
    }

    [Fact]
    public void Check_CashChannelWithAccount_KeepsTheAccount()
    {
        EntitlementRow? row = IntakeRows.Check((IntakeField.Channel, "BD")).Row;

        Assert.Equal("3000205123456", row?.Account?.Reveal());
        Assert.False(row?.NamesAccount);
    }

    [Fact]
    public void Check_AccountCellDamaged_LeavesNoAccountBehind()
    {
        EntitlementRow? row = IntakeRows.Check((IntakeField.Channel, "BD"), (IntakeField.Account, "1.9E+13")).Row;

        Assert.Null(row?.Account);
        Assert.Null(row?.Institution);
    }

    [Theory]
    [InlineData("GH", ReceiverKind.Guardian)]
    [InlineData("UQ", ReceiverKind.Authorised)]
    public void Check_OtherReceiver_IsThePayee(string code, ReceiverKind expected)
    {
        RowCheck check = IntakeRows.Check(
            (IntakeField.Receiver, code),
            (IntakeField.ReceiverId, "17180123456"),
            (IntakeField.ReceiverName, "Trần Thị Hoa"),
            (IntakeField.Authorisation, "12/UBND ngày 05/01/2023, đến ngày 31/12/2024"));

        Assert.Equal(expected, check.Row?.Receiver);
        Assert.Equal("017180123456", check.Row?.PayeeId.Reveal());
        Assert.Equal("TRAN THI HOA", check.Row?.PayeeName.BankForm);
        Finding repair = Assert.Single(check.Findings);
        Assert.Equal((FindingNumber.LeadingZerosRestored, IntakeField.ReceiverId), (repair.Number, repair.Field));
    }

    /// <summary>The setting says how early the unit is told; the day stands in the finding.</summary>
    [Theory]
    [InlineData(0, "12 hạn 01/07/2024", "")]
    [InlineData(0, "12 hạn 30/06/2024", "361: 30/06/2024")]
    [InlineData(365, "12 hạn 30/06/2025", "360: 30/06/2025")]
    [InlineData(365, "12 hạn 01/07/2025", "")]
    public void Check_AuthorisationAlarmDays_TellHowEarlyItIsSaid(int days, string text, string expected)
    {
        RowCheck check = RowRules.Check(
            IntakeRows.Row(
                (IntakeField.Receiver, "UQ"),
                (IntakeField.ReceiverId, "017180123456"),
                (IntakeField.ReceiverName, "Trần Thị Hoa"),
                (IntakeField.Authorisation, text)),
            IntakeRows.Context() with { AuthorisationAlarmDays = days });

        Assert.Equal(expected, string.Join(' ', check.Findings.Select(one => $"{(int)one.Number}: {one.Value}")));
    }

    [Theory]
    [InlineData("12 hạn 30/06/2024", "361")]
    [InlineData("12 hạn 1/6/2024", "361")]
    [InlineData("12 hạn 1/7/2024", "360")]
    [InlineData("12 hạn 30/7/2024", "360")]
    [InlineData("12 hạn 31/7/2024", "")]
    [InlineData("12 hết hạn ngày 31.12.2024", "")]
    [InlineData("12 ngày 05/01/2024", "308")]
    [InlineData("12 ngày 05/01/2024 đến 01-12-2024", "")]
    [InlineData("số 99/99/2024", "308")]
    public void Check_Authorisation_ReadsTheExpiry(string text, string warnings)
    {
        RowCheck check = IntakeRows.Check(
            (IntakeField.Receiver, "UQ"),
            (IntakeField.ReceiverId, "017180123456"),
            (IntakeField.ReceiverName, "Trần Thị Hoa"),
            (IntakeField.Authorisation, text));

        Assert.Equal(warnings, check.Row?.Warnings);
        Assert.Equal(text, check.Row?.Authorisation);
    }

    [Theory]
    [InlineData("12 hạn 1/7/2024", "2024-07-01")]
    [InlineData("12 ngày 05/01/2024 đến 01-12-2024", "2024-12-01")]
    [InlineData("12/UBND", null)]
    public void Check_Authorisation_KeepsTheLastDay(string text, string? until)
    {
        RowCheck check = IntakeRows.Check(
            (IntakeField.Receiver, "UQ"),
            (IntakeField.ReceiverId, "017180123456"),
            (IntakeField.ReceiverName, "Trần Thị Hoa"),
            (IntakeField.Authorisation, text));

        DateOnly? expected = until is null ? null : DateOnly.ParseExact(until, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        Assert.Equal(expected, check.Row?.AuthorisedUntil);
    }

    [Fact]
    public void Check_AuthorisationTooLong_IsRefused()
    {
        RowCheck check = IntakeRows.Check(
            (IntakeField.Receiver, "GH"),
            (IntakeField.ReceiverId, "017180123456"),
            (IntakeField.ReceiverName, "Trần Thị Hoa"),
            (IntakeField.Authorisation, new string('x', 201)));

        Assert.Equal(FindingNumber.CellTooLong, Assert.Single(check.Findings).Number);
    }

    [Fact]
    public void Check_RelativeOfAFuneralPayment_IsUsual()
    {
        RowCheck check = IntakeRows.Check(
            (IntakeField.Programme, "mtp"),
            (IntakeField.Amount, "7.200.000"),
            (IntakeField.Receiver, "TH"),
            (IntakeField.ReceiverId, "017180123456"),
            (IntakeField.ReceiverName, "Trần Thị Hoa"));

        Assert.Empty(check.Findings);
        Assert.Equal("MTP", check.Row?.Key.Programme);
    }

    [Fact]
    public void Check_HeadOfHouseholdOfACare_IsThePayee()
    {
        RowCheck check = IntakeRows.Check(
            (IntakeField.Programme, "CS20-2C"),
            (IntakeField.Receiver, "ho"),
            (IntakeField.ReceiverId, "017180123456"),
            (IntakeField.ReceiverName, "Trần Thị Hoa"));

        Assert.Empty(check.Findings);
        Assert.Equal(ReceiverKind.HeadOfHousehold, check.Row?.Receiver);
    }

    [Fact]
    public void Check_BeneficiaryNamedAgainAsReceiver_IsNoFinding() =>
        Assert.Empty(IntakeRows.Check(
            (IntakeField.ReceiverId, "017040123456"), (IntakeField.ReceiverName, "Nguyễn Văn Đức")).Findings);
}
