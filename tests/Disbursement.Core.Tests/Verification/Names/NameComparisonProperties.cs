using System.Text;
using Disbursement.Core.Identity;
using Disbursement.Core.Text;
using Disbursement.Core.Verification.Names;
using FsCheck;
using FsCheck.Fluent;

namespace Disbursement.Core.Tests.Verification.Names;

/// <summary>Laws of the comparison, over names composed at random.</summary>
public sealed class NameComparisonProperties
{
    private static readonly string[] Words =
    [
        "Nguyễn", "Trần", "Lê", "Phạm", "Văn", "Thị", "Hữu", "Ngọc", "Đức", "Hòa", "Hoà", "Lan", "Mai", "Ánh", "Quý", "Mỹ",
        "Y", "H'Bla", "K'Brêu", "Niê", "A", "Ông", "Bà", "Và", "Tý", "Công",
    ];

    private static readonly Gen<string> Names =
        from count in Gen.Choose(1, 5)
        from words in Gen.Elements(Words).ArrayOf(count)
        select string.Join(' ', words);

    private static readonly Gen<string> Texts =
        Gen.OneOf(Names, ArbMap.Default.GeneratorFor<string>().Select(static text => text ?? ""));

    /// <summary>What a bank may do to a name without making it another one.</summary>
    private static readonly Func<string, string>[] SameForms =
    [
        static name => name.Normalize(NormalizationForm.FormD),
        static name => name.Normalize(NormalizationForm.FormC),
        static name => name.ToUpperInvariant(),
        static name => name.ToLowerInvariant(),
        static name => $"  {name.Replace(" ", "   ", StringComparison.Ordinal)} ",
        static name => name.Replace(' ', '\u00A0'),
        static name => name.Replace('đ', 'ð').Replace('Đ', 'Ð'),
        static name => VietnameseText.FoldTonePlacement(name),
    ];

    [Fact]
    public void Compare_WithItself_Matches() => Check(
        Names, static name => Assert.Equal(NameOutcome.Match, Compare(name, name).Outcome));

    [Fact]
    public void Compare_PlainForm_Matches() => Check(
        Names, static name => Assert.Equal(NameOutcome.Match, Compare(name, VietnameseText.Transliterate(name)).Outcome));

    /// <summary>Outcome and reason do not depend on the form the bank's text comes in.</summary>
    [Fact]
    public void Compare_AnyFormOfTheBanksName_SaysTheSame() => Check(
        from payee in Names
        from bank in Names
        from form in Gen.Elements(SameForms)
        select (payee, bank, form),
        static item => Assert.Equal(Compare(item.payee, item.bank), Compare(item.payee, item.form(item.bank))));

    /// <summary>Whether two names match does not depend on which side has which, when both are marked.</summary>
    [Fact]
    public void Compare_SidesExchanged_MatchesAlike() => Check(
        from payee in Names
        from bank in Names
        where !Ascii.IsValid(payee) && !Ascii.IsValid(bank)
        select (payee, bank),
        static item => Assert.Equal(
            Compare(item.payee, item.bank).Outcome == NameOutcome.Match,
            Compare(item.bank, item.payee).Outcome == NameOutcome.Match));

    /// <summary>A whole word more on one side is never a match, wherever it stands.</summary>
    [Fact]
    public void Compare_OneWordMore_IsNeverAMatch() => Check(
        from name in Names
        from word in Gen.Elements(Words)
        from place in Gen.Choose(0, 5)
        select (name, word, place),
        static item =>
        {
            List<string> words = [.. item.name.Split(' ')];
            words.Insert(Math.Min(item.place, words.Count), item.word);
            string longer = string.Join(' ', words);

            Assert.NotEqual(NameOutcome.Match, Compare(item.name, longer).Outcome);
            Assert.NotEqual(NameOutcome.Match, Compare(longer, item.name).Outcome);
        });

    /// <summary>Found by <see cref="Compare_AnyText_MatchesOnlyTheSameLetters"/>: one side without a word.</summary>
    [Theory]
    [InlineData("Ánh", "hkD}\u0018")]
    [InlineData("Ánh", "}")]
    [InlineData("Ánh", "")]
    public void Compare_ABankThatSendsNoName_IsNoMatch(string payee, string bank) =>
        Assert.NotEqual(NameOutcome.Match, Compare(payee, bank).Outcome);

    /// <summary>A match means the same letters in the same order, whatever a bank sends.</summary>
    [Fact]
    public void Compare_AnyText_MatchesOnlyTheSameLetters() => Check(
        from payee in Names
        from bank in Texts
        select (payee, bank),
        static item =>
        {
            if (Compare(item.payee, item.bank).Outcome == NameOutcome.Match)
            {
                Assert.Equal(Letters(item.payee), Letters(item.bank));
            }
        });

    private static string Letters(string name) => string.Concat(
        VietnameseText.Transliterate(name.Normalize(NormalizationForm.FormKC)).Where(char.IsAsciiLetter));

    private static NameMatch Compare(string payee, string bank) => NameComparison.Compare(PersonName.From(payee), bank);

    private static void Check<T>(Gen<T> items, Action<T> law) =>
        Prop.ForAll(Arb.From(items), law).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
}
