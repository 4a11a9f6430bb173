using System.Text;
using Disbursement.Benchmarks.Data;
using Disbursement.Benchmarks.Measuring;
using Disbursement.Core.Contracts;
using Disbursement.Core.Payments;
using Disbursement.Core.Settlement;
using Disbursement.Formats.Pain002;
using Disbursement.Functions.Settlement;

namespace Disbursement.Benchmarks.Cases;

/// <summary>
/// Results of a bank from its files to settled payments: read, found in the index, kept as received, folded into the
/// standing of their payment file, written as the part that counts, totals.
/// </summary>
/// <remarks>
/// The app's own steps without storage and its row of totals; one report for each payment file. Every payment must end
/// with an answer and the money must add up, otherwise the case fails.
/// </remarks>
internal static class ReconcileCase
{
    private const string ReportsFolder = "results";
    private const string IndexName = "index.csv";

    private static readonly Contract Contract = PaymentMaker.ContractWith("970405");

    private static readonly DateTimeOffset AnsweredAt = PaymentMaker.ProposedAt.AddHours(20);

    /// <summary>The case.</summary>
    public static BenchmarkCase Reports { get; } = new(
        "reconcile",
        "pain.002.001.10: read, found, folded into the payment files, parts written",
        1_000_000,
        static (folder, rows) => Task.Run(() => Prepare(folder, rows)),
        static folder => Task.FromResult(Reconcile(folder)));

    private static void Prepare(string folder, int rows)
    {
        PaymentMaker.Write(folder, Contract, rows);
        foreach (string unit in PaymentMaker.Units(folder))
        {
            Directory.CreateDirectory(Path.Combine(unit, ReportsFolder));
            IReadOnlyList<PlannedFile> files = PaymentMaker.Plan(unit, Contract);
            foreach (PlannedFile file in files)
            {
                using FileStream stream = File.Create(ReportOf(unit, file));
                Pain002Writer.Write(stream, Report(file));
            }

            var index = new StringBuilder("endToEndId,fileId\n");
            foreach ((EndToEndId id, FileId file) in files
                .SelectMany(static file => file.Entries, static (file, entry) => (entry.Id, file.Id))
                .OrderBy(static pair => pair.Item1))
            {
                index.Append(id).Append(',').Append(file).Append('\n');
            }

            File.WriteAllText(Path.Combine(unit, IndexName), index.ToString());
        }
    }

    /// <summary>One in 25 is rejected, one in 50 returned.</summary>
    private static Pain002Report Report(PlannedFile file) => new()
    {
        MessageId = $"S{file.Id}"[..Math.Min(35, file.Id.ToString().Length + 1)],
        CreatedAt = AnsweredAt,
        OriginalMessageId = file.Id.ToString(),
        Original = file.Total,
        GroupStatus = "PART",
        Payments = [.. file.Entries.Select(static (entry, index) => Pain002Version.V10.StatusOf(new PaymentResult(
            entry.Id,
            index % 25 == 7 ? ResultStatus.Rejected : index % 50 == 3 ? ResultStatus.Returned : ResultStatus.Paid,
            index % 25 == 7 || index % 50 == 3 ? "AC04" : "",
            entry.Amount,
            AnsweredAt,
            "")))],
    };

    private static long Reconcile(string folder)
    {
        long results = 0;
        foreach (string unit in PaymentMaker.Units(folder))
        {
            var index = new EndToEndIndex(File.ReadAllBytes(Path.Combine(unit, IndexName)));
            foreach (PlannedFile file in PaymentMaker.Plan(unit, Contract))
            {
                results += Reconcile(unit, index, file);
            }
        }

        return results;
    }

    private static int Reconcile(string unit, EndToEndIndex index, PlannedFile file)
    {
        var report = new BinaryData(File.ReadAllBytes(ReportOf(unit, file)));
        ResultFileReading reading = ResultFileReader.Read(report, AnsweredAt);
        string id = file.Id.ToString();
        PaymentResult[] found =
        [
            .. reading.Document!.Lines.Where(line => index.Find(line.Id) == id)
                .Select(static line => line.Result! with { Source = ResultParts.SourceOf("benchmark", line.Number) }),
        ];
        BinaryData received = ResultParts.WriteReceived(found);
        File.WriteAllBytes(Path.Combine(unit, ReportsFolder, $"{id}.received.csv"), received.ToArray());

        FileStanding standing = FileStanding.Of(file.Entries);
        FoldedBatch batch = BatchFold.Fold(standing, [.. ResultParts.Read(received).Select(static item => item.Result)]);
        BinaryData part = ResultParts.Write(batch.Part);
        File.WriteAllBytes(Path.Combine(unit, ReportsFolder, $"{id}.0001.csv"), part.ToArray());

        FileTotals totals = standing.Totals();
        return totals.Open.Count == 0 && totals.All == file.Total && batch.Part.Count == file.Entries.Count
            ? batch.Part.Count
            : throw new InvalidOperationException($"The benchmark's results of {id} do not settle it.");
    }

    private static string ReportOf(string unit, PlannedFile file) =>
        Path.Combine(unit, ReportsFolder, $"{file.Id}.xml");
}
