using System.Buffers;
using System.Text;
using Disbursement.Core.Entitlements;
using Disbursement.Core.Events;
using Disbursement.Core.Holds;
using Disbursement.Core.Identity;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Periods;
using Disbursement.Core.Programmes;
using Disbursement.Core.Routing;
using Disbursement.Core.Settlement;
using Disbursement.Core.Verification;
using Disbursement.Formats.Csv;
using Disbursement.Formats.Ledger;
using Disbursement.Testing;

namespace Disbursement.Formats.Tests.Ledger;

/// <summary>
/// Every ledger file of payments: what is written is what is read, and a damaged file never reads as less.
/// </summary>
public sealed class PaymentLedgerTests
{
    private static readonly EntitlementKey Key = new(PaymentSamples.Person(1), "BT05A1", "a,\"b\"");

    [Fact]
    public void VerificationCsv_EveryFinding_ReadsBack() => AssertReadsBack(
        Enum.GetValues<VerificationFinding>().Select(finding => new VerificationRecord(
            Key, "970405", PaymentSamples.Account("0123456789"), PersonName.From("Bùi Thị Mẫu"), finding, "Identical",
            "=BUI, \"MAU\"", new DateOnly(2024, 6, 3), finding == VerificationFinding.Match)
        {
            PayeeId = finding == VerificationFinding.NoMatch ? null : PaymentSamples.Person(2),
            AccountSince = finding == VerificationFinding.Closed ? null : new DateOnly(2024, 5, 31),
            AccountChanged = finding == VerificationFinding.Match,
        }),
        VerificationCsv.WriteHeader, VerificationCsv.Write, VerificationCsv.Read);

    [Fact]
    public void VerificationCsv_FirstFormat_IsReadWithoutWhatItDoesNotSay()
    {
        const string File = """
            person,programme,reference,institution,account,payee,finding,reason,bank_name,verified_on,remembered
            017040123456,BT05A1,,970405,0123456789,Bùi Thị Mẫu,Match,Identical,BUI THI MAU,2024-06-03,x

            """;
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(File));

        VerificationRecord record = Assert.Single(VerificationCsv.Read(stream));

