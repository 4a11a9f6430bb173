using System.Text;
using Disbursement.Core.Text;
using Disbursement.Core.Text.Encodings;

namespace Disbursement.Core.Tests.Text.Encodings;

public sealed class SyllablesTests
{
    private const string Tones = "àèìòùỳáéíóúýảẻỉỏủỷãẽĩõũỹạẹịọụỵằầềồờừắấếốớứẳẩểổởửẵẫễỗỡữặậệộợự";
    private const string SharpAndHeavy = "áéíóúýạẹịọụỵắấếốớứặậệộợự";

    [Theory]
    [InlineData("nguyễn")]
    [InlineData("trương")]
    [InlineData("quỳnh")]
    [InlineData("quý")]
    [InlineData("quốc")]
    [InlineData("gì")]
    [InlineData("giêng")]
    [InlineData("giết")]
    [InlineData("già")]
    [InlineData("nghĩa")]
    [InlineData("khuỷu")]
    [InlineData("hoà")]
    [InlineData("hòa")]
    [InlineData("thuý")]
    [InlineData("thúy")]
    [InlineData("yến")]
    [InlineData("yêu")]
    [InlineData("ứng")]
    [InlineData("ếch")]
    [InlineData("pù")]
    [InlineData("choòng")]
    public void Contains_Word_IsASyllable(string word) => Assert.True(Syllables.Contains(word));

    [Theory]
    [InlineData("nguyên2")]
    [InlineData("cêng")]
    [InlineData("ngế")]
    [InlineData("ghà")]
    [InlineData("kà")]
    [InlineData("bàc")]
    [InlineData("mãt")]
    [InlineData("nghặch")]
    [InlineData("baù")]
    [InlineData("hoàng2")]
    [InlineData("bhrươl")]
    [InlineData("")]
    public void Contains_NoVietnameseSpelling_IsNone(string word) => Assert.False(Syllables.Contains(word));

    [Fact]
    public void All_StoppedRhymes_HaveSharpOrHeavyTone() =>
        Assert.All(
            Syllables.All.Where(static syllable => syllable[^1] is 'c' or 'p' or 't'
                || syllable.EndsWith("ch", StringComparison.Ordinal)),
            static syllable => Assert.Contains(syllable, static letter => SharpAndHeavy.Contains(letter)));

    [Fact]
    public void All_EverySyllable_HasAtMostOneToneIsLowerAndNfc()
    {
        Assert.InRange(Syllables.All.Count, 10_000, 25_000);
        Assert.All(Syllables.All, static syllable =>
        {
            Assert.InRange(syllable.Count(static letter => Tones.Contains(letter)), 0, 1);
            Assert.Equal(syllable.ToLowerInvariant(), syllable);
            Assert.True(syllable.IsNormalized(NormalizationForm.FormC));
        });
    }

    /// <summary>The model was made from spelling rules; the country's own names are the check.</summary>
    [Fact]
    public void Contains_WordsOfUnitNames_AreSyllablesButForOtherLanguages()
    {
        string[] words =
        [
            .. UnitNames.All.SelectMany(static name => VietnameseText.ToNfc(name).ToLowerInvariant().Split(' '))
                .Where(static word => !Ascii.IsValid(word)).Distinct(StringComparer.Ordinal),
        ];
        string[] others = [.. words.Where(static word => !Syllables.Contains(word))];

        Assert.True(words.Length > 400, $"Only {words.Length} words: the check proves little.");
        Assert.True(others.Length <= words.Length / 25, $"{others.Length} of {words.Length}: {string.Join(' ', others)}");
    }
}
