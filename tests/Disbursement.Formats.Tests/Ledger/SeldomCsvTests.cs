using System.Buffers;
using Disbursement.Core.Entitlements;
using Disbursement.Core.Holds;
using Disbursement.Core.Intake;
using Disbursement.Core.Money;
using Disbursement.Core.Periods;
using Disbursement.Formats.Csv;
using Disbursement.Formats.Ledger;
using Disbursement.Testing;

namespace Disbursement.Formats.Tests.Ledger;

public sealed class SeldomCsvTests
{
    private static readonly SeldomRow Row = new(
        new EntitlementKey(PaymentSamples.Person(1), "NC-THO", "LS, \"số\" 1"), new Period(2024, 1),
        PaymentSamples.June, "148", "ncc", 2, 3, new RowPlace(2, 5), Vnd.FromDong(1_400_000));

    [Fact]
    public async Task WriteThenRead_ARegister_GivesTheRows()
    {
        SeldomRow[] rows = [Row, Row with { Term = new Period(2023, 1), Place = RowPlace.OfLine(9) }];
        using MemoryStream stream = Write(SeldomCsv.Header, rows, SeldomCsv.Write);

        Assert.Equal(rows, await SeldomCsv.ReadAsync(stream, Token).ToArrayAsync(Token));
    }

    [Fact]
    public void WriteThenRead_Repeats_GiveBothRows()
    {
        RepeatedRow[] rows = [new(Row, Row with { Unit = "150", Round = 1 }, IsOwed: true), new(Row, Row, IsOwed: false)];
        using MemoryStream stream = Write(RepeatedCsv.Header, rows, RepeatedCsv.Write);

        Assert.Equal(rows, RepeatedCsv.Read(stream));
    }

    [Fact]
    public void ToString_ARow_TellsNoPerson() =>
        Assert.DoesNotContain("017150000001", new RepeatedRow(Row, Row, IsOwed: true).ToString(), StringComparison.Ordinal);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static MemoryStream Write<T>(IReadOnlyList<string> header, IEnumerable<T> rows, Action<CsvWriter, T> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var writer = new CsvWriter(buffer);
        writer.WriteRow([.. header]);
        foreach (T row in rows)
        {
            write(writer, row);
        }

        return new MemoryStream(buffer.WrittenSpan.ToArray());
    }
}
