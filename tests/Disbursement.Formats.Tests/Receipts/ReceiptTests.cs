using System.Text;
using Disbursement.Core.Intake;
using Disbursement.Formats.Beneficiaries;
using Disbursement.Formats.Receipts;
using Disbursement.Formats.Tests.Beneficiaries;
using Disbursement.Testing;

namespace Disbursement.Formats.Tests.Receipts;

public sealed class ReceiptTests
{
    /// <summary>
    /// Goal: every byte an officer and the ledger get for a list. Method: a case is a folder with the list as sent
    /// and what came of it: receipt, refused rows, who they are for, index and first chunk.
    /// </summary>
    [Theory]
    [InlineData("clean-semicolon")]
    [InlineData("every-kind-of-fault")]
    [InlineData("totals-differ")]
    [InlineData("excel-damage")]
    public async Task Read_GoldenCase_MatchesEveryByte(string caseName)
    {
        byte[] list = await File.ReadAllBytesAsync(
            Golden.PathOf($"intake/{caseName}/list.csv"), TestContext.Current.CancellationToken);

        (IntakeResult result, MemoryIntakeOutput output) = await Lists.ReadAsync(list);

        Golden.AssertMatches(Golden.PathOf($"intake/{caseName}/receipt.json"), result.Receipt.ToBytes());
        Golden.AssertMatches(Golden.PathOf($"intake/{caseName}/rejected.csv"), output.Rejected);
        Golden.AssertMatches(Golden.PathOf($"intake/{caseName}/refused.csv"), output.People);
        byte[] chunk = output.Chunks.Count == 0 ? [] : Assert.Single(output.Chunks).Bytes;
        Golden.AssertMatches(Golden.PathOf($"intake/{caseName}/part-00000.csv"), chunk);
        Golden.AssertMatches(
            Golden.PathOf($"intake/{caseName}/index.json"), result.Index is null ? [] : result.Index.ToBytes());
    }

    [Fact]
    public async Task ReadAsync_WrittenReceipt_IsTheSame()
    {
        (IntakeResult result, _) = await Lists.ReadAsync(
            Lists.Join(Lists.Header, Lists.Row(1), Lists.Row(1), Lists.Row(2, amount: "x")));
        Receipt receipt = result.Receipt with
        {
            AnsweredAt = new DateTimeOffset(2024, 6, 20, 8, 0, 0, TimeSpan.FromHours(7)),
            NoticeVietnamese = "Sau khi khóa sổ: đưa vào đợt bổ sung.",
        };
        using var stream = new MemoryStream(receipt.ToBytes());

        Receipt read = await Receipt.ReadAsync(stream, TestContext.Current.CancellationToken);

        Assert.Equal(receipt.ToBytes(), read.ToBytes());
        Assert.Equal(receipt.Findings, read.Findings);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{")]
    public async Task ReadAsync_NoReceipt_Throws(string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));

        await Assert.ThrowsAsync<InvalidDataException>(
            () => Receipt.ReadAsync(stream, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void OfRefusedFile_Problem_SaysWhatToDoInBothLanguages()
    {
        var receipt = Receipt.OfRefusedFile("x.csv", Finding.Of(FindingNumber.PathNotUnderstood));

        ReceiptFinding finding = Assert.Single(receipt.FileFindings);
        Assert.Equal(ReceiptVerdict.Refused, receipt.Verdict);
        Assert.Equal((101, "path.invalid", "error"), (finding.Number, finding.Code, finding.Severity));
        Assert.All(
            [finding.Vietnamese, finding.English, finding.ToDoVietnamese, finding.ToDoEnglish],
            text => Assert.NotEmpty(text));
    }

    /// <summary>Goal: what lies beside the list tells nobody's name, number or account.</summary>
    [Fact]
    public async Task ToBytes_ListWithFaults_HoldsNoPersonalData()
    {
        string text = Lists.Join(Lists.Header, Lists.Row(1), Lists.Row(2, amount: "x"), "3,17041000003,Nguyễn Văn A");

        (IntakeResult result, _) = await Lists.ReadAsync(text);

        string json = Encoding.UTF8.GetString(result.Receipt.ToBytes());
        Assert.DoesNotContain("Nguyễn", json, StringComparison.Ordinal);
        Assert.DoesNotContain("7041000003", json, StringComparison.Ordinal);
    }
}
