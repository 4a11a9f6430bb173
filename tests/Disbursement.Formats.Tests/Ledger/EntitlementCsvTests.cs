using System.Buffers;
using System.Text;
using Disbursement.Core.Entitlements;
using Disbursement.Formats.Csv;
using Disbursement.Formats.Ledger;
using FsCheck;
using FsCheck.Fluent;

namespace Disbursement.Formats.Tests.Ledger;

public sealed class EntitlementCsvTests
{
    [Fact]
    public void WriteThenRead_AnyRows_IsIdentity() =>
        Prop.ForAll(EntitlementArbitrary.Rows.Generator.ArrayOf().ToArbitrary(), rows =>
        {
            using var stream = new MemoryStream(Write(rows));

            Assert.Equal(rows, EntitlementCsv.Read(stream));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public async Task ReadAsync_Chunk_GivesTheSameAsRead()
    {
        EntitlementRow[] rows = [.. EntitlementArbitrary.Rows.Generator.Sample(200)];
        using var stream = new MemoryStream(Write(rows));
        List<EntitlementRow> read = [];

        await foreach (EntitlementRow row in EntitlementCsv.ReadAsync(stream, TestContext.Current.CancellationToken))
        {
            read.Add(row);
        }

        Assert.Equal(rows, read);
    }

    [Theory]
    [InlineData("person,programme\n")]
    [InlineData("")]
    public void Read_OtherHeader_Throws(string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));

        Assert.Throws<InvalidDataException>(() => EntitlementCsv.Read(stream).ToList());
    }

    [Theory]
    [InlineData("017040123456,BT05C,,,,,04789,1,0,,,,,CC,,,,,,,,,,2,")] // no name
    [InlineData("1,BT05C,,A,,,04789,1,0,,,,,CC,,,,,,,,,,2,")] // no person
    [InlineData("017040123456,BT05C,,A,,,04789,-1,0,,,,,CC,,,,,,,,,,2,")] // negative
    [InlineData("017040123456,BT05C,,A,,,04789,1.000,0,,,,,CC,,,,,,,,,,2,")] // grouped
    [InlineData("017040123456,BT05C,,A,,,04789,1,0,??,,,,CC,,,,,,,,,,2,")] // channel
    [InlineData("017040123456,BT05C,,A,,,04789,1,0,,,,,,,,,,,,,,,2,")] // receiver
    [InlineData("017040123456,BT05C,,A,,,04789,9000000000000000,0,,,,,CC,,,,,,,,,,2,")] // too much
    [InlineData("017040123456,BT05C,,A")] // cut
    [InlineData("017040123456,BT05C,,\"A")] // quote
    public void Read_DamagedRow_Throws(string row)
    {
        string text = string.Join(',', EntitlementCsv.Header) + "\n" + row + "\n";
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));

        Assert.Throws<InvalidDataException>(() => EntitlementCsv.Read(stream).ToList());
    }

    [Theory]
    [InlineData("31/12/2024", "")]
    [InlineData("", "2024-13")]
    [InlineData("", "04/2024")]
    public void Read_DamagedAddition_Throws(string until, string periods)
    {
        string text = string.Join(',', EntitlementCsv.Header)
            + $"\n017040123456,BT05C,,A,,,04789,1,0,,,,,CC,,,,,,,,{until},{periods},2,\n";
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));

        Assert.Throws<InvalidDataException>(() => EntitlementCsv.Read(stream).ToList());
    }

    /// <summary>Goal: a month that began before version 2 goes on: its ledgers are read as they are.</summary>
    [Fact]
    public void Read_LedgerOfVersion1_IsUnderstood()
    {
        string text = string.Join(',', EntitlementCsv.HeaderV1)
            + "\n017040123456,BT05C,,A,,,04789,1,5,,,,,UQ,017180123456,B,12 hạn 31/12/2024,,,,n,7,301;303\n";
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));

        EntitlementRow row = Assert.Single(EntitlementCsv.Read(stream));

        Assert.Equal(23, EntitlementCsv.HeaderV1.Count);
        Assert.Equal(("n", 7, "301;303"), (row.Note, row.LineNumber, row.Warnings));
        Assert.Equal(default, row.ArrearsPeriods);
        Assert.Null(row.AuthorisedUntil);
    }

    private static byte[] Write(EntitlementRow[] rows)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var writer = new CsvWriter(buffer);
        EntitlementCsv.WriteHeader(writer);
        foreach (EntitlementRow row in rows)
        {
            EntitlementCsv.Write(writer, row);
        }

        return buffer.WrittenSpan.ToArray();
    }
}
