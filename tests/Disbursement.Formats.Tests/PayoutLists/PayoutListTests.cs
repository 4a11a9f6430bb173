using System.Text;
using Disbursement.Core.Identity;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Routing;
using Disbursement.Formats.PayoutLists;
using Disbursement.Testing;
using FsCheck;
using FsCheck.Fluent;

namespace Disbursement.Formats.Tests.PayoutLists;

public sealed class PayoutListTests
{
    [Fact]
    public void Write_GoldenCase_MatchesEveryByte() => Golden.AssertMatches(
        Golden.PathOf("payout-list-1/point-home-and-guardian/expected.csv"), WriteGolden());

    [Fact]
    public void Write_AnyList_StartsWithAByteOrderMarkAndEndsLinesWithCrLf()
    {
        byte[] file = WriteGolden();

        Assert.Equal([0xEF, 0xBB, 0xBF], file[..3]);
        Assert.Equal(file.Count(value => value == '\n'), file.Count(value => value == '\r'));
    }

    /// <summary>ND 20/2021 Art. 8(1b): what tells a diagnosis stays out, and so does the coefficient.</summary>
    [Fact]
    public void Write_AnyList_TellsNoProgramme()
    {
        PaymentEntry entry = PaymentSamples.CashEntry() with
        {
            Key = PaymentSamples.CashEntry().Key with { Programme = "BT08", Reference = "HIV-7" },
        };

        string text = Encoding.UTF8.GetString(Write([entry]));

        Assert.DoesNotContain("BT08", text, StringComparison.Ordinal);
        Assert.DoesNotContain("HIV", text, StringComparison.Ordinal);
    }

    /// <summary>An internal key is on no card: it never stands where a citizen id is asked for (DOMAIN 1.5).</summary>
    [Theory]
    [InlineData("017150000001", "017150000001,,,Điểm chi trả,,,,,,\r\n")]
    [InlineData("113456789", ",,,Điểm chi trả,,,,,,113456789\r\n")]
    [InlineData("TMP-04789-12", ",,,Điểm chi trả,,,,,,TMP-04789-12\r\n")]
    public void Write_PayeeWithOrWithoutCitizenId_NamesEachInItsColumn(string payee, string expected)
    {
        Assert.True(PersonKey.TryParse(payee, out PersonKey key));
        byte[] file = Write([PaymentSamples.CashEntry() with { PayeeId = key }]);

        Assert.Contains($"Bùi Thị Mẫu,{expected}", Encoding.UTF8.GetString(file), StringComparison.Ordinal);
        Assert.Equal(payee, PayoutListReader.Read(new MemoryStream(file)).Lines.Single().PayeeId);
    }

    [Fact]
    public void Write_NameThatStartsAFormula_IsDisarmed()
    {
        PaymentEntry entry = PaymentSamples.CashEntry().ForGuardian() with { Authorisation = "=cmd()" };

        Assert.Contains("'=cmd()", Encoding.UTF8.GetString(Write([entry])), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_AccountNoMoneyOrNothing_Throws()
    {
        Assert.Throws<ArgumentException>(() => Write([PaymentSamples.BankEntry()]));
        Assert.Throws<ArgumentException>(() => Write([PaymentSamples.CashEntry(1, 0)]));
        Assert.Throws<ArgumentException>(() => Write([]));
    }

    [Fact]
    public void WriteThenRead_AnyPayments_KeepsThemAndTheirSums()
    {
        Gen<PaymentEntry[]> cases = Gen.Choose(1, 100_000_000).NonEmptyListOf().Select(amounts =>
            amounts.Select((dong, index) => PaymentSamples.CashEntry(index + 1, dong)).ToArray());
        Prop.ForAll(cases.ToArbitrary(), entries =>
        {
            PayoutList read = PayoutListReader.Read(new MemoryStream(Write(entries)));

            Assert.Equal(PaymentSamples.PostFile, read.Id);
            Assert.Equal(new Tally(entries.Length, Vnd.Sum(entries.Select(entry => entry.Amount))), read.Total);
            Assert.Equal(
                entries.Select(entry => (entry.Id, entry.Amount, entry.PayeeId.Reveal())),
                read.Lines.Select(line => (line.Id, line.Amount, line.PayeeId)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));
    }

    [Theory]
    [InlineData("Tổng cộng,3,", "Tổng cộng,2,", FileProblem.CountDiffers)]
    [InlineData(",,,,1800000", ",,,,1800001", FileProblem.SumDiffers)]
    [InlineData("540000,", "540001,", FileProblem.SumDiffers)]
    [InlineData("540000,", "0,", FileProblem.ValueInvalid)]
    [InlineData("540000,", "-1,", FileProblem.ValueInvalid)]
    [InlineData("Tổng cộng", "Tong so", FileProblem.ValueInvalid)]
    [InlineData("Mã lệnh", "Mã khác", FileProblem.WrongKind)]
    [InlineData("17-202406-r1-148-btxh-vnpost-001", "17-202406", FileProblem.Missing)]
    public void Read_FileChanged_IsRefusedWithItsReason(string before, string after, FileProblem expected)
    {
        string text = Encoding.UTF8.GetString(WriteGolden());
        int at = text.IndexOf(before, StringComparison.Ordinal);
        string changed = string.Concat(text.AsSpan(0, at), after, text.AsSpan(at + before.Length));

        FileFormatException problem = Assert.Throws<FileFormatException>(
            () => PayoutListReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(changed))));

        Assert.Equal(expected, problem.Problem);
    }

    [Fact]
    public void Read_ListCutBeforeItsTotals_IsRefused()
    {
        byte[] file = WriteGolden();
        string text = Encoding.UTF8.GetString(file);
        byte[] cut = Encoding.UTF8.GetBytes(text[..text.IndexOf("Tổng cộng", StringComparison.Ordinal)]);

        FileFormatException problem = Assert.Throws<FileFormatException>(
            () => PayoutListReader.Read(new MemoryStream(cut)));

        Assert.Equal(FileProblem.Missing, problem.Problem);
    }

    [Fact]
    public void Read_OnePaymentTwice_IsRefused() => Assert.Equal(
        FileProblem.Duplicate,
        Assert.Throws<FileFormatException>(() => PayoutListReader.Read(
            new MemoryStream(Write([PaymentSamples.CashEntry(), PaymentSamples.CashEntry()])))).Problem);

    internal static byte[] WriteGolden() => Write(
    [
        PaymentSamples.CashEntry(1),
        PaymentSamples.CashEntry(2, 720_000).ForGuardian(),
        PaymentSamples.CashEntry(3) with { Channel = ChannelKind.PostHome, BirthYear = null },
    ]);

    private static byte[] Write(IReadOnlyList<PaymentEntry> entries)
    {
        using var stream = new MemoryStream();
        PayoutListWriter.Write(
            stream,
            new PayoutListHeader
            {
                Id = PaymentSamples.PostFile,
                Of = 1,
                Period = PaymentSamples.June,
                UnitName = "Thành phố Hòa Bình",
                ProviderName = "Bưu điện Việt Nam",
                CreatedAt = PaymentSamples.ProposedAt,
            },
            entries,
            code => $"Xã {code}");
        return stream.ToArray();
    }
}
