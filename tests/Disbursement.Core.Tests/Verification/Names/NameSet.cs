using System.Text;
using Disbursement.Core.Text;
using Disbursement.Core.Verification.Names;

namespace Disbursement.Core.Tests.Verification.Names;

/// <summary>Makes labelled pairs from a plan: every kind of difference as often, in a fixed order.</summary>
internal sealed class NameSet
{
    private static readonly NameOutcome[] Match = [NameOutcome.Match];
    private static readonly NameOutcome[] Close = [NameOutcome.Close];
    private static readonly NameOutcome[] Different = [NameOutcome.Different];
    private static readonly NameOutcome[] DifferentOrClose = [NameOutcome.Different, NameOutcome.Close];
    private static readonly NameOutcome[] CloseOrDifferent = [NameOutcome.Close, NameOutcome.Different];

    private readonly NamePlan _plan;
    private readonly NameDice _dice;
    private readonly NameDamage _damage;
    private readonly List<NamePair> _pairs = [];

    private NameSet(NamePlan plan)
    {
        _plan = plan;
        _dice = new NameDice(plan.Seed);
        _damage = new NameDamage(_dice);
    }

    /// <summary>All pairs of a plan.</summary>
    public static IReadOnlyList<NamePair> Make(NamePlan plan)
    {
        var set = new NameSet(plan);
        set.AddSame();
        set.AddClose();
        set.AddCloseLetters();
        set.AddOther();
        set.AddNamesakes();
        return set._pairs;
    }

    private void AddSame()
    {
        Same("plain", Match, "Identical", Plain);
        Same("case and spaces", Match, "Identical", name => _damage.CaseAndSpaces(Plain(name)));
        Same("marked upper case", Match, "Identical", static name => name.ToUpperInvariant());
        Same("tone placement", Match, "Identical", NameDamage.MoveTone, "Hòa", "Thúy", "Khỏe", "Hóa", "Thùy");
        Same("decomposed", Match, "Identical", static name => name.Normalize(NormalizationForm.FormD));
        Same("eth for đ", Match, "Identical", static name => name.Replace('Đ', 'Ð').Replace('đ', 'ð'), "Đạt", "Đào");
        Same("punctuation", Match, "Identical", name => Plain(name).Replace(' ', _dice.Of<char>(['.', '-', '_'])));
        Repeat(() =>
        {
            string[] sides = _dice.Of(_plan.Ethnic).Split('=');
            Add(sides[0], _damage.CaseAndSpaces(sides[1]), Person.Same, Match, "Identical", "other peoples");
        });
    }

    private void AddClose()
    {
        Same("order", Close, "OrderDiffers", name => GivenFirst(Plain(name)));
        Same("order and no middle", Close, "OrderDiffers", static name => $"{Words(name)[^1]} {Words(name)[0]}");
        Same("missing middle", Close, "MissingMiddleName", static name => $"{Words(name)[0]} {Words(name)[^1]}");
        Same("y for i", Close, "SpellingIY", static name => Plain(name)[..^1] + SwapIY(Plain(name)[^1..]), _plan.GivensIY);
        Same("cut", Close, "Truncated", Cut, LongGivens());
        Same("title", Close, "Honorific", name => $"{_dice.Of(_plan.Titles)} {Plain(name)}");
        Same("note", Close, "AccountNote", name => _dice.Of(_plan.Notes).Replace("#", Plain(name)));
        Same("joint", Close, "JointName", name => _dice.Of(_plan.Joints)
            .Replace("#", Plain(name)).Replace("@", Plain(Somebody())));
        Same("initials", Close, "Initials", name => _damage.Initials(Words(name)));
        Same("foreign family name", Close, "ForeignNameAdded", name => _dice.OneIn(2)
            ? $"{Plain(name)} {_dice.Of(_plan.Foreign)}"
            : $"{_dice.Of(_plan.Foreign)} {Plain(name)}");
        Same("household business", Close, "BusinessAccount", static name => $"HO KINH DOANH {Plain(name)}");
        Same("guardian named", Close, "GuardianAccount", name => _dice.OneIn(2)
            ? $"{Plain(name)} - {Plain(Somebody())} GIAM HO"
            : $"{Plain(Somebody())} GIAM HO CHO {Plain(name)}");
    }

    private void AddCloseLetters()
    {
        Same("telex residue", Close, "TypingResidue", NameDamage.Telex);
        Same("vni residue", Close, "TypingResidue", NameDamage.Vni);
        Same("missing space", Close, "SpacingDiffers", name => _damage.DropSpace(Plain(name)));
        Same("one typing error", Close, "", name => _damage.Typo(Words(name)));
        Same("look-alike signs", Close, "LookAlikes", name => _damage.LookAlike(Plain(name)));
        Same("letters lost", Close, "LettersLost", static name => NameDamage.LoseLetters(name.ToUpperInvariant()));
        Same("wrong tone", Close, "MarksDiffer", static name => NameDamage.ChangeTone(name).ToUpperInvariant());
        Same("d for đ, marked", Close, "SpellingD",
            static name => name.Replace('Đ', 'D').Replace('đ', 'd').ToUpperInvariant(), "Đạt", "Đào", "Điệp");
        Same("title, no middle", Close, "", name => $"{_dice.Of(_plan.Titles)} {Words(name)[0]} {Words(name)[^1]}");
        Same("two typing errors", CloseOrDifferent, "", name => _damage.Typo(Words(_damage.Typo(Words(name)))));
    }

