using Disbursement.Testing;

namespace Disbursement.Formats.Tests.Injection;

/// <summary>
/// Goal: a new writer of a CSV, workbook or page cannot forget formulas. Method: the sources are searched for what makes
/// such a file; each place found is tried by <see cref="FormulaInjectionTests"/>, or stands here with its reason.
/// </summary>
public sealed class FormulaWriterListTests
{
    private static readonly string[] Marks =
        ["new CsvWriter(", "new WorkbookWriter(", "XlsxSheet.Write(", "new Html()", "<!DOCTYPE html", "new ZipArchive("];

    private static readonly Dictionary<string, string> NotTried = new(StringComparer.Ordinal)
    {
        ["ChunkWriter.cs"] = "the ledger: read back by the app alone, byte for byte; nobody opens it in a spreadsheet",
        ["SortedEntitlements.cs"] = "the ledger",
        ["RefusedRowsWriter.cs"] = "the ledger: keys of people",
        ["LedgerBytes.cs"] = "the ledger",
        ["ComparisonPersons.cs"] = "DifferenceSheet, with a writer that disarms",
        ["WarnedPersons.cs"] = "a writer that disarms",
        ["TransferListWriter.cs"] = "what a bank reads in its own fixed layout; a sign in front would change the payment",
        ["XlsxSheet.cs"] = "CoverageXlsx, ComparisonSheets, DifferenceSheet",
        ["ReportParts.cs"] = "the head of all pages here",
        ["ProofXlsx.cs"] = "names stand on its later sheets; written by WorkbookWriter, as the ones tried",
        ["WorkbookWriter.cs"] = "RejectedXlsx, XlsxSheet",
        ["OfficeWorkbook.cs"] = "made-up lists of offices, formulas of theirs included, for tests and demonstrations",
        ["XlsxPackage.cs"] = "reads",
        ["SheetAnswers.cs"] = "the sandbox's answers, read by the app: ids, amounts, days and codes, no name or text of anybody's",
    };

    [Fact]
    public void Sources_WhateverMakesAFile_IsTriedOrNamedWithItsReason()
    {
        string root = Golden.PathOf("");
        while (!File.Exists(Path.Combine(root, "Disbursement.sln")))
        {
            root = Path.GetDirectoryName(root)!;
        }

        string[] found =
        [
            .. Directory.EnumerateFiles(Path.Combine(root, "functions"), "*.cs", SearchOption.AllDirectories)
                .Where(static path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
                .Where(static path => Marks.Any(File.ReadAllText(path).Contains))
                .Select(static path => Path.GetFileName(path))
                .Order(StringComparer.Ordinal),
        ];

        Assert.Equal(FormulaInjectionTests.Tried.Concat(NotTried.Keys).Order(StringComparer.Ordinal), found);
    }
}
