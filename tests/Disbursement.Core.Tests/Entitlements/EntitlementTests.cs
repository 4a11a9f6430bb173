using Disbursement.Core.Entitlements;
using Disbursement.Core.Identity;
using Disbursement.Core.Money;

namespace Disbursement.Core.Tests.Entitlements;

public sealed class EntitlementTests
{
    [Theory]
    [InlineData("", ChannelAsked.Derived)]
    [InlineData("TK", ChannelAsked.BankAccount)]
    [InlineData("VI", ChannelAsked.Wallet)]
    [InlineData("MM", ChannelAsked.MobileMoney)]
    [InlineData("BD", ChannelAsked.PostOffice)]
    [InlineData("TN", ChannelAsked.Home)]
    [InlineData("DM", ChannelAsked.FocalAccount)]
    public void ChannelCodes_EachCode_RoundTrips(string code, ChannelAsked expected)
    {
        Assert.True(EntitlementCodes.TryParseChannel(code, out ChannelAsked channel));
        Assert.Equal(expected, channel);
        Assert.Equal(code, channel.ToCode());
        Assert.False(EntitlementCodes.TryParseChannel(code + "?", out _));
    }

    [Theory]
    [InlineData("CC", ReceiverKind.Beneficiary)]
    [InlineData("GH", ReceiverKind.Guardian)]
    [InlineData("UQ", ReceiverKind.Authorised)]
    [InlineData("HO", ReceiverKind.HeadOfHousehold)]
    [InlineData("TH", ReceiverKind.Relative)]
    public void ReceiverCodes_EachCode_RoundTrips(string code, ReceiverKind expected)
    {
        Assert.True(EntitlementCodes.TryParseReceiver(code, out ReceiverKind receiver));
        Assert.Equal(expected, receiver);
        Assert.Equal(code, receiver.ToCode());
        Assert.False(EntitlementCodes.TryParseReceiver("", out _));
    }

    [Fact]
    public void Key_Order_IsPersonProgrammeReference()
    {
        EntitlementKey[] keys =
        [
            Key("017050123456", "BT05C", ""),
            Key("017050123456", "BT05C", "1"),
            Key("017050123456", "BT06A", ""),
            Key("017050123457", "BT01A", ""),
        ];

        Assert.Equal(keys, keys.Reverse().Order());
        Assert.True(keys[0] < keys[1] && keys[1] > keys[0] && keys[0] <= keys[1] && keys[1] >= keys[0]);
        Assert.Equal("017050123456|BT05C|1", keys[1].Reveal());
    }

    [Fact]
    public void ToString_KeyAndRow_ShowNobody()
    {
        EntitlementRow row = Row() with { Note = "bí mật" };

        Assert.Equal("*********456", row.Key.ToString());
        Assert.Equal("EntitlementRow at line 2", row.ToString());
    }

    [Fact]
    public void Payee_Receiver_StandsForTheBeneficiary()
    {
        EntitlementRow own = Row();
        EntitlementRow guarded = own with
        {
            Receiver = ReceiverKind.Guardian,
            ReceiverId = Person("017180123456"),
            ReceiverName = PersonName.From("Trần Thị Hoa"),
        };

        Assert.Equal((own.FullName, own.Key.Person), (own.PayeeName, own.PayeeId));
        Assert.Equal(PersonName.From("Trần Thị Hoa"), guarded.PayeeName);
        Assert.Equal(Person("017180123456"), guarded.PayeeId);
    }

    [Theory]
    [InlineData(ChannelAsked.BankAccount, true)]
    [InlineData(ChannelAsked.Wallet, true)]
    [InlineData(ChannelAsked.MobileMoney, true)]
    [InlineData(ChannelAsked.FocalAccount, true)]
    [InlineData(ChannelAsked.PostOffice, false)]
    [InlineData(ChannelAsked.Home, false)]
    public void NamesAccount_Channel_DecidesWithTheAccount(ChannelAsked channel, bool expected)
    {
        Assert.True(AccountNumber.TryParse("3000205123456", out AccountNumber account));
        EntitlementRow row = Row() with { Asked = channel, Institution = "970405", Account = account };

        Assert.Equal(expected, row.NamesAccount);
        Assert.False((row with { Account = null }).NamesAccount);
        Assert.False((row with { Institution = null }).NamesAccount);
    }

    [Fact]
    public void Due_AmountAndArrears_AreAddedUp()
    {
        EntitlementRow row = Row() with { Arrears = Vnd.FromDong(180_000) };

        Assert.Equal(Vnd.FromDong(540_000), row.Due);
    }

    private static EntitlementRow Row() => new()
    {
        Key = Key("017050123456", "BT05C", ""),
        FullName = PersonName.From("Nguyễn Văn Đức"),
        CommuneCode = "04789",
        Amount = Vnd.FromDong(360_000),
        LineNumber = 2,
    };

    private static EntitlementKey Key(string person, string programme, string reference) =>
        new(Person(person), programme, reference);

    private static PersonKey Person(string text) =>
        PersonKey.TryParse(text, out PersonKey key) ? key : throw new FormatException();
}
