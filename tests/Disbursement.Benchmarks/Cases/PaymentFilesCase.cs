using Disbursement.Benchmarks.Data;
using Disbursement.Benchmarks.Measuring;
using Disbursement.Core.Contracts;
using Disbursement.Core.Payments;
using Disbursement.Core.Programmes;
using Disbursement.Functions.Payments;

namespace Disbursement.Benchmarks.Cases;

/// <summary>
/// Payment files of the contract's caps: built from the ledger's payments, and read back and balanced against them.
/// </summary>
/// <remarks>
/// Each way reads the ledger's payments from disk and splits them, as the app's activities do; files are written to and
/// read from disk. A unit of payments and one file are in memory at a time.
/// </remarks>
internal static class PaymentFilesCase
{
    private const string FilesFolder = "files";
    private const int Payments = 1_000_000;

    /// <summary>Both ways of the three kinds of files.</summary>
    public static IReadOnlyList<BenchmarkCase> All { get; } =
    [
        .. Both("pain001", "pain.001.001.09", "970405"),
        .. Both("transfers", "transfers-csv-1", "970418"),
        .. Both("payout", "payout-list-1", "vnpost"),
    ];

    private static IEnumerable<BenchmarkCase> Both(string name, string format, string provider)
    {
        Contract contract = PaymentMaker.ContractWith(provider);
        yield return new BenchmarkCase(
            $"build-{name}",
            $"{format}: built from the ledger, {contract.Caps.RowsMax:N0} payments a file",
            Payments,
            (folder, rows) => Task.Run(() => PaymentMaker.Write(folder, contract, rows)),
            folder => Task.FromResult(Build(folder, contract)));
        yield return new BenchmarkCase(
            $"read-{name}",
            $"{format}: read back and balanced against the ledger",
            Payments,
            (folder, rows) => Task.Run(() =>
            {
                PaymentMaker.Write(folder, contract, rows);
                Build(folder, contract);
            }),
            folder => Task.FromResult(ReadBack(folder, contract)));
    }

    private static long Build(string folder, Contract contract)
    {
        long built = 0;
        foreach (string unit in PaymentMaker.Units(folder))
        {
            Directory.CreateDirectory(Path.Combine(unit, FilesFolder));
            foreach (PlannedFile file in PaymentMaker.Plan(unit, contract))
            {
                BinaryData content = PaymentFileFormats.Write(
                    contract, ProgrammeGroup.Btxh, PaymentMaker.Month, file, PaymentMaker.ProposedAt);
                using FileStream stream = File.Create(PathOf(unit, contract, file));
                stream.Write(content.ToMemory().Span);
                built += file.Total.Count;
            }
        }

        return built;
    }

    private static long ReadBack(string folder, Contract contract)
    {
        long read = 0;
        foreach (string unit in PaymentMaker.Units(folder))
        {
            foreach (PlannedFile file in PaymentMaker.Plan(unit, contract))
            {
                PaymentFileFormats.Balance(
                    contract, file, new BinaryData(File.ReadAllBytes(PathOf(unit, contract, file))));
                read += file.Total.Count;
            }
        }

        return read;
    }

    private static string PathOf(string unit, Contract contract, PlannedFile file) =>
        Path.Combine(unit, FilesFolder, PaymentFileFormats.FileName(contract, file));
}
