using System.Globalization;
using System.Text;
using Disbursement.Core.Settlement;
using Disbursement.Formats.Results;
using Disbursement.Formats.Workbooks;
using Disbursement.Testing;

namespace Disbursement.Formats.Tests.Results;

public sealed class ResultSheetTests
{
    private static readonly DateTimeOffset Received = new(2024, 6, 12, 9, 0, 0, TimeSpan.FromHours(7));

    [Theory]
    [InlineData("bank-batch")]
    [InlineData("post-office")]
    public void Read_GoldenCase_TellsOfEveryLine(string caseName)
    {
        byte[] sheet = File.ReadAllBytes(Golden.PathOf($"result-sheet/{caseName}/sheet.csv"));

        Golden.AssertMatches(
            Golden.PathOf($"result-sheet/{caseName}/expected.txt"), Encoding.UTF8.GetBytes(Print(Read(sheet))));
    }

    /// <summary>The same cells in a workbook say the same.</summary>
    [Theory]
    [InlineData("bank-batch", "data")]
    [InlineData("post-office", "Sheet1")]
    public void Read_TheSameAsAWorkbook_SaysTheSame(string caseName, string sheetName)
    {
        byte[] sheet = File.ReadAllBytes(Golden.PathOf($"result-sheet/{caseName}/sheet.csv"));

        Assert.Equal(Print(Read(sheet)), Print(Read(Workbook(sheet, sheetName))));
    }

    [Fact]
    public void Read_AnotherSheetOfABank_IsNotTaken()
    {
        byte[] sheet = File.ReadAllBytes(Golden.PathOf("result-sheet/bank-batch/sheet.csv"));

        var refused = Assert.Throws<FileFormatException>(() => Read(Workbook(sheet, "Phí")));

        Assert.Equal(FileProblem.WrongKind, refused.Problem);
    }

    [Theory]
    [InlineData("PK\u0003\u0004 no workbook")]
    [InlineData("")]
    [InlineData("a,b,c\n1,2,3\n")]
    [InlineData("Nội dung,Trạng thái\nx,Thành công\n")]
    public void Read_WhatIsNoResultSheet_IsRefused(string text) =>
        Assert.Throws<FileFormatException>(() => Read(Encoding.UTF8.GetBytes(text)));

    /// <summary>Words of two reasons, or of none, prove nothing: the payment is never paid again by itself.</summary>
    [Theory]
    [InlineData("tài khoản đã đóng", "AC04", ResultStatus.Rejected)]
    [InlineData("FT24157 - TAI KHOAN DA DONG", "AC04", ResultStatus.Rejected)]
    [InlineData("AC04: đã đóng", "AC04", ResultStatus.Rejected)]
    [InlineData("tài khoản đã đóng hoặc sai tên người hưởng", "", ResultStatus.Unknown)]
    [InlineData("lỗi khác", "", ResultStatus.Unknown)]
    [InlineData("giao dịch trùng", "DUPL", ResultStatus.Unknown)]
    [InlineData("", "", ResultStatus.Unknown)]
    public void Read_Rejection_IsProvenOnlyByOneReason(string note, string code, ResultStatus expected)
    {
        string text = $"Nội dung;Số tiền;Trạng thái;Ghi chú\n{new string('A', 26)};540.000;Thất bại;{note}\n";

        ResultLine line = Assert.Single(Read(Encoding.UTF8.GetBytes(text)).Lines);

        Assert.Equal((expected, code), (line.Result!.Status, line.Result.Reason));
    }

    private static ResultDocument Read(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return ResultSheetReader.Read(stream, Received);
    }

    private static byte[] Workbook(byte[] csv, string name)
    {
        using var stream = new MemoryStream();
        using (var book = new WorkbookWriter(stream))
        {
            book.StartSheet(name);
            foreach (string line in Encoding.UTF8.GetString(csv).TrimStart('\uFEFF').Split('\n'))
            {
                book.WriteRow(line.TrimEnd('\r').Split(';'));
            }
        }

        return stream.ToArray();
    }

    private static string Print(ResultDocument document)
    {
        var text = new StringBuilder(document.Format).Append('\n');
        foreach (ResultLine line in document.Lines)
        {
            text.Append(CultureInfo.InvariantCulture, $"{line.Number} {line.Problem}");
            if (line.Result is { } result)
            {
                text.Append(CultureInfo.InvariantCulture, $" {result.Id} {result.Status} ")
                    .Append(CultureInfo.InvariantCulture, $"{result.Reason} {result.Amount?.Dong} ")
                    .Append(CultureInfo.InvariantCulture, $"{result.At:yyyy-MM-ddTHH:mm:sszzz}");
            }

            text.Append('\n');
        }

        return text.ToString();
    }
}