    private void AddOther()
    {
        Other("other given name", DifferentOrClose, name => Replaced(name, ^1, _plan.Givens));
        Other("other family name", DifferentOrClose, name => Replaced(name, 0, _plan.Families));
        Other("other middle name", DifferentOrClose, name => Replaced(name, 1, _plan.Middles));
        Other("anybody", DifferentOrClose, _ => Plain(Somebody()));
        Other("one given name more", DifferentOrClose, name => $"{Plain(name)} {Plain(_dice.Of(_plan.Givens))}");
        Other("family and middle only", DifferentOrClose, static name => string.Join(' ', Words(name)[..^1]));
        Other("given name only", DifferentOrClose, static name => Words(name)[^1]);
        Other("others' joint account", Different, _ => _dice.Of(_plan.Joints)
            .Replace("#", Plain(Somebody())).Replace("@", Plain(Somebody())));
        Other("title and another", DifferentOrClose, _ => $"{_dice.Of(_plan.Titles)} {Plain(Somebody())}");
        Other("company", Different, static name => $"CONG TY TNHH {Plain(name)}");
        Other("other's business", DifferentOrClose, _ => $"HO KINH DOANH {Plain(Somebody())}");
        Other("guardian not named", DifferentOrClose, name => $"{Words(name)[0]} {Plain(_dice.Of(_plan.Middles))} "
            + Plain(_dice.Of(_plan.Givens)));
        Other("other tone, both marked", CloseOrDifferent,
            static name => NameDamage.ChangeTone(name).ToUpperInvariant());
    }

    /// <summary>Two persons who differ in marks only, at a bank that keeps none: no comparison can tell them apart.</summary>
    private void AddNamesakes() => Repeat(() =>
    {
        string name = Somebody();
        Add(name, Plain(NameDamage.ChangeTone(name)), Person.Namesake, Match, "Identical", "namesake but for marks");
    });

    private void Same(
        string kind, NameOutcome[] expected, string reason, Func<string, string> bank, params string[] givens) =>
        Repeat(() =>
        {
            string name = Somebody(givens);
            string theirs = bank(name);
            string before = Ascii.IsValid(theirs) ? Plain(name) : name.ToUpperInvariant();
            bool changed = expected == Match || theirs != before;
            if (changed)
            {
                Add(name, theirs, Person.Same, expected, reason, kind);
            }
        });

    private void Other(string kind, NameOutcome[] expected, Func<string, string> bank) => Repeat(() =>
    {
        string name = Somebody();
        string theirs = bank(name);
        bool marks = kind.EndsWith("marked", StringComparison.Ordinal);
        bool mayContain = kind is "company" or "one given name more" or "other tone, both marked";
        bool contained = !mayContain && theirs.Contains(Plain(name), StringComparison.Ordinal);
        string upper = name.ToUpperInvariant();
        if (!contained && (marks ? theirs != upper : Plain(theirs) != Plain(name)))
        {
            Add(name, theirs, Person.Other, expected, "", kind);
        }
    });

    private void Repeat(Action make)
    {
        for (int count = 0; count < _plan.PerCase; count++)
        {
            make();
        }
    }

    private void Add(
        string payee, string bank, Person truth, NameOutcome[] expected, string reason, string kind) =>
        _pairs.Add(new NamePair(payee, bank, truth, expected, reason, kind));

    private string Somebody(params string[] givens) =>
        $"{_dice.Of(_plan.Families)} {_dice.Of(_plan.Middles)} {_dice.Of(givens.Length > 0 ? givens : _plan.Givens)}";

    private string[] LongGivens() =>
        [.. _plan.Givens.SelectMany(first => _plan.Givens.Select(second => $"{first} {second} {first} Nghiêng Thương"))];

    private string Cut(string name)
    {
        string plain = Plain(name);
        int[] fitting = [.. _plan.Widths.Where(width => width < plain.Length)];
        return plain[..(fitting.Length == 0 ? plain.Length - 1 : _dice.Of(fitting))].TrimEnd();
    }

    private string Replaced(string name, Index at, string[] words)
    {
        string[] parts = Words(name);
        parts[at] = Plain(_dice.Of(words)).Split(' ')[0];
        return string.Join(' ', parts);
    }

    private static string GivenFirst(string plain)
    {
        string[] words = plain.Split(' ');
        return string.Join(' ', (string[])[words[^1], .. words[..^1]]);
    }

    private static string SwapIY(string letter) => letter switch { "Y" => "I", "I" => "Y", _ => letter };

    private static string Plain(string name) => VietnameseText.Transliterate(name);

    private static string[] Words(string name) => Plain(name).Split(' ');
}
