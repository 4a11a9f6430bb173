using Disbursement.Core.Text.Encodings;
using Disbursement.Testing;

namespace Disbursement.Core.Tests.Text.Encodings;

/// <summary>
/// Goal: a cell of an old encoding becomes Vietnamese, and no Vietnamese cell changes. Method: cells as the two kinds
/// of programs leave them, hard cases from offices, and every name of the shipped tables both ways.
/// </summary>
public sealed class CellTextTests
{
    private static readonly TextEncodingKind[] OfWorkbooks = [TextEncodingKind.Tcvn3, TextEncodingKind.Vni];

    [Theory]
    [InlineData("NguyÔn V¨n §øc, huyÖn Tiªn Yªn, tØnh Qu¶ng Ninh", "Nguyễn Văn Đức, huyện Tiên Yên, tỉnh Quảng Ninh")]
    [InlineData("Hä vµ tªn", "Họ và tên")]
    [InlineData("B¶o Th¾ng", "Bảo Thắng")]
    [InlineData("M\u00ADêng Kh\u00AD¬ng", "Mường Khương")]
    [InlineData("TuÊn", "Tuấn")]
    [InlineData("NguyÔn V¨n Dòng", "Nguyễn Văn Dũng")]
    [InlineData("NGUYÔN V¡N TÊN", "NGUYỄN VĂN TẤN")]
    [InlineData("§inh ThÞ Hµ", "Đinh Thị Hà")]
    public void Repair_Tcvn3_GivesUnicode(string cell, string expected) =>
        Assert.Equal(new CellRepair(expected, TextEncodingKind.Tcvn3), CellText.Repair(cell));

    [Theory]
    [InlineData("Nguyeãn Vaên Ñöùc", "Nguyễn Văn Đức")]
    [InlineData("Leâ Thò Höông", "Lê Thị Hương")]
    [InlineData("TRAÀN VAÊN BAÛY", "TRẦN VĂN BẢY")]
    [InlineData("Tieân Yeân", "Tiên Yên")]
    public void Repair_Vni_GivesUnicode(string cell, string expected) =>
        Assert.Equal(new CellRepair(expected, TextEncodingKind.Vni), CellText.Repair(cell));

    [Theory]
    [InlineData("Nguyá»…n VÄƒn Ä\u0090á»©c", "Nguyễn Văn Đức")]
    [InlineData("HÃ\u00A0", "Hà")]
    [InlineData("Láº¡i Thá»‹ BÃ¬nh", "Lại Thị Bình")]
    public void Repair_Utf8TakenFor1252_GivesUnicode(string cell, string expected) =>
        Assert.Equal(new CellRepair(expected, TextEncodingKind.Utf8As1252), CellText.Repair(cell));

    [Theory]
    [InlineData("Hà")]
    [InlineData("là")]
    [InlineData("Hoà Bình")]
    [InlineData("Lê Bá Tú")]
    [InlineData("Dòng")]
    [InlineData("Đỗ Thị Ánh")]
    [InlineData("Ðỗ Thị Ánh")]
    [InlineData("ÂU THÚY")]
    [InlineData("H’Hen Niê")]
    [InlineData("Zơrâm Bhnướch")]
    [InlineData("30 m²")]
    [InlineData("½ tháng")]
    [InlineData("25 °C")]
    [InlineData("« abc »")]
    [InlineData("Ø16")]
    [InlineData("10 µg")]
    [InlineData("§ 12")]
    [InlineData("Müller")]
    [InlineData("São Paulo")]
    [InlineData("Café")]
    [InlineData("017041000001")]
    [InlineData("")]
    public void Repair_TextThatIsRight_StaysAsItIs(string cell) =>
        Assert.Equal(new CellRepair(cell, null), CellText.Repair(cell));

