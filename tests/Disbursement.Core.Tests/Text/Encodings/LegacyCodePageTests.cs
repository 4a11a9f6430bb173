using System.Globalization;
using System.Text;
using Disbursement.Core.Tests.Repository;
using Disbursement.Core.Text.Encodings;
using Disbursement.Testing;

namespace Disbursement.Core.Tests.Text.Encodings;

public sealed class LegacyCodePageTests
{
    private const string Sentence = "Nguyễn Văn Đức, huyện Tiên Yên, tỉnh Quảng Ninh";

    [Theory]
    [InlineData(TextEncodingKind.Tcvn3, "tcvn3.csv", 74, 0, 1)]
    [InlineData(TextEncodingKind.Vni, "vni.csv", 134, 0, 2)]
    [InlineData(TextEncodingKind.Viscii, "viscii.csv", 134, 0, 1)]
    public void Decode_EveryRowOfTheTable_IsItsLetter(
        TextEncodingKind kind, string file, int rows, int bytesColumn, int letterColumn)
    {
        string path = Path.Combine(
            RepositoryFiles.Root, "functions/Disbursement.Core/Text/Encodings/Data", file);
        string[][] table =
            [.. File.ReadLines(path).Where(static line => line[0] != '#').Skip(1).Select(static line => line.Split(','))];

        Assert.Equal(rows, table.Length);
        Assert.All(table, row =>
        {
            byte[] bytes =
            [
                .. row[bytesColumn].Replace("0x", "", StringComparison.Ordinal).Split(' ')
                    .Select(static value => byte.Parse(value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)),
            ];
            Assert.Equal(row[letterColumn], LegacyCodePage.Of(kind).Decode(bytes));
        });
    }

    /// <summary>The lines of DOMAIN 7.1, as a program shows them that knows no Vietnamese.</summary>
    [Theory]
    [InlineData(TextEncodingKind.Tcvn3, "NguyÔn V¨n §øc, huyÖn Tiªn Yªn, tØnh Qu¶ng Ninh")]
    [InlineData(TextEncodingKind.Vni, "Nguyeãn Vaên Ñöùc, huyeän Tieân Yeân, tænh Quaûng Ninh")]
    [InlineData(TextEncodingKind.Viscii, "Nguy\u00ADn Vån ÐÑc, huy®n Tiên Yên, tïnh Quäng Ninh")]
    [InlineData(TextEncodingKind.Windows1258, "NguyêÞn Vãn Ðýìc, huyêòn Tiên Yên, tiÒnh QuaÒng Ninh")]
    public void Decode_SentenceOfAnOldFile_IsTheSentence(TextEncodingKind kind, string shown) =>
        Assert.Equal(Sentence, LegacyCodePage.Of(kind).Decode(Encoding.Latin1.GetBytes(shown)));

    [Fact]
    public void Decode_EverySyllable_ComesBackInNfc() =>
        Assert.All(LegacyCodePage.Kinds, static kind =>
        {
            foreach (string syllable in Syllables.All)
            {
                string decoded = LegacyCodePage.Of(kind).Decode(OldEncodings.Encode(syllable, kind));

                Assert.Equal(syllable, decoded);
                Assert.True(decoded.IsNormalized(NormalizationForm.FormC));
            }
        });

    [Theory]
    [InlineData(TextEncodingKind.Tcvn3, 0xE0)]
    [InlineData(TextEncodingKind.Tcvn3, 0xC0)]
    [InlineData(TextEncodingKind.Tcvn3, 0x81)]
    [InlineData(TextEncodingKind.Vni, 0xF8)]
    public void Decode_ByteWithoutLetter_IsMarked(TextEncodingKind kind, byte value) =>
        Assert.Equal(LegacyCodePage.Undefined, LegacyCodePage.Of(kind).Decode(value));

    [Fact]
    public void Of_EncodingWithoutTable_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => LegacyCodePage.Of(TextEncodingKind.Utf8));
}
