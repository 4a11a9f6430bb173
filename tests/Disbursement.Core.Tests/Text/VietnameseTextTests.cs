using System.Text;
using Disbursement.Core.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Disbursement.Core.Tests.Text;

public sealed class VietnameseTextTests
{
    /// <summary>Every Vietnamese letter with a mark, both cases, and what it is without.</summary>
    private const string Marked =
        "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ";

    private const string Plain =
        "aaaaaaaaaaaaaaaaaeeeeeeeeeeeiiiiiooooooooooooooooouuuuuuuuuuuyyyyyd";

    [Fact]
    public void RemoveMarks_EveryLetter_GivesItsPlainForm()
    {
        Assert.Equal(Plain, VietnameseText.RemoveMarks(Marked));
        Assert.Equal(Plain.ToUpperInvariant(), VietnameseText.RemoveMarks(Marked.ToUpperInvariant()));
        Assert.Equal(Plain, VietnameseText.RemoveMarks(Marked.Normalize(NormalizationForm.FormD)));
    }

    [Fact]
    public void RemoveMarks_PlainText_IsTheSameString()
    {
        const string text = "Nguyen Van A 123 #";

        Assert.Same(text, VietnameseText.RemoveMarks(text));
    }

    [Theory]
    [InlineData("hoà", "hòa")]
    [InlineData("Hoà Bình", "Hòa Bình")]
    [InlineData("HOÀ", "HÒA")]
    [InlineData("Thanh Thuỷ", "Thanh Thủy")]
    [InlineData("uỷ quyền", "ủy quyền")]
    [InlineData("khoẻ", "khỏe")]
    [InlineData("quý", "quý")]
    [InlineData("hoàn", "hoàn")]
    [InlineData("hòa", "hòa")]
    [InlineData("Thuý", "Thúy")]
    public void FoldTonePlacement_BothStyles_BecomeOne(string text, string expected)
    {
        Assert.Equal(expected, VietnameseText.FoldTonePlacement(text));
        Assert.Equal(expected, VietnameseText.FoldTonePlacement(text.Normalize(NormalizationForm.FormD)));
    }

    [Theory]
    [InlineData("Số định danh", "SO DINH DANH")]
    [InlineData("  số   ĐỊNH_danh: ", "SO DINH DANH")]
    [InlineData("citizen_id", "CITIZEN ID")]
    [InlineData("Văn bản uỷ quyền", "VAN BAN UY QUYEN")]
    [InlineData("", "")]
    [InlineData("—", "")]
    public void MatchKey_Text_FoldsCaseMarksAndSpaces(string text, string expected)
    {
        Assert.Equal(expected, VietnameseText.MatchKey(text));
        Assert.Equal(expected, VietnameseText.MatchKey(text.Normalize(NormalizationForm.FormD)));
    }

    [Theory]
    [InlineData("Nguyễn Văn Đức", "NGUYEN VAN DUC")]
    [InlineData("Chi trả BTXH tháng 6/2024", "CHI TRA BTXH THANG 6/2024")]
    [InlineData("a_b|c\"d", "A B C D")]
    [InlineData("  x  ", "X")]
    public void Transliterate_Text_HasPaymentLettersOnly(string text, string expected) =>
        Assert.Equal(expected, VietnameseText.Transliterate(text));

    [Theory]
    [InlineData("a b", "a b")]
    [InlineData(" a \u00A0\r\n b ", "a b")]
    [InlineData("\t", "")]
    public void CollapseSpaces_Runs_BecomeOne(string text, string expected) =>
        Assert.Equal(expected, VietnameseText.CollapseSpaces(text));

    [Fact]
    public void ToNfc_LookAlikes_BecomeD() => Assert.Equal("Đặng đ", VietnameseText.ToNfc("Ðặng ð"));

    [Theory]
    [InlineData("Ch’ơm", "Ch'ơm")]
    [InlineData("K´Brơi", "K'Brơi")]
    [InlineData("Hʼmông", "H'mông")]
    [InlineData("Ðặng ðình", "Đặng đình")]
    public void ToNfc_LookAlikes_AreMended(string text, string expected) =>
        Assert.Equal(expected, VietnameseText.ToNfc(text));

    /// <summary>Letters, marks and look-alikes in any order: the result is NFC, and once is enough.</summary>
    [Fact]
    public void ToNfc_AnyText_IsNfcAndStaysSo() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<int[]>(),
            static places =>
            {
                const string Pieces = "aăâeêioôơuưyAĐÐðd \u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031B\u2019\u00B4\u00A0ễỰ";
                string text = string.Concat(places.Select(static place => Pieces[(int)(Math.Abs((long)place) % Pieces.Length)]));

                string once = VietnameseText.ToNfc(text);

                Assert.True(once.IsNormalized(NormalizationForm.FormC));
                Assert.Equal(once, VietnameseText.ToNfc(once));
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));
}
