using System.Security.Cryptography;
using System.Text;
using Disbursement.Core.Entitlements;
using Disbursement.Core.Intake;
using Disbursement.Formats.Beneficiaries;
using Disbursement.Formats.Ledger;
using Disbursement.Formats.Receipts;

namespace Disbursement.Formats.Tests.Beneficiaries;

public sealed class IntakeReaderTests
{
    [Fact]
    public async Task ReadAsync_GoodList_IsAcceptedInOrderOfKeys()
    {
        string text = Lists.Join(Lists.Header, Lists.Row(3), Lists.Row(1), Lists.Row(2, arrears: "180.000"));

        (IntakeResult result, MemoryIntakeOutput output) = await Lists.ReadAsync(text);

        Assert.True(result.IsTaken);
        Assert.Equal(ReceiptVerdict.Accepted, result.Receipt.Verdict);
        Assert.Equal(new ReceiptCount(3, 1_080_000, 180_000), result.Receipt.Accepted);
        Assert.Equal([3, 4, 2], output.Accepted.Select(row => row.LineNumber));
        Assert.Equal(output.Accepted.Select(row => row.Key).Order(), output.Accepted.Select(row => row.Key));
        Assert.Empty(output.Rejected);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), result.Sha256);
        Assert.Equal(Encoding.UTF8.GetByteCount(text), result.Receipt.Bytes);
        ChunkInfo chunk = Assert.Single(result.Index!.Chunks);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(output.Chunks[0].Bytes)), chunk.Sha256);
        Assert.Equal(output.Accepted[0].Key.Reveal(), chunk.FirstKey);
    }

    [Fact]
    public async Task ReadAsync_ExactRepeats_CountOnce()
    {
        string repeat = Lists.Row(1).Replace("1,0170", "9,0170", StringComparison.Ordinal);
        string text = Lists.Join(Lists.Header, Lists.Row(1), Lists.Row(2), repeat, Lists.Row(1));

        (IntakeResult result, MemoryIntakeOutput output) = await Lists.ReadAsync(text);

        Assert.Equal(4, result.Receipt.Sent.Rows);
        Assert.Equal(2, result.Receipt.Accepted.Rows);
        Assert.Equal(new ReceiptCount(2, 720_000, 0), result.Receipt.ExactRepeats);
        Assert.Equal("4-5", result.Receipt.ExactRepeatLines);
        Assert.Equal([2, 3], output.Accepted.Select(row => row.LineNumber));
    }

    [Fact]
    public async Task ReadAsync_SameEntitlementOtherContent_IsRefusedOnAllSides()
    {
        string[] rows =
            [Lists.Row(1), Lists.Row(2), Lists.Row(1, amount: "500000"), Lists.Row(1), Lists.Row(1, amount: "500000")];

        (IntakeResult result, MemoryIntakeOutput output) = await Lists.ReadAsync(Lists.Join([Lists.Header, .. rows]));

        Assert.Equal((5, 1, 2, 2), Counts(result.Receipt));
        Assert.Equal(3, Assert.Single(output.Accepted).LineNumber);
        string[] rejected = Encoding.UTF8.GetString(output.Rejected).Split("\r\n");
        Assert.Contains("[236] Cùng người, chế độ và số hồ sơ với dòng 4", rejected[1], StringComparison.Ordinal);
        Assert.Contains("với dòng 2", rejected[2], StringComparison.Ordinal);
        Assert.Equal("person\n017041000001\n017041000001\n", output.People);
        ReceiptFinding finding = result.Receipt.Findings.Single(item => item.Number == 236);
        Assert.Equal((2, "2, 4"), (finding.Count, finding.Lines));
    }

    [Fact]
    public async Task ReadAsync_AfterClose_TakesOnlyWhatTheMonthDoesNotHave()
    {
        (IntakeResult whole, MemoryIntakeOutput before) = await Lists.ReadAsync(
            Lists.Join(Lists.Header, Lists.Row(1), Lists.Row(2), Lists.Row(3)));
        var listed = new Dictionary<EntitlementKey, ListedRow>
        {
            [before.Accepted[0].Key] = new ListedRow(Problem: null, "148"),
            [before.Accepted[1].Key] = new ListedRow(FindingNumber.ListedByOtherUnit, "150"),
        };
        string text = Lists.Join(
            Lists.Header, Lists.Row(4), Lists.Row(1), Lists.Row(2), Lists.Row(1), Lists.Row(5, amount: "x"), Lists.Row(3));

        (IntakeResult result, MemoryIntakeOutput output) = await Lists.ReadAsync(
            Encoding.UTF8.GetBytes(text), listed: listed);

        Assert.Equal(3, whole.Receipt.Accepted.Rows);
        Assert.Equal((6, 2, 2, 2), Counts(result.Receipt));
        Assert.Equal([7, 2], output.Accepted.Select(static row => row.LineNumber));
        Assert.Equal("3, 5", result.Receipt.ExactRepeatLines);
        Assert.Equal([218, 244], result.Receipt.Findings.Select(static item => item.Number));
        string[] rejected = Encoding.UTF8.GetString(output.Rejected).Split("\r\n");
        Assert.Contains("[244] Người, chế độ này đã có trong danh sách của đơn vị 150", rejected[1], StringComparison.Ordinal);
        Assert.Contains("[218]", rejected[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_AfterCloseAllListed_TakesNothing()
    {
        (_, MemoryIntakeOutput before) = await Lists.ReadAsync(Lists.Join(Lists.Header, Lists.Row(1)));
        var listed = new Dictionary<EntitlementKey, ListedRow>
        {
            [before.Accepted[0].Key] = new ListedRow(Problem: null, "148"),
        };

        (IntakeResult result, MemoryIntakeOutput output) = await Lists.ReadAsync(
            Encoding.UTF8.GetBytes(Lists.Join(Lists.Header, Lists.Row(1))), listed: listed);

        Assert.False(result.IsTaken);
        Assert.Equal((1, 0, 0, 1), Counts(result.Receipt));
        Assert.Empty(output.Accepted);
    }

    [Fact]
    public async Task ReadAsync_SamePersonOtherReference_IsAnotherEntitlement()
    {
        string text = Lists.Join(Lists.Header, Lists.Row(1, reference: "A"), Lists.Row(1, reference: "B"));

        (IntakeResult result, _) = await Lists.ReadAsync(text);

        Assert.Equal((2, 2, 0, 0), Counts(result.Receipt));
    }

    [Theory]
    [InlineData("Tổng cộng,3,,,,,,,1080000,", null)]
    [InlineData("Tổng cộng,4,,,,,,,1080000,", FindingNumber.DeclaredCountDiffers)]
    [InlineData("Tổng cộng,3,,,,,,,1080001,", FindingNumber.DeclaredAmountDiffers)]
    [InlineData("Tổng cộng,3,,,,,,,1.080.000,5", FindingNumber.DeclaredArrearsDiffers)]
    [InlineData("Tổng cộng,,,,,,,,,", null)]
    public async Task ReadAsync_Declaration_RefusesTheFileWhenDifferent(string total, FindingNumber? expected)
    {
        // An exact repeat and a refused row are part of what was sent.
        string refused = Lists.Row(2).Replace("04789", "99999", StringComparison.Ordinal);
        string text = Lists.Join(Lists.Header, Lists.Row(1), Lists.Row(1), refused, total);

        (IntakeResult result, MemoryIntakeOutput output) = await Lists.ReadAsync(text);

        Assert.Equal(expected is null, result.IsTaken);
        Assert.Equal(expected is null ? [] : [(int)expected], result.Receipt.FileFindings.Select(item => item.Number));
        Assert.Equal(expected is null, output.Chunks.Count > 0);
        Assert.Equal(3, result.Receipt.Sent.Rows);
    }

    [Theory]
    [InlineData("-360000", "Tổng cộng,2,,,,,,,0,", true)]
    [InlineData("3.6E+05", "Tổng cộng,2,,,,,,,720000,", true)]
    [InlineData("3.6E+05", "Tổng cộng,2,,,,,,,360000,", false)]
    [InlineData("ba trăm", "Tổng cộng,2,,,,,,,720000,", true)]
    [InlineData("ba trăm", "Tổng cộng,2,,,,,,,360000,", true)]
    [InlineData("ba trăm", "Tổng cộng,2,,,,,,,359999,", false)]
    public async Task ReadAsync_DeclarationOverBadAmount_CountsItAsASpreadsheet(
        string amount, string total, bool taken)
    {
        (IntakeResult result, _) = await Lists.ReadAsync(
            Lists.Join(Lists.Header, Lists.Row(1), Lists.Row(2, amount: amount), total));

        Assert.Equal(taken, result.IsTaken);
        Assert.Equal(taken ? 1 : 0, result.Receipt.Accepted.Rows);
    }

    [Fact]
    public async Task ReadAsync_BadFileHalfway_WritesNothing()
    {
        byte[] good = Encoding.UTF8.GetBytes(
            Lists.Join([Lists.Header, .. Enumerable.Range(1, 9_000).Select(number => Lists.Row(number))]));

        (IntakeResult result, MemoryIntakeOutput output) = await Lists.ReadAsync([.. good, 0xD4, 0x6E, 0x0A]);

        Assert.Null(result.Index);
        Assert.Equal(ReceiptVerdict.Refused, result.Receipt.Verdict);
        ReceiptFinding finding = Assert.Single(result.Receipt.FileFindings);
        Assert.Equal((int)FindingNumber.NotUtf8, finding.Number);
        Assert.Contains("line 9002", finding.English, StringComparison.Ordinal);
        Assert.Empty(output.Chunks);
        Assert.Equal(good.Length + 3, result.Receipt.Bytes);
        Assert.Equal(
            Convert.ToHexStringLower(SHA256.HashData([.. good, 0xD4, 0x6E, 0x0A])), result.Sha256);
    }

    [Fact]
    public async Task ReadAsync_TooManyRows_RefusesTheFile()
    {
        string text = Lists.Join(Lists.Header, Lists.Row(1), Lists.Row(2), Lists.Row(3));

        (IntakeResult enough, _) = await Lists.ReadAsync(text, new IntakeReaderOptions { RowsMax = 3 });
        (IntakeResult tooMany, _) = await Lists.ReadAsync(text, new IntakeReaderOptions { RowsMax = 2 });

        Assert.True(enough.IsTaken);
        Assert.Equal((int)FindingNumber.TooManyRows, Assert.Single(tooMany.Receipt.FileFindings).Number);
    }

    [Fact]
    public async Task ReadAsync_HeaderOnly_HasNoRows()
    {
        (IntakeResult result, _) = await Lists.ReadAsync(Lists.Join(Lists.Header));

        Assert.Equal((int)FindingNumber.NoRows, Assert.Single(result.Receipt.FileFindings).Number);
    }

    [Fact]
    public async Task ReadAsync_EveryRowRefused_HasAnEmptyIndex()
    {
        (IntakeResult result, _) = await Lists.ReadAsync(Lists.Join(Lists.Header, Lists.Row(1, amount: "x")));

        Assert.False(result.IsTaken);
        Assert.Equal(0, result.Index?.Rows);
        Assert.Equal(ReceiptVerdict.Refused, result.Receipt.Verdict);
    }

    [Fact]
    public async Task ReadAsync_Progress_IsTold()
    {
        byte[] bytes = Encoding.UTF8.GetBytes(
            Lists.Join([Lists.Header, .. Enumerable.Range(1, 12_000).Select(number => Lists.Row(number))]));
        List<IntakeProgress> reports = [];

        await new IntakeReader(Lists.Context).ReadAsync(
            Lists.Path,
            _ => Task.FromResult<Stream>(new MemoryStream(bytes)),
            new MemoryIntakeOutput(),
            new Listener(reports),
            TestContext.Current.CancellationToken);

        Assert.Equal([5_000, 10_000], reports.Select(report => report.Rows));
        Assert.All(reports, report => Assert.InRange(report.Bytes, 1, bytes.Length));
    }

    [Fact]
    public async Task ReadAsync_Cancelled_Throws()
    {
        byte[] bytes = Encoding.UTF8.GetBytes(Lists.Join(Lists.Header, Lists.Row(1)));
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new IntakeReader(Lists.Context).ReadAsync(
            Lists.Path,
            _ => Task.FromResult<Stream>(new MemoryStream(bytes)),
            new MemoryIntakeOutput(),
            progress: null,
            cancelled.Token));
    }

    private static (int Sent, int Accepted, int Refused, int Repeats) Counts(Receipt receipt) =>
        (receipt.Sent.Rows, receipt.Accepted.Rows, receipt.Refused.Rows, receipt.ExactRepeats.Rows);

    private sealed class Listener(List<IntakeProgress> reports) : IProgress<IntakeProgress>
    {
        public void Report(IntakeProgress value) => reports.Add(value);
    }
}
