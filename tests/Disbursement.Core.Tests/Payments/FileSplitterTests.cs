using Disbursement.Core.Contracts;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Routing;
using Disbursement.Testing;
using FsCheck;
using FsCheck.Fluent;

namespace Disbursement.Core.Tests.Payments;

public sealed class FileSplitterTests
{
    private static readonly FileCaps Wide = new(5000, 50_000_000_000, 499_999_999);

    [Fact]
    public void Split_NoPayments_NoFile() => Assert.Empty(FileSplitter.Split(PaymentSamples.BankFile, [], Wide));

    [Fact]
    public void Split_RowsAboveCap_NumbersTheFilesOfN()
    {
        IEnumerable<PaymentEntry> entries = Enumerable.Range(1, 7).Select(number => PaymentSamples.BankEntry(number));

        IReadOnlyList<PlannedFile> files = FileSplitter.Split(
            PaymentSamples.BankFile, entries, Wide with { RowsMax = 3 });

        Assert.Equal([3, 3, 1], files.Select(file => file.Entries.Count));
        Assert.Equal([1, 2, 3], files.Select(file => file.Id.Number));
        Assert.All(files, file => Assert.Equal(3, file.Of));
    }

    [Fact]
    public void Split_SumAboveCap_StartsAnotherFile()
    {
        PaymentEntry[] entries =
            [PaymentSamples.BankEntry(1, 600), PaymentSamples.BankEntry(2, 400), PaymentSamples.BankEntry(3, 1)];

        IReadOnlyList<PlannedFile> files = FileSplitter.Split(
            PaymentSamples.BankFile, entries, new FileCaps(10, 1_000, 1_000));

        Assert.Equal([1_000L, 1L], files.Select(file => file.Total.Sum.Dong));
    }

    [Fact]
    public void Split_OnePaymentTwice_Throws()
    {
        PaymentEntry entry = PaymentSamples.BankEntry();

        Assert.Throws<ArgumentException>(() => FileSplitter.Split(PaymentSamples.BankFile, [entry, entry], Wide));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1_001)]
    public void Split_PaymentOfNothingOrAboveCap_Throws(long dong) =>
        Assert.Throws<ArgumentException>(() => FileSplitter.Split(
            PaymentSamples.BankFile, [PaymentSamples.BankEntry(1, dong)], Wide with { TransferMaxDong = 1_000 }));

    [Fact]
    public void Split_ChannelsAndRoutes_NeverShareAFile()
    {
        Contract bank = PaymentSamples.Contracts.Contracts[0];
        PaymentEntry[] entries =
        [
            PaymentSamples.BankEntry(1) with { Institution = "970422" },
            PaymentSamples.BankEntry(2, 500_000_000) with { Institution = "970422" },
            PaymentSamples.BankEntry(3),
            PaymentSamples.BankEntry(4) with { Institution = "971006", Channel = ChannelKind.MobileMoney },
            PaymentSamples.BankEntry(5),
        ];

        IReadOnlyList<PlannedFile> files = FileSplitter.Split(PaymentSamples.BankFile, entries, bank);

        Assert.Equal(
            [
                (ChannelKind.Bank, TransferRoute.Own, 2, 4), (ChannelKind.Bank, TransferRoute.Instant, 1, 4),
                (ChannelKind.Bank, TransferRoute.Ordinary, 1, 4), (ChannelKind.MobileMoney, TransferRoute.Instant, 1, 4),
            ],
            files.Select(file => (file.Channel, file.Route, file.Entries.Count, file.Of)));
    }

    /// <summary>
    /// Goal: the same payments in any order give the same files, every payment is in exactly one of them, the money is
    /// all there and no cap is broken. Method: random amounts, communes, caps and order.
    /// </summary>
    [Fact]
    public void Split_AnyPaymentsInAnyOrder_GivesTheSameFilesWithinCaps()
    {
        Gen<(PaymentEntry[] Entries, int Rows, int Sum)> cases =
            from amounts in Gen.Choose(1, 999).ArrayOf()
            from rows in Gen.Choose(1, 20)
            from sum in Gen.Choose(999, 5_000)
            select (amounts.Select((dong, index) => PaymentSamples.BankEntry(
                index + 1, dong, index % 3 == 0 ? "04789" : "04792")).ToArray(), rows, sum);
        Prop.ForAll(cases.ToArbitrary(), each =>
        {
            var caps = new FileCaps(each.Rows, each.Sum, 999);

            IReadOnlyList<PlannedFile> files = FileSplitter.Split(PaymentSamples.BankFile, each.Entries, caps);
            IReadOnlyList<PlannedFile> again = FileSplitter.Split(
                PaymentSamples.BankFile, each.Entries.Reverse(), caps);

            Assert.Equal(
                files.Select(file => (file.Id, string.Join(',', file.Entries.Select(entry => entry.Id)))),
                again.Select(file => (file.Id, string.Join(',', file.Entries.Select(entry => entry.Id)))));
            Assert.Equal(
                each.Entries.Select(entry => entry.Id).Order(),
                files.SelectMany(file => file.Entries).Select(entry => entry.Id).Order());
            Assert.Equal(
                Vnd.Sum(each.Entries.Select(entry => entry.Amount)), Vnd.Sum(files.Select(file => file.Total.Sum)));
            Assert.All(files, file => Assert.True(
                file.Entries.Count <= each.Rows && file.Total.Sum.Dong <= each.Sum && file.Entries.Count > 0));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }
}
