using System.Globalization;
using System.Text;
using Disbursement.Core.Contracts;
using Disbursement.Core.Contracts.Layouts;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Formats.Tests.Workbooks;
using Disbursement.Formats.TransferLists;
using Disbursement.Testing;
using FsCheck;
using FsCheck.Fluent;

namespace Disbursement.Formats.Tests.TransferLists;

public sealed class TransferListTests
{
    public static TheoryData<string> Layouts => [.. ShippedLayouts.All.Select(static layout => layout.Id)];

    private static readonly PaymentEntry[] Three =
    [
        PaymentSamples.BankEntry(1) with { Account = PaymentSamples.Account("0012345678901234567") },
        PaymentSamples.BankEntry(2, 1_080_000),
        PaymentSamples.BankEntry(3, 720_000).ForGuardian(),
    ];

    [Theory]
    [InlineData("domestic-transfers-1/zeros-and-guardian/expected.txt")]
    [InlineData("branch-transfers-1/zeros-and-guardian/expected.txt")]
    [InlineData("transfers-and-results-1/zeros-and-guardian/expected.txt")]
    [InlineData("transfers-csv-1/zeros-and-guardian/expected.csv")]
    public void Write_GoldenCase_IsWhatAStrangerReads(string path)
    {
        TransferLayout layout = Layout(path[..path.IndexOf('/', StringComparison.Ordinal)]);
        byte[] file = Write(layout, Three);

        Golden.AssertMatches(
            Golden.PathOf(path),
            layout.Kind == LayoutKind.Xlsx ? Encoding.UTF8.GetBytes(SheetDump.Of(file)) : file);
    }

