using System.Text;

namespace Disbursement.Core.Money;

/// <summary>Spells amounts in Vietnamese, as funds requests and payment lists must (amount "bằng chữ").</summary>
/// <remarks>
/// Follows the school rules: "linh" for an empty tens place, "mốt" and "tư" after "mươi", "lăm" after "mười" and
/// "mươi", "không trăm" inside a number, groups of zero left out, and tỷ (10^9) counted again above itself.
/// </remarks>
public static class DongInWords
{
    private const long Billion = 1_000_000_000;

    private static readonly string[] Digits =
        ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];

    private static readonly string[] GroupNames = ["", " nghìn", " triệu"];

    /// <summary>Spells an amount: 540.000 is <c>Năm trăm bốn mươi nghìn đồng</c>.</summary>
    public static string ToWords(Vnd amount)
    {
        if (amount == Vnd.Zero)
        {
            return "Không đồng";
        }

        var words = new StringBuilder();
        AppendNumber(words, amount.Dong);
        words.Append(" đồng");
        words[0] = char.ToUpperInvariant(words[0]);
        return words.ToString();
    }

    private static void AppendNumber(StringBuilder words, long number)
    {
        if (number >= Billion)
        {
            AppendNumber(words, number / Billion);
            words.Append(" tỷ");
        }

        int rest = (int)(number % Billion);
        for (int power = 2; power >= 0; power--)
        {
            int group = rest / (power == 2 ? 1_000_000 : power == 1 ? 1_000 : 1) % 1_000;
            if (group > 0)
            {
                AppendGroup(words, group);
                words.Append(GroupNames[power]);
            }
        }
    }

    /// <summary>Spells 1 to 999; a group that follows another says its hundreds even when there are none.</summary>
    private static void AppendGroup(StringBuilder words, int group)
    {
        int hundreds = group / 100;
        bool saysHundreds = hundreds > 0 || words.Length > 0;
        if (saysHundreds)
        {
            AppendWord(words, Digits[hundreds]);
            AppendWord(words, "trăm");
        }

        AppendTensAndUnits(words, group / 10 % 10, group % 10, saysHundreds);
    }

    private static void AppendTensAndUnits(StringBuilder words, int tens, int units, bool saysHundreds)
    {
        if (tens == 1)
        {
            AppendWord(words, "mười");
        }
        else if (tens > 1)
        {
            AppendWord(words, Digits[tens]);
            AppendWord(words, "mươi");
        }
        else if (units > 0 && saysHundreds)
        {
            AppendWord(words, "linh");
        }

        if (units > 0)
        {
            AppendWord(words, UnitWord(tens, units));
        }
    }

    private static string UnitWord(int tens, int units) => (tens, units) switch
    {
        ( > 1, 1) => "mốt",
        ( > 1, 4) => "tư",
        ( > 0, 5) => "lăm",
        _ => Digits[units],
    };

    private static void AppendWord(StringBuilder words, string word)
    {
        if (words.Length > 0)
        {
            words.Append(' ');
        }

        words.Append(word);
    }
}