        Assert.Equal(new DateOnly(2024, 6, 3), record.VerifiedOn);
        Assert.Equal((null, null, false), (record.PayeeId, record.AccountSince, record.AccountChanged));
    }

    [Fact]
    public void RoutedCsv_EveryReason_ReadsBack() => AssertReadsBack(
        Enum.GetValues<RouteReason>().Select((reason, index) => new RoutedRow(
            Key, Vnd.FromDong(index), VerificationFinding.Match,
            new Route(index % 2 == 0 ? ChannelKind.MobileMoney : ChannelKind.None, "971005", reason, reason), index,
            index % 2 == 0 ? PaymentSamples.BankEntry().Id : null)),
        RoutedCsv.WriteHeader, RoutedCsv.Write, RoutedCsv.Read);

    [Fact]
    public void PaymentEntryCsv_EveryKind_ReadsBack() => AssertReadsBack(
        [
            PaymentSamples.BankEntry(),
            PaymentSamples.BankEntry(2).ForGuardian() with { Previous = PaymentSamples.BankEntry().Id, Attempt = 2 },
            PaymentSamples.CashEntry(3) with { BirthYear = null, Group = ProgrammeGroup.Khac },
            .. Enum.GetValues<ChannelKind>().Select(channel => PaymentSamples.CashEntry(4) with { Channel = channel }),
        ],
        PaymentEntryCsv.WriteHeader, PaymentEntryCsv.Write, PaymentEntryCsv.Read);

    [Fact]
    public void HeldCsv_EveryKind_ReadsBack() => AssertReadsBack(
        Enum.GetValues<HoldKind>().Select(static kind => new Hold(Key, new Period(2024, (int)kind), kind)),
        static writer => writer.WriteRow([.. HeldCsv.Header]), HeldCsv.Write, HeldCsv.Read);

    [Fact]
    public void EventCsv_EveryCode_ReadsBack() => AssertReadsBack(
        Enum.GetValues<EventCode>().Select(static code => new BeneficiaryEvent
        {
            Person = Key.Person,
            Code = code,
            Date = new DateOnly(2024, 2, (int)code),
            Unit = "148",
            Programme = code == EventCode.Death ? "" : "BT05C",
            Decision = "12/QĐ, \"a\"",
            DecisionDate = code == EventCode.Death ? null : new DateOnly(2024, 2, 29),
            Reported = new Period(2024, 3),
            LineNumber = (int)code,
        }),
        static writer => writer.WriteRow([.. EventCsv.Header]), EventCsv.Write, EventCsv.Read);

    [Fact]
    public void ResultCsv_EveryStatus_ReadsBack() => AssertReadsBack(
        Enum.GetValues<ResultStatus>().SelectMany(status => Enum.GetValues<FoldOutcome>().Select(outcome =>
            new FoldedResult(
                new PaymentResult(
                    PaymentSamples.BankEntry().Id, status, "AC04",
                    outcome == FoldOutcome.Applied ? null : Vnd.FromDong(1),
                    PaymentSamples.ProposedAt.AddTicks(7), "file"),
                outcome, Before: null))),
        ResultCsv.WriteHeader, ResultCsv.Write, ResultCsv.Read);

    [Fact]
    public void CarryOverCsv_FailedAndHeld_ReadBack() => AssertReadsBack(
        [
            new CarryOver(
                Key, PaymentSamples.June, "148", ProgrammeGroup.Ncc, Vnd.FromDong(540_000),
                PaymentSamples.BankEntry().Id, 2, ChannelKind.Bank, "AC04", 1),
            new CarryOver(
                Key, PaymentSamples.June, "148", ProgrammeGroup.Btxh, Vnd.FromDong(540_000), From: null, 1,
                ChannelKind.None, nameof(RouteReason.HeldCloseMatch), 3),
        ],
        CarryOverCsv.WriteHeader, CarryOverCsv.Write, CarryOverCsv.Read);

    [Theory]
    [InlineData("540000", "-1")]
    [InlineData("540000", "1000000000000001")]
    [InlineData("2024-06", "2024-13")]
    [InlineData("btxh", "pension")]
    [InlineData(",bank,", ",pigeon,")]
    [InlineData(",CC,", ",XX,")]
    [InlineData("017150000001", "17150000001")]
    public void Read_CellDamaged_Throws(string before, string after)
    {
        string text = Encoding.UTF8.GetString(Write(
            [PaymentSamples.BankEntry()], PaymentEntryCsv.WriteHeader, PaymentEntryCsv.Write));
        byte[] damaged = Encoding.UTF8.GetBytes(text.Replace(before, after, StringComparison.Ordinal));

        Assert.Throws<InvalidDataException>(() => PaymentEntryCsv.Read(new MemoryStream(damaged)).ToList());
    }

    [Fact]
    public void Read_NumberForAWord_Throws()
    {
        string text = Encoding.UTF8.GetString(Write(
            [new FoldedResult(
                new PaymentResult(
                    PaymentSamples.BankEntry().Id, ResultStatus.Paid, "", Amount: null, PaymentSamples.ProposedAt, ""),
                FoldOutcome.Applied, Before: null)],
            ResultCsv.WriteHeader, ResultCsv.Write));
        byte[] damaged = Encoding.UTF8.GetBytes(text.Replace("Paid", "0", StringComparison.Ordinal));

        Assert.Throws<InvalidDataException>(() => ResultCsv.Read(new MemoryStream(damaged)).ToList());
    }

    [Fact]
    public async Task ReadAsync_File_GivesTheSameRows()
    {
        byte[] file = Write([PaymentSamples.BankEntry()], PaymentEntryCsv.WriteHeader, PaymentEntryCsv.Write);

        List<PaymentEntry> read = [];
        await foreach (PaymentEntry entry in PaymentEntryCsv.ReadAsync(
            new MemoryStream(file), TestContext.Current.CancellationToken))
        {
            read.Add(entry);
        }

        Assert.Equal([PaymentSamples.BankEntry()], read);
    }

    private static void AssertReadsBack<T>(
        IEnumerable<T> rows, Action<CsvWriter> header, Action<CsvWriter, T> write, Func<Stream, IEnumerable<T>> read)
    {
        List<T> written = [.. rows];
        byte[] file = Write(written, header, write);

        Assert.Equal(written, read(new MemoryStream(file)));
        Assert.Equal(file, Write(written, header, write));
    }

    private static byte[] Write<T>(IEnumerable<T> rows, Action<CsvWriter> header, Action<CsvWriter, T> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var writer = new CsvWriter(buffer);
        header(writer);
        foreach (T row in rows)
        {
            write(writer, row);
        }

        return buffer.WrittenSpan.ToArray();
    }
}
