using System.Security.Cryptography;
using System.Text;
using Disbursement.Core.Entitlements;
using Disbursement.Core.Intake;
using Disbursement.Core.Text.Encodings;
using Disbursement.Formats.Beneficiaries;
using Disbursement.Formats.Receipts;
using Disbursement.Formats.Tests.Beneficiaries;
using Disbursement.Formats.Tests.Csv;
using Disbursement.Testing;

namespace Disbursement.Formats.Tests.Encodings;

/// <summary>
/// Goal: a list in any encoding gives the rows it gives in UTF-8, or a question, never other names. Method: the same
/// list written in each encoding and read by the intake, whole and in pieces.
/// </summary>
public sealed class EncodedListTests
{
    private const string KeyHeader = "stt,citizen_id,full_name,birth,sex,commune_code,programme,reference,amount,arrears";

    private static readonly string[] Names =
        ["Nguyễn Văn Đức", "Trần Thị Hường", "Lê Bá Tú", "Đặng Thị Thủy", "Bùi Văn Dũng", "Quách Thị Ngọc Yến"];

    private static readonly string Text = Lists.Join([Lists.Header, .. Names.Select(Row)]);

    [Theory]
    [InlineData(TextEncodingKind.Tcvn3, "TCVN3")]
    [InlineData(TextEncodingKind.Vni, "VNI")]
    [InlineData(TextEncodingKind.Viscii, "VISCII")]
    [InlineData(TextEncodingKind.Windows1258, "Windows-1258")]
    [InlineData(TextEncodingKind.Utf16LittleEndian, "UTF-16")]
    [InlineData(TextEncodingKind.Utf16BigEndian, "UTF-16")]
    public async Task ReadAsync_ListInAnyEncoding_GivesTheRowsOfUtf8(TextEncodingKind kind, string name)
    {
        byte[] bytes = OldEncodings.Encode(Text, kind);

        (IntakeResult result, MemoryIntakeOutput output) = await Lists.ReadAsync(bytes);

        Assert.Equal(Names, NamesOf(output));
        Assert.Equal((name, "certain"), (result.Receipt.Encoding?.Name, result.Receipt.Encoding?.Certainty));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), result.Receipt.Sha256);
        Assert.Equal(result.Receipt.Sha256, result.Sha256);
        Assert.Equal(bytes.Length, result.Receipt.Bytes);
        Assert.Equal(
            name != "UTF-16",
            result.Receipt.Findings.Any(static finding => finding.Number == (int)FindingNumber.FileConverted));
    }

    [Theory]
    [InlineData("FFFE", TextEncodingKind.Utf16LittleEndian)]
    [InlineData("FEFF", TextEncodingKind.Utf16BigEndian)]
    [InlineData("EFBBBF", TextEncodingKind.Utf8)]
    public async Task ReadAsync_ByteOrderMark_IsBelieved(string mark, TextEncodingKind kind)
    {
        byte[] bytes = [.. Convert.FromHexString(mark), .. OldEncodings.Encode(Text, kind)];

        // Even against the name: a mended list of refused rows is UTF-8 under the name of the first file.
        (_, MemoryIntakeOutput output) = await Lists.ReadAsync(bytes, path: PathOf("a.tcvn3.csv"));

        Assert.Equal(Names, NamesOf(output));
    }

    [Fact]
    public async Task ReadAsync_Utf8_SaysNothingOfEncodings()
    {
        (IntakeResult result, MemoryIntakeOutput output) = await Lists.ReadAsync(Text);

        Assert.Equal(Names, NamesOf(output));
        Assert.Null(result.Receipt.Encoding);
        Assert.DoesNotContain(
            result.Receipt.Findings, static finding => finding.Number == (int)FindingNumber.FileConverted);
        Assert.DoesNotContain("encoding", Encoding.UTF8.GetString(result.Receipt.ToBytes()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_DecomposedLettersAndIcelandicD_AreComposed()
    {
        string text = Text.Normalize(NormalizationForm.FormD).Replace('Đ', 'Ð');

        (_, MemoryIntakeOutput output) = await Lists.ReadAsync(text);

        Assert.Equal(Names, NamesOf(output));
    }

    [Theory]
    [InlineData(TextEncodingKind.Tcvn3, 1)]
    [InlineData(TextEncodingKind.Vni, 1)]
    [InlineData(TextEncodingKind.Vni, 7)]
    [InlineData(TextEncodingKind.Windows1258, 3)]
    [InlineData(TextEncodingKind.Utf16LittleEndian, 1)]
    public async Task ReadAsync_InPieces_GivesTheSame(TextEncodingKind kind, int pieceBytes)
    {
        byte[] bytes = OldEncodings.Encode(Text, kind);
        var output = new MemoryIntakeOutput();

        IntakeResult result = await new IntakeReader(Lists.Context).ReadAsync(
            Lists.Path,
            _ => Task.FromResult<Stream>(new PiecewiseStream(bytes, pieceBytes)),
            output,
            progress: null,
            TestContext.Current.CancellationToken);

        Assert.Equal(Names, NamesOf(output));
        Assert.Equal(bytes.Length, result.Receipt.Bytes);
    }

    /// <summary>More ASCII than any sample, then names: the sample starts where the names do.</summary>
    [Theory]
    [InlineData(TextEncodingKind.Tcvn3)]
    [InlineData(TextEncodingKind.Vni)]
    [InlineData(TextEncodingKind.Utf8)]
    public async Task ReadAsync_NamesComeLate_AreReadRightly(TextEncodingKind kind)
    {
        IEnumerable<string> plain = Enumerable.Range(1, 6_000)
            .Select(static number => Lists.Row(number).Replace("Nguyễn Văn A", "Lo Van An", StringComparison.Ordinal));
        string text = Lists.Join([KeyHeader, .. plain, .. Names.Select(static (name, at) => Row(name, at + 7_000))]);

        (IntakeResult result, MemoryIntakeOutput output) = await Lists.ReadAsync(OldEncodings.Encode(text, kind));

        Assert.True(result.IsTaken);
        Assert.Equal(Names, NamesOf(output)[^Names.Length..]);
    }

    [Fact]
    public async Task ReadAsync_Uncertain_IsAskedAndTheOfficersWordDecides()
    {
        // "Dũng" in TCVN3 is "Dòng" in VISCII and "Dọng" in Windows-1258.
        byte[] bytes = OldEncodings.Encode(Lists.Join(KeyHeader, Row("Dũng", 1)), TextEncodingKind.Tcvn3);

        (IntakeResult asked, MemoryIntakeOutput nothing) = await Lists.ReadAsync(bytes);
        (IntakeResult first, MemoryIntakeOutput tcvn3) = await Lists.ReadAsync(bytes, path: PathOf("a.tcvn3.csv"));
        (IntakeResult second, MemoryIntakeOutput viscii) = await Lists.ReadAsync(bytes, path: PathOf("a.viscii.csv"));

        ReceiptFinding finding = Assert.Single(asked.Receipt.FileFindings);
        Assert.Equal((int)FindingNumber.EncodingUncertain, finding.Number);
        Assert.Contains("TCVN3", finding.Vietnamese, StringComparison.Ordinal);
        Assert.Contains("danh-sach.tcvn3.csv", finding.ToDoVietnamese, StringComparison.Ordinal);
        Assert.Empty(nothing.Chunks);
        Assert.Equal(["Dũng"], NamesOf(tcvn3));
        Assert.Equal(["Dòng"], NamesOf(viscii));
        Assert.Equal("stated", first.Receipt.Encoding?.Certainty);
        Assert.Equal(first.Receipt.Sha256, second.Receipt.Sha256);
        // Two readings of the same bytes: the second answer replaces the first and is no repeat of it.
        Assert.Equal(3, new HashSet<string> { asked.Sha256, first.Sha256, second.Sha256 }.Count);
    }

    [Theory]
    [InlineData("a.vni.csv", FindingNumber.EncodingContradicted)]
    [InlineData("a.utf16.csv", FindingNumber.EncodingContradicted)]
    [InlineData("a.utf8.csv", null)]
    [InlineData("a.tcvn3.csv", null)]
    public async Task ReadAsync_NameAgainstTheText_IsAsked(string file, FindingNumber? expected)
    {
        (IntakeResult result, _) = await Lists.ReadAsync(
            OldEncodings.Encode(Text, TextEncodingKind.Tcvn3), path: PathOf(file));

        Assert.Equal(expected is null, result.IsTaken);
        Assert.Equal(
            expected is null ? [] : [(int)expected], result.Receipt.FileFindings.Select(static one => one.Number));
    }

    [Fact]
    public async Task ReadAsync_EncodingChangesOnTheWay_NamesTheLine()
    {
        byte[] first = OldEncodings.Encode(
            Lists.Join([Lists.Header, .. Enumerable.Range(1, 3_000).Select(static at => Row(Names[at % 6], at))]),
            TextEncodingKind.Tcvn3);
        byte[] second = OldEncodings.Encode(Lists.Join(Row("Nguyễn Thị Hường", 3_001)), TextEncodingKind.Vni);

        (IntakeResult result, MemoryIntakeOutput output) = await Lists.ReadAsync([.. first, .. second]);

        ReceiptFinding finding = Assert.Single(result.Receipt.FileFindings);
        Assert.Equal((int)FindingNumber.EncodingMixed, finding.Number);
        Assert.Contains("(dòng 3002)", finding.Vietnamese, StringComparison.Ordinal);
        Assert.Empty(output.Chunks);
        Assert.Equal(first.Length + second.Length, result.Receipt.Bytes);
    }

    [Fact]
    public async Task ReadAsync_HalfAUnitOfUtf16_IsDamage()
    {
        (IntakeResult result, _) = await Lists.ReadAsync(
            [.. OldEncodings.Encode("\uFEFF" + Text, TextEncodingKind.Utf16LittleEndian), 0x41]);

        Assert.Equal((int)FindingNumber.EncodingMixed, Assert.Single(result.Receipt.FileFindings).Number);
    }

    [Fact]
    public async Task ReadAsync_RefusedRowOfAnOldFile_ComesBackInUnicode()
    {
        string refused = Row("Đỗ Thị Ánh", 9).Replace("04789", "99999", StringComparison.Ordinal);

        (IntakeResult result, MemoryIntakeOutput output) = await Lists.ReadAsync(
            OldEncodings.Encode(Text + refused + "\r\n", TextEncodingKind.Vni));

        Assert.Equal((6, 1), (result.Receipt.Accepted.Rows, result.Receipt.Refused.Rows));
        Assert.Contains("Đỗ Thị Ánh", Encoding.UTF8.GetString(output.Rejected), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_CapitalsOfACapitalFont_ComeBack()
    {
        byte[] bytes = Encoding.Latin1.GetBytes(Lists.Join(KeyHeader, Row("NGUYÔN V¡N TÊN", 1), Row("Lª ThÞ ¸nh", 2)));

        (_, MemoryIntakeOutput output) = await Lists.ReadAsync(bytes);

        Assert.Equal(["NGUYỄN VĂN TẤN", "Lê Thị ánh"], NamesOf(output));
    }

    [Fact]
    public async Task ReadAsync_CellsOfAnOldEncoding_AreMendedAndTold()
    {
        string text = Lists.Join(
            Lists.Header, Row("Trần Thị Hường", 1), Row("NguyÔn V¨n §øc", 2), Row("Nguyá»…n VÄƒn An", 3));

        (IntakeResult result, MemoryIntakeOutput output) = await Lists.ReadAsync(text);

        Assert.Equal(["Trần Thị Hường", "Nguyễn Văn Đức", "Nguyễn Văn An"], NamesOf(output));
        ReceiptFinding finding = Assert.Single(result.Receipt.Findings);
        Assert.Equal(((int)FindingNumber.CellConverted, "repair", "3-4"), (finding.Number, finding.Severity, finding.Lines));
    }

    [Fact]
    public async Task ReadAsync_HeaderOfAnOldEncodingInUtf8_IsFound()
    {
        string header = OldEncodings.AsWindows1252(OldEncodings.Encode(Lists.Header, TextEncodingKind.Tcvn3));

        (IntakeResult result, _) = await Lists.ReadAsync(
            Lists.Join(header, Row("NguyÔn V¨n §øc", 1), Row("Bïi V¨n Dòng", 2)).Replace(',', ';'));

        Assert.Equal(2, result.Receipt.Accepted.Rows);
    }

    [Theory]
    [InlineData("NguyÔn V¨n §øc|Dòng", "Nguyễn Văn Đức|Dũng")]
    [InlineData("Trần Thị Hường|Dòng", "Trần Thị Hường|Dòng")]
    [InlineData("Dòng|NguyÔn V¨n §øc", null)]
    [InlineData("NguyÔn V¨n §øc|Dòng|Trần Thị Hường", null)]
    public async Task ReadAsync_CellOfTwoReadings_GoesByItsColumn(string names, string? expected)
    {
        (IntakeResult result, MemoryIntakeOutput output) = await Lists.ReadAsync(
            Lists.Join([Lists.Header, .. names.Split('|').Select(static (name, at) => Row(name, at))]));

        Assert.Equal(expected, expected is null ? null : string.Join('|', NamesOf(output)));
        Assert.Equal(
            expected is null ? [(int)FindingNumber.EncodingMixed] : [],
            result.Receipt.FileFindings.Select(static one => one.Number));
    }

    private static string Row(string name, int number) =>
        Lists.Row(number).Replace("Nguyễn Văn A", name, StringComparison.Ordinal);

    private static string PathOf(string file) =>
        Lists.Path[..(Lists.Path.LastIndexOf('/') + 1)] + file;

    /// <summary>Names in the order of lines.</summary>
    private static string[] NamesOf(MemoryIntakeOutput output) =>
        [.. output.Accepted.OrderBy(static row => row.LineNumber).Select(static row => row.FullName.Reveal())];
}
