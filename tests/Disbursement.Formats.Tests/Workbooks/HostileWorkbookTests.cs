using System.IO.Compression;
using System.Text;
using Disbursement.Core.Intake;
using Disbursement.Formats.Beneficiaries;
using Disbursement.Formats.Tests.Beneficiaries;
using Disbursement.Formats.Workbooks;

namespace Disbursement.Formats.Tests.Workbooks;

/// <summary>Files made to harm are refused by number, in little time and memory.</summary>
public sealed class HostileWorkbookTests
{
    private const string Path = "17/2024-06/148/btxh/danh-sach.xlsx";

    private static readonly byte[] Good = Plain().ToBytes();

    [Theory]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]>")]
    [InlineData("<!DOCTYPE x SYSTEM \"file:///etc/passwd\">")]
    public async Task ReadAsync_DocumentType_IsUnsafe(string type)
    {
        byte[] book = Zips.Replace(Good, "<worksheet", type + "<worksheet");

        await AssertRefusedAsync(book, FindingNumber.WorkbookUnsafe);
    }

    [Theory]
    [InlineData(FindingNumber.WorkbookUnsafe, "<dimension ref=\"A1\" a=\"{0}\"/>")]
    [InlineData(FindingNumber.WorkbookUnsafe, "<dimension ref=\"A1\" a=\">{0}\"/>")]
    [InlineData(FindingNumber.WorkbookUnsafe, "<!--{0}-->")]
    public async Task ReadAsync_EndlessTag_IsUnsafe(FindingNumber expected, string tag)
    {
        string long1 = tag.Replace("{0}", new string('a', 1_000_000), StringComparison.Ordinal);

        await AssertRefusedAsync(Zips.Replace(Good, "<sheetData>", long1 + "<sheetData>"), expected);
    }

    [Fact]
    public async Task ReadAsync_DeepNesting_IsUnsafe()
    {
        string deep = string.Concat(Enumerable.Repeat("<a>", 40)) + string.Concat(Enumerable.Repeat("</a>", 40));

        await AssertRefusedAsync(Zips.Replace(Good, "<sheetData>", deep + "<sheetData>"), FindingNumber.WorkbookUnsafe);
    }

    [Fact]
    public async Task ReadAsync_ZipBomb_IsTooLargeBeforeItIsUnpacked()
    {
        byte[] bomb = Add(Good, "xl/worksheets/sheet9.xml", new byte[64 * 1024 * 1024]);
        byte[] small = Add(Good, "xl/media/image1.png", new byte[8 * 1024 * 1024]);

        await AssertRefusedAsync(bomb, FindingNumber.WorkbookTooLarge);
        Assert.True((await Lists.ReadAsync(small, path: Path)).Result.IsTaken);
    }

    [Fact]
    public async Task ReadAsync_DirectoryThatLiesAboutSizes_IsCountedAgain()
    {
        string spaces = "<sheetData>" + string.Concat(Enumerable.Repeat("<x/>" + new string(' ', 100_000), 60));
        byte[] book = Zips.Replace(Good, "<sheetData>", spaces);
        var options = new IntakeReaderOptions { Workbook = WorkbookLimits.Default with { UnpackedBytesMax = 5_000_000 } };
        byte[] liar = ForgeSizes(book);

        (IntakeResult honest, _) = await Lists.ReadAsync(book, options, Path);
        (IntakeResult lying, _) = await Lists.ReadAsync(liar, options, Path);

        Assert.Equal((int)FindingNumber.WorkbookTooLarge, Assert.Single(honest.Receipt.FileFindings).Number);
        Assert.True(Assert.Single(lying.Receipt.FileFindings).Number
            is (int)FindingNumber.WorkbookTooLarge or (int)FindingNumber.WorkbookDamaged);
    }

    [Fact]
    public async Task ReadAsync_PartsAboveEachOtherOrTwice_AreUnsafe()
    {
        byte[] overlapping = [.. Good];
        List<int> entries = Entries(Good);
        overlapping.AsSpan(entries[0] + 42, 4).CopyTo(overlapping.AsSpan(entries[1] + 42));

        await AssertRefusedAsync(overlapping, FindingNumber.WorkbookUnsafe);
        await AssertRefusedAsync(Add(Good, "XL/workbook.xml", [1]), FindingNumber.WorkbookUnsafe);
    }

    [Fact]
    public async Task ReadAsync_CutAnywhere_IsDamaged()
    {
        for (int length = 4; length < Good.Length; length += 37)
        {
            await AssertRefusedAsync(Good[..length], FindingNumber.WorkbookDamaged);
        }
    }

    /// <summary>Goal: no damage does more than refuse the file or rows of it. Method: bytes turned over.</summary>
    [Fact]
    public async Task ReadAsync_AnyByteTurned_NeverThrows()
    {
        for (int at = 4; at < Good.Length; at += 5)
        {
            byte[] turned = [.. Good];
            turned[at] ^= 0xFF;
            await Lists.ReadAsync(turned, path: Path);
        }
    }

    [Theory]
    [InlineData("<dimension ref=\"A1:XFD1048576\"/>", true)]
    [InlineData("<cols><col min=\"1\" max=\"99999999\" hidden=\"0\"/></cols>", true)]
    public async Task ReadAsync_AbsurdDimension_IsNotBelieved(string before, bool taken)
    {
        TestBook book = new TestBook().Sheet("x", Rows(), before: before);

        (IntakeResult result, _) = await WorkbookIntakeTests.ReadAsync(book);

        Assert.Equal(taken, result.IsTaken);
    }

    [Theory]
    [InlineData("<row r=\"1048576\"><c r=\"XFD1048576\" t=\"str\"><v>x</v></c></row>", true)]
    [InlineData("<row r=\"1048577\"><c t=\"str\"><v>x</v></c></row>", false)]
    [InlineData("<row r=\"1\"><c t=\"str\"><v>x</v></c></row>", false)]
    [InlineData("<row r=\"9\"><c r=\"ZZZZZZ9\" t=\"str\"><v>x</v></c></row>", false)]
    [InlineData("<row r=\"9\"><c r=\"B9\" t=\"str\"><v>x</v></c><c r=\"A9\"><v>1</v></c></row>", false)]
    [InlineData("<row r=\"9\"><c r=\"B9\" t=\"s\"><v>7</v></c></row>", false)]
    public async Task ReadAsync_RowsAndCellsOutOfPlace_AreDamage(string row, bool taken)
    {
        (IntakeResult result, _) = await WorkbookIntakeTests.ReadAsync(new TestBook().Sheet("x", Rows() + row));

        Assert.Equal(taken, result.IsTaken);
    }

    [Theory]
    [InlineData("<html><table><tr><td>Số định danh</td></tr></table></html>", FindingNumber.NotTheNamedType)]
    [InlineData("Số định danh\tHọ và tên\n", FindingNumber.NotTheNamedType)]
    [InlineData("<?xml version=\"1.0\"?><Workbook/>", FindingNumber.NotTheNamedType)]
    [InlineData("PK\u0003\u0004", FindingNumber.WorkbookDamaged)]
    [InlineData("", FindingNumber.NoRows)]
    public async Task ReadAsync_OtherContent_IsRefused(string text, FindingNumber expected)
    {
        await AssertRefusedAsync(Encoding.UTF8.GetBytes(text), expected);
    }

    [Theory]
    [InlineData("xl/vbaProject.bin", FindingNumber.WorkbookHasMacros)]
    public async Task ReadAsync_Macros_AreRefused(string part, FindingNumber expected) =>
        await AssertRefusedAsync(Add(Good, part, [1, 2, 3]), expected);

    [Fact]
    public async Task ReadAsync_BeyondTheLimits_IsRefusedOrMarked()
    {
        TestBook three = Plain().Lines("b", "x").Lines("c", "y");
        WorkbookLimits limits = WorkbookLimits.Default;

        (IntakeResult sheets, _) = await WorkbookIntakeTests.ReadAsync(
            three, new IntakeReaderOptions { Workbook = limits with { SheetsMax = 2 } });
        (IntakeResult texts, _) = await WorkbookIntakeTests.ReadAsync(
            new TestBook { Texts = "<si/><si/><si/>" }.Sheet("x", Rows()),
            new IntakeReaderOptions { Workbook = limits with { SharedStringsMax = 2 } });
        (IntakeResult cell, _) = await WorkbookIntakeTests.ReadAsync(
            Plain(), new IntakeReaderOptions { Workbook = limits with { CellCharactersMax = 11 } });

        Assert.Equal((int)FindingNumber.TooManySheets, Assert.Single(sheets.Receipt.FileFindings).Number);
        Assert.Equal((int)FindingNumber.WorkbookTooManyTexts, Assert.Single(texts.Receipt.FileFindings).Number);
        Assert.False(cell.IsTaken);
    }

    private static TestBook Plain() => new TestBook().Sheet("x", Rows());

    private static string Rows() =>
        TestBook.Row(1, Lists.Header.Split(',')) + TestBook.Row(2, Lists.Row(1).Split(','));

    private static async Task AssertRefusedAsync(byte[] book, FindingNumber expected)
    {
        (IntakeResult result, MemoryIntakeOutput output) = await Lists.ReadAsync(book, path: Path);

        Assert.Equal(expected, (FindingNumber)Assert.Single(result.Receipt.FileFindings).Number);
        Assert.Empty(output.Chunks);
    }

    private static byte[] Add(byte[] package, string path, byte[] content)
    {
        using var stream = new MemoryStream();
        stream.Write(package);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            using Stream part = zip.CreateEntry(path).Open();
            part.Write(content);
        }

        return stream.ToArray();
    }

    /// <summary>Where the entries of the directory begin.</summary>
    private static List<int> Entries(byte[] package)
    {
        List<int> entries = [];
        for (int at = 0; (at = package.AsSpan(at).IndexOf("PK\u0001\u0002"u8) is >= 0 and int found ? at + found : -1) >= 0; at += 4)
        {
            entries.Add(at);
        }

        return entries;
    }

    /// <summary>Writes an unpacked size of 1,000 bytes for every part into the directory.</summary>
    private static byte[] ForgeSizes(byte[] package)
    {
        byte[] forged = [.. package];
        foreach (int entry in Entries(package))
        {
            BitConverter.GetBytes(1_000).CopyTo(forged, entry + 24);
        }

        return forged;
    }
}
