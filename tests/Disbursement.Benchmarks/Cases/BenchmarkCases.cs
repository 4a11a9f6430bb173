using Disbursement.Benchmarks.Measuring;

namespace Disbursement.Benchmarks.Cases;

/// <summary>Everything that can be measured.</summary>
internal static class BenchmarkCases
{
    public static IReadOnlyList<BenchmarkCase> All { get; } =
    [
        IntakeCase.Csv,
        IntakeCase.Xlsx,
        BlobIntakeCase.Csv,
        CsvHelperCase.ReadOnly,
        .. PaymentFilesCase.All,
        ReconcileCase.Reports,
    ];

    public static BenchmarkCase? Find(string name) => All.FirstOrDefault(work => work.Name == name);
}
