using System.IO.Compression;
using System.Text;
using Disbursement.Formats.Receipts;
using Disbursement.Formats.Workbooks;
using Disbursement.Functions.Storage;
using Disbursement.Functions.Tests.Stack;

namespace Disbursement.Functions.Tests.Intake;

/// <summary>
/// Goal: an officer sends a workbook, gets the refused rows back as a workbook, mends them and sends it again. Method:
/// a workbook of three sheets dropped into the inbox of the running app.
/// </summary>
[Collection(AppTests.Name)]
public sealed class WorkbookListTests(AppFixture app)
{
    private readonly MonthRef _month = app.NewIntakeMonth();

    private string City => $"{_month.Folder}/148/btxh/";

    [Fact]
    public async Task Drop_WorkbookOfThreeSheets_IsTakenAndItsRefusedRowsComeBack()
    {
        byte[] workbook = Workbook(
            ("Hướng dẫn", [["Điền theo mẫu"]]),
            ("Phường A", Rows(ListText.Row(1), ListText.Row(2, amount: "x"))),
            ("Phường B", Rows(ListText.Row(3))));

        Receipt receipt = await app.SendAsync($"{City}a.xlsx", workbook);
        byte[] rejected = await RejectedAsync($"{City}a.xlsx");
        Receipt again = await app.SendAsync($"{City}b.xlsx", rejected);

        Assert.Equal((ReceiptVerdict.AcceptedInPart, 2, 1), (receipt.Verdict, receipt.Accepted.Rows, receipt.Refused.Rows));
        Assert.Equal("Phường A!3", Assert.Single(receipt.Findings, static finding => finding.Severity == "error").Lines);
        Assert.Equal([null, 1, 1], receipt.Sheets!.Select(static sheet => sheet.HeaderLine));
        Assert.Contains(ListText.Id(2), SheetOf(rejected), StringComparison.Ordinal);
        Assert.Contains("[218]", SheetOf(rejected), StringComparison.Ordinal);
        Assert.Equal(1, again.Refused.Rows);
        Assert.Equal("Phường A", Assert.Single(again.Sheets!).Name);
    }

    private static string[][] Rows(params string[] rows) =>
    [
        .. Encoding.UTF8.GetString(ListText.Of(rows)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
            .Select(static line => line.Split(',')),
    ];

    private static byte[] Workbook(params (string Name, string[][] Rows)[] sheets)
    {
        using var stream = new MemoryStream();
        using (var writer = new WorkbookWriter(stream))
        {
            foreach ((string name, string[][] rows) in sheets)
            {
                writer.StartSheet(name);
                writer.WriteHeader(rows[0]);
                rows[1..].ToList().ForEach(writer.WriteRow);
            }
        }

        return stream.ToArray();
    }

    private static string SheetOf(byte[] workbook)
    {
        using var package = new ZipArchive(new MemoryStream(workbook), ZipArchiveMode.Read);
        using var reader = new StreamReader(package.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        return reader.ReadToEnd();
    }

    private async Task<byte[]> RejectedAsync(string path)
    {
        BinaryData? content = await app.Blobs.FindAsync(
            Containers.Receipts, path + ".rejected.xlsx", TestContext.Current.CancellationToken);
        Assert.NotNull(content);
        return content.ToArray();
    }
}
