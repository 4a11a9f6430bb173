using System.Text.Json.Nodes;
using Disbursement.Core.Contracts;
using Disbursement.Core.Contracts.Layouts;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Programmes;
using Disbursement.Core.Routing;
using Disbursement.Functions.Payments;
using Disbursement.Functions.Storage;
using Disbursement.Testing;
using FsCheck;
using FsCheck.Fluent;

namespace Disbursement.Functions.Tests.Payments;

/// <summary>What holds for the files of every format: the laws of DESIGN 5.5.</summary>
public sealed class EveryFormatTests
{
    private static readonly MonthRef June = new("17", "2024-06");

    public static TheoryData<string> Formats =>
    [
        "pain.001.001.03", "pain.001.001.09", "payout-list-1", .. ShippedLayouts.All.Select(static layout => layout.Id),
    ];

    /// <summary>
    /// Goal: the same payments in any order give the same files, byte by byte; each is read back and balances; files number
    /// n of N; none mixes channels or routes; nothing is lost. Method: random amounts and channels, small caps, both orders.
    /// </summary>
    [Theory]
    [MemberData(nameof(Formats))]
    public void Build_AnyPaymentsTwice_SameBytesBalancedAndUnmixed(string format)
    {
        Contract contract = ContractWith(format);
        Prop.ForAll(CasesOf(contract), entries =>
        {
            IReadOnlyList<(string Name, PlannedFile File, byte[] Bytes)> files = Build(contract, entries);
            IReadOnlyList<(string Name, PlannedFile File, byte[] Bytes)> again = Build(contract, [.. entries.Reverse()]);

            Assert.Equal(files.Select(static file => file.Name), again.Select(static file => file.Name));
            Assert.All(files.Zip(again), static pair => Assert.Equal(pair.First.Bytes, pair.Second.Bytes));
            Assert.Equal(Enumerable.Range(1, files.Count), files.Select(static file => file.File.Id.Number));
            Assert.All(files, file =>
            {
                Assert.Equal(files.Count, file.File.Of);
                Assert.Single(file.File.Entries.Select(entry => (
                    entry.Channel, contract.RouteOf(entry.Institution, entry.Amount))).Distinct());
                PaymentFileFormats.Balance(contract, file.File, new BinaryData(file.Bytes));
            });
            Assert.Equal(
                entries.Select(static entry => entry.Id).Order(),
                files.SelectMany(static file => file.File.Entries).Select(static entry => entry.Id).Order());
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(15));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Balance_FileOfOtherPayments_IsRefused(string format)
    {
        Contract contract = ContractWith(format);
        PaymentEntry[] meant = [Entry(contract, 1, 540_000), Entry(contract, 2, 540_000)];
        PaymentEntry[] changed = [meant[0], meant[1] with { Amount = Vnd.FromDong(540_001) }];

        Assert.Throws<ControlTotalException>(() => Balance(contract, meant, changed));
        Assert.Throws<ControlTotalException>(() => Balance(contract, meant, [meant[0]]));
        if (format != "payout-list-1")
        {
            PaymentEntry elsewhere = meant[1] with { Account = PaymentSamples.Account("003700000000002") };
            Assert.Throws<ControlTotalException>(() => Balance(contract, meant, [meant[0], elsewhere]));
        }
    }

    private static void Balance(Contract contract, PaymentEntry[] meant, PaymentEntry[] written)
    {
        (_, _, byte[] bytes) = Assert.Single(Build(contract, written));
        PlannedFile file = Assert.Single(FileSplitter.Split(IdOf(contract), meant, contract));
        PaymentFileFormats.Balance(contract, file, new BinaryData(bytes));
    }

    private static IReadOnlyList<(string Name, PlannedFile File, byte[] Bytes)> Build(
        Contract contract, PaymentEntry[] entries) =>
    [
        .. FileSplitter.Split(IdOf(contract), entries, contract).Select(file => (
            PaymentFileFormats.FileName(contract, file),
            file,
            PaymentFileFormats.Write(contract, ProgrammeGroup.Btxh, June, file, PaymentSamples.ProposedAt).ToArray())),
    ];

    private static FileId IdOf(Contract contract) =>
        contract.Provider == "vnpost" ? PaymentSamples.PostFile : PaymentSamples.BankFile;

    private static Arbitrary<PaymentEntry[]> CasesOf(Contract contract) => Gen.Choose(1, 999_999).NonEmptyListOf()
        .Select(amounts => amounts.Select((dong, index) => Entry(contract, index + 1, dong)).ToArray()).ToArbitrary();

    private static PaymentEntry Entry(Contract contract, int number, long dong) => contract.Provider == "vnpost"
        ? PaymentSamples.CashEntry(number, dong) with
        {
            Channel = dong % 2 == 0 ? ChannelKind.Post : ChannelKind.PostHome,
        }
        : PaymentSamples.BankEntry(number, dong) with { Institution = dong % 3 == 0 ? "970422" : "970405" };

    /// <summary>The shipped contract with another format, files of five payments and a low instant limit.</summary>
    private static Contract ContractWith(string format)
    {
        JsonNode json = JsonNode.Parse(ContractBook.ShippedJson())!;
        int index = format == "payout-list-1" ? 7 : 0;
        JsonNode contract = json["contracts"]![index]!;
        contract["format"] = format;
        contract["caps"]!["rows"] = 5;
        if (index == 0)
        {
            contract["instant"] = JsonNode.Parse("""{"limitDong":500000,"above":"ordinary"}""");
            contract["fileName"] = "{province}_{unit}_{source}_{nnn}-{of}";
        }

        return ContractBook.Parse(json.ToJsonString()).For("17").Contracts[index];
    }
}
