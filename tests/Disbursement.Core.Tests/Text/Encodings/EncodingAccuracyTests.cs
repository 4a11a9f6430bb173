using System.Globalization;
using System.Text;
using Disbursement.Core.Tests.Repository;
using Disbursement.Core.Text.Encodings;
using Disbursement.Testing;

namespace Disbursement.Core.Tests.Text.Encodings;

/// <summary>
/// Goal: no list is ever read in a wrong encoding, and few are asked about. Method: lists whose text is known, written
/// in each encoding, judged by the detector; what was measured is the table in the docs.
/// </summary>
public sealed class EncodingAccuracyTests
{
    private const int DrawsOfSmall = 400;
    private const int DrawsOfLarge = 40;

    private static readonly int[] Rows = [1, 2, 5, 20, 100, 500];

    private static readonly TextEncodingKind[] Kinds = [TextEncodingKind.Utf8, .. LegacyCodePage.Kinds];

    [Fact]
    public void Judge_Corpus_IsNeverWrongAndSeldomAsks()
    {
        var table = new StringBuilder();
        foreach (EncodingCorpus.ListKind list in Enum.GetValues<EncodingCorpus.ListKind>())
        {
            foreach (TextEncodingKind kind in Kinds)
            {
                Measure(table, list, kind);
            }
        }

        string docs = File.ReadAllText(Path.Combine(RepositoryFiles.Root, "functions/docs/encodings.md"));
        Assert.True(docs.Contains(table.ToString(), StringComparison.Ordinal), $"The docs lack:\n{table}");
    }

    private static void Measure(StringBuilder table, EncodingCorpus.ListKind list, TextEncodingKind kind)
    {
        table.Append(CultureInfo.InvariantCulture, $"| {list} | {kind.ToName()} |");
        foreach (int rows in Rows)
        {
            int draws = rows <= 5 ? DrawsOfSmall : DrawsOfLarge;
            int asked = 0;
            for (int draw = 0; draw < draws; draw++)
            {
                asked += IsAsked(EncodingCorpus.Make(list, rows, draw), kind) ? 1 : 0;
            }

            // A list with its usual header is never asked about; one name or two without a header may be.
            int percent = asked * 100 / draws;
            int percentMax = list == EncodingCorpus.ListKind.Full || rows >= 5 ? 0 : rows == 2 ? 6 : 30;
            Assert.True(percent <= percentMax, $"{list} {kind} {rows} rows: {asked} of {draws} asked.");
            table.Append(CultureInfo.InvariantCulture, $" {draws - asked} / {asked} / 0 |");
        }

        table.Append('\n');
    }

    /// <summary>Whether a person is asked; what is decided must be the very text.</summary>
    private static bool IsAsked(string text, TextEncodingKind kind)
    {
        byte[] bytes = OldEncodings.Encode(text, kind);
        EncodingVerdict verdict = EncodingDetector.Judge(bytes);
        if (!verdict.IsDecided)
        {
            return true;
        }

        string read = verdict.Kind == TextEncodingKind.Utf8
            ? Encoding.UTF8.GetString(bytes)
            : LegacyCodePage.Of(verdict.Kind).Decode(bytes);
        // TCVN3 has no toned capitals: Ẻn comes back as ẻn.
        Assert.Equal(text, read, ignoreCase: kind == TextEncodingKind.Tcvn3);
        return false;
    }
}
