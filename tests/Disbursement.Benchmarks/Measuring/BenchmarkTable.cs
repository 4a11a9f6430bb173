using System.Diagnostics;
using System.Globalization;

namespace Disbursement.Benchmarks.Measuring;

/// <summary>Runs cases one after the other, each in a process of its own, and prints a line for each.</summary>
internal static class BenchmarkTable
{
    private const double Mebibyte = 1024 * 1024;

    public static async Task<bool> RunAsync(IReadOnlyList<BenchmarkCase> cases, int? rows, TextWriter output)
    {
        output.WriteLine("| Case | Rows | Rows/s | CPU µs/row | Allocated B/row | Peak MB |");
        output.WriteLine("|---|---|---|---|---|---|");
        bool all = true;
        foreach (BenchmarkCase work in cases)
        {
            Measurement? measured = await RunChildAsync(work.Name, rows ?? work.Rows);
            output.WriteLine(measured is null ? $"| {work.Name} | failed | | | | |" : Line(work, measured));
            all &= measured is not null;
        }

        return all;
    }

    private static string Line(BenchmarkCase work, Measurement measured) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {work.About} | {measured.Rows:N0} | {measured.Rows / measured.Elapsed.TotalSeconds:N0} "
            + $"| {measured.Processor.TotalMicroseconds / measured.Rows:N2} "
            + $"| {(double)measured.AllocatedBytes / measured.Rows:N0} | {measured.PeakBytes / Mebibyte:N0} |");

    private static async Task<Measurement?> RunChildAsync(string name, int rows)
    {
        using var child = new Process
        {
            StartInfo = new ProcessStartInfo(Environment.ProcessPath!)
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                ArgumentList = { "--child", name, rows.ToString(CultureInfo.InvariantCulture) },
            },
        };
        child.Start();
        Measurement? measured = null;
        while (await child.StandardOutput.ReadLineAsync() is { } line)
        {
            measured = Measurement.Read(line) ?? measured;
        }

        await child.WaitForExitAsync();
        return child.ExitCode == 0 ? measured : null;
    }
}
