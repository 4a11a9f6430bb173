using Disbursement.Core.Money;

namespace Disbursement.Core.Tests.Money;

public sealed class DongInWordsTests
{
    [Theory]
    [InlineData(0, "Không đồng")]
    [InlineData(1, "Một đồng")]
    [InlineData(4, "Bốn đồng")]
    [InlineData(5, "Năm đồng")]
    [InlineData(10, "Mười đồng")]
    [InlineData(11, "Mười một đồng")]
    [InlineData(14, "Mười bốn đồng")]
    [InlineData(15, "Mười lăm đồng")]
    [InlineData(20, "Hai mươi đồng")]
    [InlineData(21, "Hai mươi mốt đồng")]
    [InlineData(24, "Hai mươi tư đồng")]
    [InlineData(25, "Hai mươi lăm đồng")]
    [InlineData(55, "Năm mươi lăm đồng")]
    [InlineData(91, "Chín mươi mốt đồng")]
    [InlineData(100, "Một trăm đồng")]
    [InlineData(101, "Một trăm linh một đồng")]
    [InlineData(104, "Một trăm linh bốn đồng")]
    [InlineData(105, "Một trăm linh năm đồng")]
    [InlineData(110, "Một trăm mười đồng")]
    [InlineData(115, "Một trăm mười lăm đồng")]
    [InlineData(121, "Một trăm hai mươi mốt đồng")]
    [InlineData(999, "Chín trăm chín mươi chín đồng")]
    [InlineData(1_000, "Một nghìn đồng")]
    [InlineData(1_001, "Một nghìn không trăm linh một đồng")]
    [InlineData(1_010, "Một nghìn không trăm mười đồng")]
    [InlineData(1_055, "Một nghìn không trăm năm mươi lăm đồng")]
    [InlineData(15_000, "Mười lăm nghìn đồng")]
    [InlineData(360_000, "Ba trăm sáu mươi nghìn đồng")]
    [InlineData(540_000, "Năm trăm bốn mươi nghìn đồng")]
    [InlineData(1_000_000, "Một triệu đồng")]
    [InlineData(1_000_005, "Một triệu không trăm linh năm đồng")]
    [InlineData(1_005_000, "Một triệu không trăm linh năm nghìn đồng")]
    [InlineData(2_055_000, "Hai triệu không trăm năm mươi lăm nghìn đồng")]
    [InlineData(7_200_000, "Bảy triệu hai trăm nghìn đồng")]
    [InlineData(21_021_021, "Hai mươi mốt triệu không trăm hai mươi mốt nghìn không trăm hai mươi mốt đồng")]
    [InlineData(1_000_000_000, "Một tỷ đồng")]
    [InlineData(1_000_000_001, "Một tỷ không trăm linh một đồng")]
    [InlineData(1_015_000_000, "Một tỷ không trăm mười lăm triệu đồng")]
    [InlineData(209_593_723_000, "Hai trăm linh chín tỷ năm trăm chín mươi ba triệu bảy trăm hai mươi ba nghìn đồng")]
    [InlineData(1_000_000_000_000, "Một nghìn tỷ đồng")]
    [InlineData(1_000_005_000_000, "Một nghìn tỷ không trăm linh năm triệu đồng")]
    [InlineData(1_005_000_000_000, "Một nghìn không trăm linh năm tỷ đồng")]
    [InlineData(1_000_000_000_000_000, "Một triệu tỷ đồng")]
    public void ToWords_Amount_SpellsAsSchoolsTeach(long dong, string expected) =>
        Assert.Equal(expected, DongInWords.ToWords(Vnd.FromDong(dong)));

    /// <summary>
    /// Goal: no two amounts share their words, or a funds request could be read as another. Method: all amounts up
    /// to 20,000 and the same with other powers of ten.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(1_000)]
    [InlineData(999_999)]
    [InlineData(1_000_000_007)]
    public void ToWords_DifferentAmounts_DifferInWords(long factor)
    {
        HashSet<string> words = [];

        for (long number = 0; number < 20_000; number++)
        {
            Assert.True(words.Add(DongInWords.ToWords(Vnd.FromDong(number * factor))), $"{number} x {factor}");
        }
    }
}