    /// <summary>
    /// Goal: no account loses a zero or a digit and no amount changes, whoever reads the file. Method: the workbook by
    /// ExcelDataReader, the CSV by splitting, compared with the payments that went in.
    /// </summary>
    [Theory]
    [MemberData(nameof(Layouts))]
    public void Write_AnyPayments_AStrangerFindsAccountsAndAmounts(string id)
    {
        TransferLayout layout = Layout(id);
        int account = layout.IndexOf(LayoutField.Account);
        int amount = layout.IndexOf(LayoutField.Amount);
        Prop.ForAll(Cases, entries =>
        {
            byte[] file = Write(layout, entries);
            IReadOnlyList<(string Account, string Amount)> found = layout.Kind == LayoutKind.Csv
                ? [.. Encoding.ASCII.GetString(file).Split("\r\n")[1..^1]
                    .Select(line => line.Split(';')).Select(cells => (cells[account], cells[amount]))]
                : [.. SheetDump.Cells(file)
                    .Where(cell => cell.Sheet == layout.Sheet && cell.Row > layout.HeaderRow)
                    .GroupBy(cell => cell.Row)
                    .Select(row => (
                        (string)row.Single(cell => cell.Column == account).Value,
                        ((double)row.Single(cell => cell.Column == amount).Value)
                            .ToString("F0", CultureInfo.InvariantCulture)))];

            Assert.Equal(
                entries.Select(entry => (entry.Account!.Value.Reveal(), entry.Amount.Dong.ToString(CultureInfo.InvariantCulture))),
                found);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(30));
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void WriteThenRead_AnyPayments_KeepsThemAndGivesTheSameBytes(string id)
    {
        TransferLayout layout = Layout(id);
        Prop.ForAll(Cases, entries =>
        {
            byte[] file = Write(layout, entries);

            TransferList read = TransferListReader.Read(new MemoryStream(file), layout);

            Assert.Equal(file, Write(layout, entries));
            Assert.Equal(new Tally(entries.Length, Vnd.Sum(entries.Select(entry => entry.Amount))), read.Total);
            Assert.Equal(
                entries.Select(entry => (entry.Id, entry.Amount, entry.Account!.Value)),
                read.Lines.Select(line => (line.Id, line.Amount, line.Account)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(30));
    }

    /// <summary>ND 20/2021 Art. 8(1b): what tells a diagnosis stays out, and so do citizen ids.</summary>
    [Theory]
    [MemberData(nameof(Layouts))]
    public void Write_AnyList_TellsNoProgrammeAndNoCitizenId(string id)
    {
        PaymentEntry entry = Three[2] with { Key = Three[2].Key with { Programme = "BT08", Reference = "HIV-7" } };
        byte[] file = Write(Layout(id), [entry]);
        string text = Layout(id).Kind == LayoutKind.Xlsx ? SheetDump.Of(file) : Encoding.UTF8.GetString(file);

        foreach (string secret in (string[])["BT08", "HIV", entry.Key.Person.Reveal(), entry.PayeeId.Reveal(), "UBND"])
        {
            Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Write_NameLongerThanItsColumn_ThrowsAndNamesNobody()
    {
        TransferLayout layout = Layout("branch-transfers-1");
        TransferLayout narrow = layout with
        {
            Columns = [.. layout.Columns.Select(column =>
                column.Field == LayoutField.PayeeName ? column with { CharactersMax = 10 } : column)],
        };

        ArgumentException thrown = Assert.Throws<ArgumentException>(() => Write(narrow, Three));

        Assert.Contains(Three[0].Id.ToString(), thrown.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("MAU", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_CashNoMoneyOrNothing_Throws()
    {
        TransferLayout layout = Layout("transfers-csv-1");

        Assert.Throws<ArgumentException>(() => Write(layout, []));
        Assert.Throws<ArgumentException>(() => Write(layout, [PaymentSamples.CashEntry()]));
        Assert.Throws<ArgumentException>(() => Write(layout, [PaymentSamples.BankEntry(1, 0)]));
    }

    [Theory]
    [InlineData("540000", "540.000", FileProblem.ValueInvalid)]
    [InlineData("540000", "0", FileProblem.ValueInvalid)]
    [InlineData("SO TIEN", "SO", FileProblem.WrongKind)]
    [InlineData("\r\n2;", "\r\n3;", FileProblem.Missing)]
    [InlineData("0012345678901234567", "1.2E+16", FileProblem.ValueInvalid)]
    [InlineData("STT", "\"STT", FileProblem.NotReadable)]
    public void Read_CsvChanged_IsRefusedWithItsReason(string before, string after, FileProblem expected)
    {
        TransferLayout layout = Layout("transfers-csv-1");
        string text = Encoding.ASCII.GetString(Write(layout, Three));
        int at = text.IndexOf(before, StringComparison.Ordinal);
        byte[] changed = Encoding.ASCII.GetBytes(string.Concat(text.AsSpan(0, at), after, text.AsSpan(at + before.Length)));

        FileFormatException problem = Assert.Throws<FileFormatException>(
            () => TransferListReader.Read(new MemoryStream(changed), layout));

        Assert.Equal(expected, problem.Problem);
    }

    [Fact]
    public void Read_OnePaymentTwice_IsRefused() => Assert.Equal(
        FileProblem.Duplicate,
        Assert.Throws<FileFormatException>(() => TransferListReader.Read(
            new MemoryStream(Write(Layout("transfers-csv-1"), [Three[0], Three[0]])), Layout("transfers-csv-1"))).Problem);

    [Fact]
    public void Read_CountOrSumTheListTells_MustBeItsLines()
    {
        TransferLayout layout = Layout("transfers-and-results-1");
        TransferHeader header = HeaderOf(Three);

        Assert.Equal(FileProblem.CountDiffers, Refused(layout, header with { Total = header.Total with { Count = 4 } }));
        Assert.Equal(
            FileProblem.SumDiffers, Refused(layout, header with { Total = header.Total with { Sum = Vnd.FromDong(1) } }));
    }

    [Fact]
    public void Read_ListOfAnotherLayoutOrNoWorkbook_IsRefused()
    {
        byte[] file = Write(Layout("branch-transfers-1"), Three);

        Assert.Equal(FileProblem.WrongKind, Assert.Throws<FileFormatException>(() => TransferListReader.Read(
            new MemoryStream(file), Layout("domestic-transfers-1"))).Problem);
        Assert.Equal(FileProblem.NotReadable, Assert.Throws<FileFormatException>(() => TransferListReader.Read(
            new MemoryStream(file[..^40]), Layout("branch-transfers-1"))).Problem);
    }

    private static Arbitrary<PaymentEntry[]> Cases => Gen.Choose(1, 499_999_999).NonEmptyListOf().Select(amounts =>
        amounts.Select((dong, index) => PaymentSamples.BankEntry(index + 1, dong) with
        {
            Account = PaymentSamples.Account($"{dong % 7:D6}{dong:D13}"),
        }).ToArray()).ToArbitrary();

    private static FileProblem Refused(TransferLayout layout, TransferHeader header) =>
        Assert.Throws<FileFormatException>(
            () => TransferListReader.Read(new MemoryStream(Write(layout, Three, header)), layout)).Problem;

    private static TransferLayout Layout(string id) => ShippedLayouts.Find(id)!;

    private static TransferHeader HeaderOf(IReadOnlyList<PaymentEntry> entries) => new(
        PaymentSamples.BankFile,
        Of: 2,
        new Tally(entries.Count, Vnd.Sum(entries.Select(entry => entry.Amount))),
        new Debtor("Sở Lao động - Thương binh và Xã hội Hòa Bình", "37002011017", "970405"),
        new DateOnly(2024, 6, 4),
        TransferTexts.Of("btxh", PaymentSamples.June),
        TransferRoute.Instant);

    private static byte[] Write(TransferLayout layout, IReadOnlyList<PaymentEntry> entries, TransferHeader? header = null)
    {
        using var stream = new MemoryStream();
        TransferListWriter.Write(stream, layout, CharacterRules.Bank, header ?? HeaderOf(entries), entries);
        return stream.ToArray();
    }
}
