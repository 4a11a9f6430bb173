using System.Buffers;
using System.Text;
using Disbursement.Core.Money;
using Disbursement.Formats.Csv;

namespace Disbursement.Formats.Tests.Csv;

public sealed class CsvWriterTests
{
    [Fact]
    public void Write_Cells_AreQuotedOnlyWhereNeeded()
    {
        var buffer = new ArrayBufferWriter<byte>();
        var writer = new CsvWriter(buffer);

        writer.WriteRow("a", "b,c", "d\"e", "f\ng", "", "h;i");
        writer.Write((string?)null);
        writer.Write(-12);
        writer.Write(Vnd.FromDong(540_000));
        writer.EndRow();

        Assert.Equal("a,\"b,c\",\"d\"\"e\",\"f\ng\",,h;i\n,-12,540000\n", Text(buffer));
    }

    [Theory]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("+84912345678", "\"'+84912345678\"")]
    [InlineData("-1", "\"'-1\"")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"")]
    [InlineData("\tx", "\"'\tx\"")]
    [InlineData("=\"a\"", "\"'=\"\"a\"\"\"")]
    [InlineData("a=b", "a=b")]
    [InlineData("017050123456", "017050123456")]
    public void Write_Formula_IsDisarmedForSpreadsheets(string cell, string expected)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var writer = new CsvWriter(buffer, disarmsFormulas: true);

        writer.WriteRow(cell);

        Assert.Equal(expected + "\n", Text(buffer));
    }

    [Fact]
    public void Write_FormulaInLedger_StaysAsItIs()
    {
        var buffer = new ArrayBufferWriter<byte>();

        new CsvWriter(buffer).WriteRow("=1+1");

        Assert.Equal("=1+1\n", Text(buffer));
    }

    [Fact]
    public void WriteByteOrderMark_Crlf_ForSpreadsheets()
    {
        var buffer = new ArrayBufferWriter<byte>();
        var writer = new CsvWriter(buffer, ';', crlf: true);

        writer.WriteByteOrderMark();
        writer.WriteRow("a", "b;c");

        Assert.Equal("\uFEFFa;\"b;c\"\r\n", Text(buffer));
        Assert.Equal([0xEF, 0xBB, 0xBF], buffer.WrittenSpan[..3].ToArray());
    }

    private static string Text(ArrayBufferWriter<byte> buffer) => Encoding.UTF8.GetString(buffer.WrittenSpan);
}
