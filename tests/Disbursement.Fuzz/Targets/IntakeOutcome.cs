using System.Text;
using Disbursement.Core.Institutions;
using Disbursement.Core.Intake;
using Disbursement.Core.Programmes;
using Disbursement.Core.Units;
using Disbursement.Formats.Beneficiaries;
using Disbursement.Formats.Ledger;
using Disbursement.Formats.Receipts;

namespace Disbursement.Fuzz.Targets;

/// <summary>
/// Reads a list twice and checks what must hold of any list: the same answer both times, every row in one place, the
/// chunks hold what the receipt says, and no cell of the refused rows is a formula.
/// </summary>
internal static class IntakeOutcome
{
    private static readonly Lazy<IntakeContext> Context = new(MakeContext);

    private const string ListPath = "17/2024-06/148/btxh/danh-sach";

    public static Task<string> ReadCsvAsync(byte[] list) => ReadAsync(list, $"{ListPath}.csv");

    public static Task<string> ReadXlsxAsync(byte[] list) => ReadAsync(list, $"{ListPath}.xlsx");

    public static Task<string> ReadXlsAsync(byte[] list) => ReadAsync(list, $"{ListPath}.xls");

    private static async Task<string> ReadAsync(byte[] list, string path)
    {
        (IntakeResult first, MemoryOutput output) = await ReadOnceAsync(list, path);
        (IntakeResult second, MemoryOutput again) = await ReadOnceAsync(list, path);
        Require(first.Receipt.ToBytes().AsSpan().SequenceEqual(second.Receipt.ToBytes()), "two readings, two receipts");
        Require(output.Parts.SequenceEqual(again.Parts), "two readings, two ledgers");

        Receipt receipt = first.Receipt;
        if (first.Index is not null)
        {
            int rows = receipt.Accepted.Rows + receipt.Refused.Rows + receipt.ExactRepeats.Rows;
            Require(rows == receipt.Sent.Rows, "rows are lost");
            Require(output.Chunks.Sum(static chunk => Rows(chunk)) == receipt.Accepted.Rows, "the ledger has other rows");
            Require(first.Index.Amount.Dong == receipt.Accepted.Due, "the ledger has other money");
        }

        Require(!output.RejectedCells().Any(IsFormula), "a refused cell is a formula");
        IEnumerable<int> numbers = receipt.FileFindings.Concat(receipt.Findings).Select(static finding => finding.Number);
        return $"{receipt.Verdict} {string.Join(' ', numbers.Distinct().Order())}";
    }

    private static int Rows(byte[] chunk)
    {
        using var stream = new MemoryStream(chunk);
        return EntitlementCsv.Read(stream).Count();
    }

    private static bool IsFormula(string cell) => cell is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n', ..];

    private static async Task<(IntakeResult Result, MemoryOutput Output)> ReadOnceAsync(byte[] list, string path)
    {
        var output = new MemoryOutput();
        IntakeResult result = await new IntakeReader(Context.Value).ReadAsync(
            path, _ => Task.FromResult<Stream>(new MemoryStream(list)), output);
        return (result, output);
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new InvalidOperationException($"What must hold does not: {otherwise}.");
        }
    }

    private static IntakeContext MakeContext() =>
        IntakePath.TryParse($"{ListPath}.csv", out IntakePath? path, out _)
        && IntakeContext.TryCreate(
            path, UnitRegister.Shipped, ProgrammeTable.Shipped, InstitutionRegister.Shipped, out IntakeContext? context, out _)
            ? context
            : throw new InvalidOperationException("The unit of the fuzzed lists is not known.");
}
