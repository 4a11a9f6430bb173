using System.IO.Compression;
using Disbursement.Formats.Beneficiaries;
using Disbursement.Formats.Tests.Beneficiaries;
using Disbursement.Testing;

namespace Disbursement.Formats.Tests.Workbooks;

/// <summary>
/// Goal: every byte an officer and the ledger get for a workbook. Method: a case is a folder with the workbook as sent
/// and what came of it: receipt, sheets of refused rows, who they are for, first chunk.
/// </summary>
/// <remarks>
/// The workbooks were written by programs that know nothing of this one, ExcelJS 4.4 (<c>.xlsx</c>) and SheetJS 0.18.5
/// (<c>.xls</c>). Of the refused rows the parts are compared: how zip packs them is the runtime's to change.
/// </remarks>
public sealed class GoldenWorkbookTests
{
    private const string Folder = "17/2024-06/148/btxh/";

    [Theory]
    [InlineData("sheet-per-commune", "list.xlsx")]
    [InlineData("excel-damage", "list.xlsx")]
    [InlineData("totals-differ", "list.xlsx")]
    [InlineData("hidden-sheet", "list.xlsx")]
    [InlineData("old-excel", "list.xls")]
    public async Task Read_GoldenWorkbook_MatchesEveryByte(string caseName, string file)
    {
        byte[] book = await File.ReadAllBytesAsync(
            Golden.PathOf($"workbooks/{caseName}/{file}"), TestContext.Current.CancellationToken);

        (IntakeResult result, MemoryIntakeOutput output) = await Lists.ReadAsync(book, path: Folder + file);

        Golden.AssertMatches(Golden.PathOf($"workbooks/{caseName}/receipt.json"), result.Receipt.ToBytes());
        Golden.AssertMatches(Golden.PathOf($"workbooks/{caseName}/rejected.xml"), Sheets(output.Rejected));
        Golden.AssertMatches(Golden.PathOf($"workbooks/{caseName}/refused.csv"), output.People);
        byte[] chunk = output.Chunks.Count == 0 ? [] : Assert.Single(output.Chunks).Bytes;
        Golden.AssertMatches(Golden.PathOf($"workbooks/{caseName}/part-00000.csv"), chunk);
    }

    /// <summary>The workbook and sheet parts behind each other, a row a line.</summary>
    private static string Sheets(byte[] rejected)
    {
        if (rejected.Length == 0)
        {
            return "";
        }

        using var zip = new ZipArchive(new MemoryStream(rejected), ZipArchiveMode.Read);
        string[] parts =
        [
            .. zip.Entries.Select(entry => entry.FullName)
                .Where(name => name == "xl/workbook.xml" || name.StartsWith("xl/worksheets/", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];
        return string.Concat(parts.Select(part =>
            Zips.Read(rejected, part).Replace("<row>", "\n<row>", StringComparison.Ordinal) + "\n"));
    }
}
