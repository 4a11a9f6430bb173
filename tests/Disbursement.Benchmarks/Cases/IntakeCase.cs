using Disbursement.Benchmarks.Data;
using Disbursement.Benchmarks.Measuring;
using Disbursement.Core.Institutions;
using Disbursement.Core.Intake;
using Disbursement.Core.Programmes;
using Disbursement.Core.Units;
using Disbursement.Formats.Beneficiaries;

namespace Disbursement.Benchmarks.Cases;

/// <summary>Intake from a local file to sorted chunks, refused rows and receipt on local disk.</summary>
internal static class IntakeCase
{
    private const string FileName = "list.csv";
    private const string WorkbookName = "list.xlsx";

    public static BenchmarkCase Csv { get; } = new(
        "intake-csv",
        "CSV to sorted chunks, refused rows and receipt on disk",
        1_000_000,
        static (folder, rows) => ListMaker.WriteCsvAsync(Path.Combine(folder, FileName), rows),
        folder => ReadAsync(folder, FileName, ListMaker.ListPath));

    public static BenchmarkCase Xlsx { get; } = new(
        "intake-xlsx",
        "XLSX to sorted chunks, refused rows and receipt on disk",
        100_000,
        static (folder, rows) => ListMaker.WriteXlsxAsync(Path.Combine(folder, WorkbookName), rows),
        folder => ReadAsync(folder, WorkbookName, Path.ChangeExtension(ListMaker.ListPath, ".xlsx")));

    private static async Task<long> ReadAsync(string folder, string file, string listPath)
    {
        if (!IntakePath.TryParse(listPath, out IntakePath? path, out _)
            || !IntakeContext.TryCreate(
                path, UnitRegister.Shipped, ProgrammeTable.Shipped, InstitutionRegister.Shipped, out IntakeContext? context, out _))
        {
            throw new InvalidOperationException("The benchmark's list lies in no unit.");
        }

        var output = new FolderOutput(Path.Combine(folder, "out"));
        IntakeResult result = await new IntakeReader(context).ReadAsync(
            listPath, _ => Task.FromResult<Stream>(File.OpenRead(Path.Combine(folder, file))), output);
        await File.WriteAllBytesAsync(Path.Combine(folder, "receipt.json"), result.Receipt.ToBytes());
        return result.IsTaken && result.Receipt.Refused.Rows * 50L < result.Receipt.Sent.Rows
            ? result.Receipt.Sent.Rows
            : throw new InvalidOperationException("The benchmark's list was not taken as it should be.");
    }
}
