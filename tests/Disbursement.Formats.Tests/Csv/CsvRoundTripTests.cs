using System.Buffers;
using System.Text;
using Disbursement.Formats.Csv;
using FsCheck;
using FsCheck.Fluent;

namespace Disbursement.Formats.Tests.Csv;

public sealed class CsvRoundTripTests
{
    private static readonly string[] TrickyCells =
        ["", "\"", "\"\"", ",", ";", "\t", "a\nb", "\r\n", " a ", "Đức", "=1+1", "'", "😀", "x,\"y\"", "\uFEFF"];

    private static readonly Arbitrary<string[][]> Tables = Gen.Elements(TrickyCells)
        .ArrayOf()
        .Where(row => row.Length is > 0 and < 20)
        .ArrayOf()
        .ToArbitrary();

    [Fact]
    public void WriteThenRead_AnyTable_IsIdentity() =>
        Prop.ForAll(Tables, Gen.Elements(',', ';', '\t').ToArbitrary(), Gen.Choose(1, 40).ToArbitrary(), RoundTrip)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Read_RandomBytes_NeverThrowsAndEnds()
    {
        // Bytes that matter to the parser come often; the seed makes a failure repeatable.
        byte[] alphabet = [.. "\"\",,;\n\r\t"u8, 0, 0x61, 0xC3, 0xA0, 0xE1, 0xBB, 0x87, 0xFF, 0xEF, 0xBB, 0xBF];
        for (int seed = 0; seed < 3_000; seed++)
        {
            var random = new Random(seed);
            byte[] bytes = new byte[random.Next(300)];
            for (int at = 0; at < bytes.Length; at++)
            {
                bytes[at] = random.Next(8) == 0 ? (byte)random.Next(256) : alphabet[random.Next(alphabet.Length)];
            }

            ReadToEnd(bytes, pieceBytes: 1 + random.Next(20));
        }
    }

    [Fact]
    public void Read_AnySplitOfTheStream_GivesTheSameRows()
    {
        for (int seed = 0; seed < 500; seed++)
        {
            var random = new Random(seed);
            byte[] bytes = Encoding.UTF8.GetBytes(string.Concat(
                Enumerable.Range(0, random.Next(60)).Select(_ => TrickyCells[random.Next(TrickyCells.Length)])));

            Assert.Equal(ReadToEnd(bytes, bytes.Length + 1), ReadToEnd(bytes, 1 + random.Next(5)));
        }
    }

    private static void RoundTrip(string[][] rows, char delimiter, int pieceBytes)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var writer = new CsvWriter(buffer, delimiter);
        foreach (string[] row in rows)
        {
            writer.WriteRow(row);
        }

        // A mark that starts the file is taken for the file's own.
        byte[] bytes = [.. "\uFEFF"u8, .. buffer.WrittenSpan];
        using var stream = new PiecewiseStream(bytes, pieceBytes);
        var reader = new CsvReader(stream, delimiter);
        List<string[]> read = [];
        while (reader.Read())
        {
            read.Add(reader.Texts());
        }

        Assert.Null(reader.Problem);
        Assert.Equal(rows, read);
    }

    private static string ReadToEnd(byte[] bytes, int pieceBytes)
    {
        using var stream = new PiecewiseStream(bytes, pieceBytes);
        var reader = new CsvReader(stream, ',', new CsvLimits(50, 10, 200));
        var text = new StringBuilder();
        int rows = 0;
        while (reader.Read())
        {
            Assert.InRange(reader.Count, 1, 11);
            text.AppendJoin('|', reader.Texts()).Append(reader.Flaws).Append(reader.LineNumber).AppendLine();
            Assert.True(++rows <= bytes.Length + 1);
        }

        return text.Append(reader.Problem).ToString();
    }
}
