using Disbursement.Core.Entitlements;
using Disbursement.Core.Identity;
using Disbursement.Testing;

namespace Disbursement.Core.Tests.Entitlements;

public sealed class AuthorityRulesTests
{
    private static readonly DateOnly PayDay = new(2024, 6, 10);

    [Theory]
    [InlineData(ReceiverKind.Authorised, 9, true)]
    [InlineData(ReceiverKind.Authorised, 10, false)]
    [InlineData(ReceiverKind.Authorised, null, false)]
    [InlineData(ReceiverKind.Guardian, 9, false)]
    public void HasEnded_OnTheDayOfPayment_OnlyAnAgentWhoseLastDayIsBefore(
        ReceiverKind receiver, int? lastDay, bool ended)
    {
        EntitlementRow row = Row(ChannelAsked.BankAccount) with
        {
            Receiver = receiver,
            AuthorisedUntil = lastDay is { } day ? new DateOnly(2024, 6, day) : null,
        };

        Assert.Equal(ended, AuthorityRules.HasEnded(row, PayDay));
        Assert.Equal(ended, row != AuthorityRules.AsPaidOn(row, PayDay));
    }

    [Theory]
    [InlineData(ChannelAsked.BankAccount, ChannelAsked.Derived)]
    [InlineData(ChannelAsked.Wallet, ChannelAsked.Derived)]
    [InlineData(ChannelAsked.Derived, ChannelAsked.Derived)]
    [InlineData(ChannelAsked.Home, ChannelAsked.Home)]
    [InlineData(ChannelAsked.PostOffice, ChannelAsked.PostOffice)]
    public void AsPaidOn_Ended_IsTheBeneficiaryInCashWithTheSameMoney(ChannelAsked asked, ChannelAsked expected)
    {
        EntitlementRow listed = Row(asked);

        EntitlementRow paid = AuthorityRules.AsPaidOn(listed, PayDay);

        Assert.Equal((listed.Key.Person, listed.FullName), (paid.PayeeId, paid.PayeeName));
        Assert.Equal((expected, false), (paid.Asked, paid.NamesAccount));
        Assert.Equal((listed.Key, listed.Due), (paid.Key, paid.Due));
        Assert.Null(paid.Account);
    }

    [Fact]
    public void AsPaidOn_EndedAndFocalAccount_StaysWithTheCommune()
    {
        EntitlementRow paid = AuthorityRules.AsPaidOn(Row(ChannelAsked.FocalAccount), PayDay);

        Assert.Equal((ReceiverKind.Beneficiary, true), (paid.Receiver, paid.NamesAccount));
    }

    private static EntitlementRow Row(ChannelAsked asked) => PaymentSamples.Row().WithAccount(asked) with
    {
        Receiver = ReceiverKind.Authorised,
        ReceiverId = PaymentSamples.Person(2),
        ReceiverName = PersonName.From("Đinh Văn Hộ"),
        Authorisation = "12 hạn 09/06/2024",
        AuthorisedUntil = new DateOnly(2024, 6, 9),
    };
}
