using System.Text;
using Disbursement.Formats.Csv;

namespace Disbursement.Formats.Tests.Csv;

public sealed class CsvReaderTests
{
    [Theory]
    [InlineData("a,b\nc,d\n", "a|b;c|d")]
    [InlineData("a,b\r\nc,d\r\n", "a|b;c|d")]
    [InlineData("a,b\rc,d", "a|b;c|d")]
    [InlineData("a,b\nc,d", "a|b;c|d")]
    [InlineData("\uFEFFa,b\n", "a|b")]
    [InlineData("a\n\nb\n", "a;;b")]
    [InlineData(",\n,,\n", "|;||")]
    [InlineData("\"a,b\",c\n", "a,b|c")]
    [InlineData("\"a\"\"b\",\"\"\n", "a\"b|")]
    [InlineData("\"\"\"\"\n", "\"")]
    [InlineData("a\"b,c\"\n", "a\"b|c\"")]
    [InlineData("\"a\nb\",c\n", "a\nb|c")]
    [InlineData("\"a\r\nb\"\n", "a\r\nb")]
    [InlineData("Nguyễn,Đức\n", "Nguyễn|Đức")]
    [InlineData("", "")]
    [InlineData("\uFEFF", "")]
    public void Read_Rows_GivesTheirCells(string text, string expected)
    {
        foreach (int pieceBytes in new[] { 1, 2, 3, 1024 })
        {
            CsvReader reader = ReaderOf(text, pieceBytes);
            List<string> rows = [];
            while (reader.Read())
            {
                rows.Add(string.Join('|', reader.Texts()));
            }

            Assert.Null(reader.Problem);
            Assert.Equal(expected, string.Join(';', rows));
        }
    }

    [Fact]
    public void LineNumber_QuotedLineEnds_CountAsLines()
    {
        CsvReader reader = ReaderOf("a\n\"b\nc\nd\"\r\n\r\ne\n");
        List<int> lines = [];
        while (reader.Read())
        {
            lines.Add(reader.LineNumber);
        }

        Assert.Equal([1, 2, 5, 6], lines);
    }

    [Theory]
    [InlineData("\"a\"b,c\n", CsvFlaws.BrokenQuotes)]
    [InlineData("\"a,\nb\",c\n", CsvFlaws.BrokenQuotes)]
    [InlineData("\"a\nb\",c\n", CsvFlaws.None)]
    [InlineData("123456789,b\n", CsvFlaws.CellTooLong)]
    [InlineData("\"123456789\",b\n", CsvFlaws.CellTooLong)]
    [InlineData("a,b,c,d\n", CsvFlaws.None)]
    [InlineData("a,b,c,d,e\n", CsvFlaws.TooManyColumns)]
    [InlineData("a,b,c,d,e,f,g\n", CsvFlaws.TooManyColumns)]
    [InlineData("a,b", CsvFlaws.NoLineEnd)]
    [InlineData("\"a\"", CsvFlaws.NoLineEnd)]
    public void Flaws_OneRow_MarkItAndReadOn(string text, CsvFlaws expected)
    {
        CsvReader reader = ReaderOf(text, limits: new CsvLimits(8, 4, 1_000));

        Assert.True(reader.Read());
        Assert.Equal(expected, reader.Flaws);
        Assert.False(reader.Read());
        Assert.Null(reader.Problem);
    }

    [Theory]
    [InlineData("a\nb\n\"c,d\ne\n", CsvProblemKind.QuoteNotClosed, 3)]
    [InlineData("a\nb\0c\n", CsvProblemKind.Binary, 2)]
    [InlineData("a\n\"12345678901234567890123456789012345678901234567890\"\n", CsvProblemKind.RowTooLong, 2)]
    public void Problem_WholeFile_IsAValueWithItsLine(string text, CsvProblemKind kind, int line)
    {
        CsvReader reader = ReaderOf(text, limits: new CsvLimits(100, 10, 40));
        while (reader.Read())
        {
            Assert.InRange(reader.Count, 1, 10);
        }

        Assert.Equal(new CsvProblem(kind, line), reader.Problem);
        Assert.False(reader.Read());
    }

    [Theory]
    [InlineData(new byte[] { 0x61, 0x0A, 0xC3, 0x28, 0x0A }, 2)]
    [InlineData(new byte[] { 0x4E, 0x67, 0x75, 0x79, 0xD4, 0x6E, 0x0A }, 1)]
    [InlineData(new byte[] { 0x61, 0x2C, 0xE1, 0xBB }, 1)]
    public void Problem_OldEncoding_IsNotUtf8(byte[] bytes, int line)
    {
        using var stream = new MemoryStream(bytes);
        var reader = new CsvReader(stream);
        while (reader.Read())
        {
            Assert.Equal("a", reader.Text(0));
        }

        Assert.Equal(new CsvProblem(CsvProblemKind.NotUtf8, line), reader.Problem);
    }

    [Fact]
    public void Problem_Utf16_IsBinary()
    {
        using var stream = new MemoryStream([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("a,b\n")]);
        var reader = new CsvReader(stream);

        Assert.False(reader.Read());
        Assert.Equal(CsvProblemKind.Binary, reader.Problem?.Kind);
    }

    [Fact]
    public async Task ReadAsync_EndlessQuote_StopsAtTheLimit()
    {
        await using var stream = new EndlessStream("\"aaaa,bbbb\n");
        var reader = new CsvReader(stream, ',', new CsvLimits(100, 10, 300_000));

        Assert.False(await reader.ReadAsync(TestContext.Current.CancellationToken));
        Assert.Equal(CsvProblemKind.RowTooLong, reader.Problem?.Kind);
        Assert.InRange(reader.BytesRead, 300_000, 1_000_000);
    }

    [Fact]
    public void Text_RepeatedValue_IsTheSameString()
    {
        CsvReader reader = ReaderOf("BT05C,1\nBT05C,2\n");

        Assert.True(reader.Read());
        string first = reader.Text(0);
        Assert.True(reader.Read());

        Assert.Same(first, reader.Text(0));
        Assert.Equal("2", reader.Text(1));
    }

    [Fact]
    public void IsBlank_EmptyLine_IsToldFromEmptyCells()
    {
        CsvReader reader = ReaderOf("\n,\n");

        Assert.True(reader.Read() && reader.IsBlank);
        Assert.True(reader.Read() && !reader.IsBlank);
    }

    [Fact]
    public void Constructor_DelimiterOutsideAscii_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new CsvReader(Stream.Null, 'đ'));

    private static CsvReader ReaderOf(string text, int pieceBytes = 1024, CsvLimits? limits = null) =>
        new(new PiecewiseStream(Encoding.UTF8.GetBytes(text), pieceBytes), ',', limits);
}
