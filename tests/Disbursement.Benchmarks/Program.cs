using Disbursement.Benchmarks.Cases;
using Disbursement.Benchmarks.Measuring;

namespace Disbursement.Benchmarks;

/// <summary>Measures what the product promises about speed and memory; prints a table that the README can take.</summary>
/// <remarks>
/// <c>dotnet run -c Release --project tests/Disbursement.Benchmarks -- [CASE…] [--rows N]</c>. Each case runs in a
/// process of its own, so that its peak of memory is its own.
/// </remarks>
internal static class Program
{
    private const int FailedExitCode = 1;
    private const int UsageExitCode = 64;

    private static async Task<int> Main(string[] arguments)
    {
        if (arguments is ["--child", var child, var childRows])
        {
            BenchmarkCase inner = BenchmarkCases.Find(child)!;
            try
            {
                (await Measurement.TakeAsync(inner, Rows.Parse(childRows))).Print(Console.Out);
                return 0;
            }
            finally
            {
                await inner.EndAsync();
            }
        }

        if (!Rows.TryTake(arguments, out string[] names, out int? rows)
            || names.Any(name => BenchmarkCases.Find(name) is null))
        {
            Console.Error.WriteLine("Usage: Disbursement.Benchmarks [CASE…] [--rows N]. Cases:");
            BenchmarkCases.All.ToList().ForEach(known => Console.Error.WriteLine($"  {known.Name,-14} {known.About}"));
            return UsageExitCode;
        }

        BenchmarkCase[] chosen = names.Length == 0 ? [.. BenchmarkCases.All] : [.. names.Select(name => BenchmarkCases.Find(name)!)];
        return await BenchmarkTable.RunAsync(chosen, rows, Console.Out) ? 0 : FailedExitCode;
    }
}