    [Theory]
    [InlineData("Dòng", ".VnTime", "Dũng")]
    [InlineData("nguyÔn v¨n a", ".VnTimeH", "NGUYỄN VĂN A")]
    [InlineData("NGUYÔN THÞ Hµ", ".VnArialH", "NGUYỄN THỊ HÀ")]
    [InlineData("Hoà", "VNI-Times", "Hồ")]
    [InlineData("Nguyễn", ".VnTime", "Nguyễn")]
    [InlineData("Hà", ".VnTime", "Hà")]
    [InlineData("Dòng", "Times New Roman", "Dòng")]
    public void Repair_FontNamed_IsBelieved(string cell, string font, string expected) =>
        Assert.Equal(expected, CellText.Repair(cell, font).Text);

    [Theory]
    [InlineData("Tó", TextEncodingKind.Tcvn3, "Tú")]
    [InlineData("Dòng", TextEncodingKind.Tcvn3, "Dũng")]
    [InlineData("Hoà", TextEncodingKind.Vni, "Hồ")]
    [InlineData("Hà", TextEncodingKind.Tcvn3, null)]
    [InlineData("Nguyễn Tó", TextEncodingKind.Tcvn3, null)]
    [InlineData("An", TextEncodingKind.Tcvn3, null)]
    public void ReadsAlsoAs_CellOfTwoReadings_TellsTheOther(string cell, TextEncodingKind kind, string? expected) =>
        Assert.Equal(expected, CellText.ReadsAlsoAs(cell, kind));

    [Fact]
    public void Repair_EveryUnitName_StaysInUnicode() =>
        Assert.All(UnitNames.All, static name => Assert.Equal(new CellRepair(name, null), CellText.Repair(name)));

    /// <summary>A cell alone may be undecidable and then stays; it never becomes another name.</summary>
    [Fact]
    public void Repair_EveryUnitNameInAnOldEncoding_IsRightOrLeftAlone()
    {
        foreach (TextEncodingKind kind in OfWorkbooks)
        {
            int left = 0;
            foreach (string name in UnitNames.All)
            {
                string cell = OldEncodings.AsWindows1252(OldEncodings.Encode(name, kind));

                CellRepair repair = CellText.Repair(cell);

                left += cell != name && !repair.IsRepaired ? 1 : 0;
                Assert.True(
                    repair.Text == cell || string.Equals(repair.Text, name, StringComparison.OrdinalIgnoreCase),
                    $"{kind}: {name} as {cell} became {repair.Text}.");
            }

            Assert.True(left <= UnitNames.All.Count / 20, $"{kind}: {left} of {UnitNames.All.Count} cells left alone.");
        }
    }

    [Fact]
    public void Repair_EveryUnitNameTakenFor1252_IsRight() =>
        Assert.All(UnitNames.All, static name => Assert.Equal(
            name,
            CellText.Repair(OldEncodings.AsWindows1252(System.Text.Encoding.UTF8.GetBytes(name))).Text));

    /// <summary>A word alone, in small letters or with a capital: the hardest cell there is.</summary>
    [Fact]
    public void Repair_EverySyllableInUnicode_StaysAsItIs()
    {
        foreach (string syllable in Syllables.All)
        {
            string title = char.ToUpperInvariant(syllable[0]) + syllable[1..];

            Assert.False(CellText.Repair(syllable).IsRepaired, syllable);
            Assert.False(CellText.Repair(title).IsRepaired, title);
            Assert.False(CellText.Repair(syllable.ToUpperInvariant()).IsRepaired, syllable);
        }
    }

    [Fact]
    public void Repair_EverySyllableInAnOldEncoding_NeverBecomesAnother()
    {
        var wrong = new List<string>();
        foreach (TextEncodingKind kind in LegacyCodePage.Kinds)
        {
            foreach (string word in Syllables.All)
            {
                string cell = OldEncodings.AsWindows1252(OldEncodings.Encode(word, kind));
                CellRepair repair = CellText.Repair(cell);
                if (repair.IsRepaired && repair.Text != word)
                {
                    wrong.Add($"{kind}: {word} as {cell} became {repair.Text} of {repair.From}");
                }
            }
        }

        Assert.Empty(wrong);
    }
}
