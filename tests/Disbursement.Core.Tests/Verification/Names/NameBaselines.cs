using Disbursement.Core.Text;
using Disbursement.Core.Verification.Names;

namespace Disbursement.Core.Tests.Verification.Names;

/// <summary>What is often done instead, to compare with.</summary>
internal static class NameBaselines
{
    private const double SimilarMin = 0.8;

    /// <summary>Upper case, marks dropped, equal or not.</summary>
    public static NameOutcome Equality(NamePair pair) =>
        Plain(pair.Payee) == Plain(pair.BankName) ? NameOutcome.Match : NameOutcome.Different;

    /// <summary>Upper case, marks dropped, 1 − distance / longer length of at least 0.8.</summary>
    public static NameOutcome Levenshtein(NamePair pair)
    {
        (string left, string right) = (Plain(pair.Payee), Plain(pair.BankName));
        double similar = 1 - ((double)Distance(left, right) / Math.Max(1, Math.Max(left.Length, right.Length)));
        return similar >= SimilarMin ? NameOutcome.Match : NameOutcome.Different;
    }

    private static string Plain(string name) => VietnameseText.Transliterate(name);

    private static int Distance(string left, string right)
    {
        int[] above = [.. Enumerable.Range(0, right.Length + 1)];
        for (int row = 1; row <= left.Length; row++)
        {
            int[] here = new int[right.Length + 1];
            here[0] = row;
            for (int column = 1; column <= right.Length; column++)
            {
                int replaced = above[column - 1] + (left[row - 1] == right[column - 1] ? 0 : 1);
                here[column] = Math.Min(replaced, 1 + Math.Min(above[column], here[column - 1]));
            }

            above = here;
        }

        return above[^1];
    }
}
