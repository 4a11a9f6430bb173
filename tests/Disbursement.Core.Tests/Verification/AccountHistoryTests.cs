using Disbursement.Core.Entitlements;
using Disbursement.Core.Verification;
using Disbursement.Testing;

namespace Disbursement.Core.Tests.Verification;

public sealed class AccountHistoryTests
{
    private static readonly DateOnly Today = new(2024, 6, 3);
    private static readonly EntitlementRow Row = PaymentSamples.Row().WithAccount();

    [Fact]
    public void Continue_NothingBefore_BeginsTodayAndIsNoChange()
    {
        VerificationRecord record = AccountHistory.Continue(Record(Today), before: null, Row, Today);

        Assert.Equal((Today, false, Row.PayeeId), (record.AccountSince, record.AccountChanged, record.PayeeId));
        Assert.False(AccountHistory.IsFresh(record, Today, freshDays: 30));
    }

    [Fact]
    public void Continue_SameAccount_KeepsItsFirstDayAndWhetherItReplacedAnother()
    {
        VerificationRecord before = Record(new(2024, 3, 1)) with
        {
            AccountSince = new DateOnly(2024, 2, 1),
            AccountChanged = true,
        };

        VerificationRecord record = AccountHistory.Continue(Record(Today), before, Row, Today);

        Assert.Equal((before.AccountSince, true), (record.AccountSince, record.AccountChanged));
    }

    [Fact]
    public void Continue_SameAccountOfTheFirstFormat_BeginsWhenItWasVerified()
    {
        VerificationRecord record = AccountHistory.Continue(Record(Today), Record(new(2024, 3, 1)), Row, Today);

        Assert.Equal((new DateOnly(2024, 3, 1), false), (record.AccountSince, record.AccountChanged));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Continue_OtherAccountOrInstitution_BeginsTodayAsAChange(bool account)
    {
        VerificationRecord before = account
            ? Record(new(2024, 3, 1)) with { Account = PaymentSamples.Account("1") }
            : Record(new(2024, 3, 1)) with { Institution = "970415" };

        VerificationRecord record = AccountHistory.Continue(Record(Today), before, Row, Today);

        Assert.Equal((Today, true), (record.AccountSince, record.AccountChanged));
    }

    [Theory]
    [InlineData(0, 30, true)]
    [InlineData(29, 30, true)]
    [InlineData(30, 30, false)]
    [InlineData(0, 0, false)]
    public void IsFresh_ChangedAccount_ForSoManyDays(int age, int freshDays, bool expected)
    {
        VerificationRecord record = Record(Today) with { AccountSince = Today, AccountChanged = true };

        Assert.Equal(expected, AccountHistory.IsFresh(record, Today.AddDays(age), freshDays));
    }

    private static VerificationRecord Record(DateOnly verifiedOn) => new(
        Row.Key, Row.Institution!, Row.Account!.Value, Row.PayeeName, VerificationFinding.Match, "Identical",
        "BUI THI MAU", verifiedOn, Remembered: false);
}
