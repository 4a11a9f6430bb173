using Disbursement.Core.Entitlements;
using Disbursement.Core.Identity;
using Disbursement.Core.Verification;
using Disbursement.Testing;

namespace Disbursement.Core.Tests.Verification;

public sealed class VerificationRulesTests
{
    private static readonly PersonName Payee = PersonName.From("Bùi Thị Mẫu");
    private static readonly DateOnly Today = new(2024, 6, 3);

    [Theory]
    [InlineData(null, "BUI THI MAU", VerificationFinding.NoAnswer, "")]
    [InlineData(AccountStatus.Active, "BUI THI MAU", VerificationFinding.Match, "Identical")]
    [InlineData(AccountStatus.Active, "BUI MAU", VerificationFinding.CloseMatch, "MissingMiddleName")]
    [InlineData(AccountStatus.Active, "TRAN VAN NAM", VerificationFinding.NoMatch, "OtherName")]
    [InlineData(AccountStatus.Closed, "BUI THI MAU", VerificationFinding.Closed, "Closed")]
    [InlineData(AccountStatus.Blocked, "BUI THI MAU", VerificationFinding.Blocked, "Blocked")]
    [InlineData(AccountStatus.Unknown, "", VerificationFinding.Unknown, "Unknown")]
    [InlineData(AccountStatus.WrongKind, "BUI THI MAU", VerificationFinding.WrongKind, "WrongKind")]
    public void Decide_Answer_IsItsFinding(
        AccountStatus? status, string bankName, VerificationFinding finding, string reason) =>
        Assert.Equal(new VerificationConclusion(finding, reason), VerificationRules.Decide(status, Payee, bankName));

    [Theory]
    [InlineData(0, true)]
    [InlineData(180, true)]
    [InlineData(181, false)]
    [InlineData(-1, false)]
    public void StillStands_Age_Decides(int days, bool expected) =>
        Assert.Equal(
            expected, VerificationRules.StillStands(Proof(), Row(), Today.AddDays(days), validDays: 180));

    [Fact]
    public void StillStands_AccountPayeeOrInstitutionChanged_IsAskedAgain()
    {
        EntitlementRow row = Row();

        Assert.False(Stands(Proof(), row with { Account = PaymentSamples.Account("1") }));
        Assert.False(Stands(Proof(), row with { Institution = "970415" }));
        Assert.False(Stands(Proof(), row with { FullName = PersonName.From("Bùi Thị Khác") }));
        Assert.False(Stands(Proof(), row with
        {
            Receiver = ReceiverKind.Guardian,
            ReceiverName = PersonName.From("Đinh Văn Hộ"),
        }));
        Assert.True(Stands(Proof(), row with { AccountName = PersonName.From("Ai Đó") }));
    }

    [Fact]
    public void StillStands_NamesakeReceives_IsAskedAgain()
    {
        EntitlementRow row = Row() with
        {
            Receiver = ReceiverKind.Guardian,
            ReceiverName = Payee,
            ReceiverId = PaymentSamples.Person(7),
        };

        Assert.True(Stands(Proof() with { PayeeId = PaymentSamples.Person(7), Payee = row.PayeeName }, row));
        Assert.False(Stands(Proof() with { PayeeId = PaymentSamples.Person(8), Payee = row.PayeeName }, row));
        Assert.False(Stands(Proof() with { Payee = row.PayeeName }, row)); // the first format names no payee
    }

    [Fact]
    public void StillStands_AnythingButMatch_IsAskedAgain() =>
        Assert.All(
            Enum.GetValues<VerificationFinding>().Where(finding => finding != VerificationFinding.Match),
            finding => Assert.False(Stands(Proof() with { Finding = finding }, Row())));

    [Fact]
    public void ToString_Record_TellsNoPerson()
    {
        string text = Proof().ToString();

        Assert.DoesNotContain("BUI", text, StringComparison.Ordinal);
        Assert.DoesNotContain("3700", text, StringComparison.Ordinal);
    }

    private static bool Stands(VerificationRecord proof, EntitlementRow row) =>
        VerificationRules.StillStands(proof, row, Today, validDays: 180);

    private static EntitlementRow Row() => PaymentSamples.Row().WithAccount();

    private static VerificationRecord Proof()
    {
        EntitlementRow row = Row();
        return new VerificationRecord(
            row.Key, row.Institution!, row.Account!.Value, row.PayeeName, VerificationFinding.Match, "Identical",
            "BUI THI MAU", Today, Remembered: false);
    }
}
