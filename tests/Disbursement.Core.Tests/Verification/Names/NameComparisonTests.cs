using Disbursement.Core.Identity;
using Disbursement.Core.Verification.Names;

namespace Disbursement.Core.Tests.Verification.Names;

public sealed class NameComparisonTests
{
    [Theory]
    [InlineData("Nguyễn Văn Đức", "NGUYEN VAN DUC")]
    [InlineData("Nguyễn Văn Đức", "nguyen  van duc ")]
    [InlineData("Nguyễn Văn Đức", "NGUYỄN VĂN ĐỨC")]
    [InlineData("Bùi Thị Hòa", "BÙI THỊ HOÀ")]
    [InlineData("Nguyễn Văn Đức", "Nguyê\u0303n Va\u0306n Đư\u0301c")]
    [InlineData("Y Khoa Niê Kđăm", "Y KHOA NIE KDAM")]
    [InlineData("Hà Thị Là", "HA.THI.LA")]
    public void Compare_SameNameOnceFolded_Matches(string payee, string bank) =>
        Assert.Equal(new NameMatch(NameOutcome.Match, NameReason.Identical), Compare(payee, bank));

    [Theory]
    [InlineData("Nguyễn Văn Đức", "DUC NGUYEN VAN", NameReason.OrderDiffers)]
    [InlineData("Nguyễn Thị Lan", "NGUYEN LAN", NameReason.MissingMiddleName)]
    [InlineData("Nguyễn Lan", "NGUYEN THI LAN", NameReason.MissingMiddleName)]
    [InlineData("Nguyễn Thị Ngọc Lan", "NGUYEN NGOC LAN", NameReason.MissingMiddleName)]
    [InlineData("Lý Thị My", "LI THI MI", NameReason.SpellingIY)]
    [InlineData("Nguyễn Văn Quý", "NGUYEN VAN QUI", NameReason.SpellingIY)]
    [InlineData("Nguyễn Văn Đức", "NGUYEN VAN DUCK", NameReason.OneEdit)]
    [InlineData("Nguyễn Văn Khánh", "NGUYEN VAN KHAHN", NameReason.OneEdit)]
    [InlineData("Nguyễn Văn Thanh", "NGUYEN VAN THAN", NameReason.OneEdit)]
    [InlineData("Nguyễn Thị Hồng Phương Thảo", "NGUYEN THI HONG PHUONG", NameReason.Truncated)]
    [InlineData("Nguyễn Văn Đức", "ONG NGUYEN VAN DUC", NameReason.Honorific)]
    [InlineData("Nguyễn Thị Lan", "BA NGUYEN THI LAN", NameReason.Honorific)]
    [InlineData("Nguyễn Thị Lan", "NGUYEN VAN DUC VA NGUYEN THI LAN", NameReason.JointName)]
    [InlineData("Nguyễn Thị Lan", "NGUYEN THI LAN / TRAN VAN NAM", NameReason.JointName)]
    [InlineData("Nguyễn Thị Lan", "NGUYEN THI LAN & TRAN VAN NAM", NameReason.JointName)]
    [InlineData("Nguyễn Văn Đức", "NGUYEN VANDUC", NameReason.SpacingDiffers)]
    [InlineData("Nguyễn Thị Hoa", "NGUYỄN THỊ HÒA", NameReason.MarksDiffer)]
    [InlineData("Nguyễn Văn Đức", "", NameReason.NoBankName)]
    [InlineData("Nguyễn Văn Đức", " . ", NameReason.NoBankName)]
    public void Compare_Perhaps_IsCloseAndNeverAMatch(string payee, string bank, NameReason reason) =>
        Assert.Equal(new NameMatch(NameOutcome.Close, reason), Compare(payee, bank));

    [Theory]
    [InlineData("Nguyễn Văn Đức", "TRAN THI HOA")]
    [InlineData("Lê Thị Hà", "LE THI HOA")]
    [InlineData("Lê Thị Hà", "LE THI HO")]
    [InlineData("Nguyễn Văn Đức", "NGUYEN VAN")]
    [InlineData("Nguyễn Thị Lan", "LAN")]
    [InlineData("Nguyễn Văn Đức", "NGUYEN THI DUNG")]
    [InlineData("Nguyễn Văn Hùng", "TRAN VAN HUNG")]
    public void Compare_OtherName_IsDifferent(string payee, string bank) =>
        Assert.Equal(new NameMatch(NameOutcome.Different, NameReason.OtherName), Compare(payee, bank));

    [Fact]
    public void Compare_Company_IsAnotherPersonByLaw() =>
        Assert.Equal(
            new NameMatch(NameOutcome.Different, NameReason.Organisation),
            Compare("Nguyễn Văn Đức", "CONG TY TNHH NGUYEN VAN DUC"));

    [Fact]
    public void Compare_NoBankName_IsClose() =>
        Assert.Equal(NameOutcome.Close, NameComparison.Compare(PersonName.From("Lê Hà"), null).Outcome);

    [Fact]
    public void Compare_BrokenLetters_DoesNotThrow() =>
        Assert.NotEqual(NameOutcome.Match, Compare("Lê Thị Hà", "LE THI \ud800").Outcome);

    private static NameMatch Compare(string payee, string bank) => NameComparison.Compare(PersonName.From(payee), bank);
}
