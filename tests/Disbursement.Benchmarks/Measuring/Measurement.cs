using System.Diagnostics;
using System.Globalization;

namespace Disbursement.Benchmarks.Measuring;

/// <summary>What one run cost.</summary>
/// <param name="Rows">Rows taken.</param>
/// <param name="Elapsed">Time by the wall.</param>
/// <param name="Processor">Time of all processors: what a busy machine does not change much.</param>
/// <param name="AllocatedBytes">Bytes given out by the allocator.</param>
/// <param name="PeakBytes">The most memory the process held at once.</param>
internal sealed record Measurement(
    long Rows, TimeSpan Elapsed, TimeSpan Processor, long AllocatedBytes, long PeakBytes)
{
    private const string Marker = "measured";

    /// <summary>The app is a process that runs for weeks: what is measured is compiled code.</summary>
    private const int WarmUps = 8;

    private static readonly TimeSpan WarmUpPause = TimeSpan.FromMilliseconds(250);

    /// <summary>Prepares, warms up on a small input, and measures one run.</summary>
    public static async Task<Measurement> TakeAsync(BenchmarkCase work, int rows)
    {
        using var folder = new TemporaryFolder();
        string small = folder.Under("small");
        await work.PrepareAsync(small, Math.Min(rows, 30_000));
        for (int warming = 0; warming < WarmUps; warming++)
        {
            await work.RunAsync(small);
            await Task.Delay(WarmUpPause); // the compiler works in the background
        }

        string full = folder.Under("full");
        await work.PrepareAsync(full, rows);

        GC.Collect();
        GC.WaitForPendingFinalizers();
        long allocated = GC.GetTotalAllocatedBytes(precise: true);
        TimeSpan processor = Environment.CpuUsage.TotalTime;
        long started = Stopwatch.GetTimestamp();
        long taken = await work.RunAsync(full);
        TimeSpan elapsed = Stopwatch.GetElapsedTime(started);
        return new Measurement(
            taken,
            elapsed,
            Environment.CpuUsage.TotalTime - processor,
            GC.GetTotalAllocatedBytes(precise: true) - allocated,
            Process.GetCurrentProcess().PeakWorkingSet64);
    }

    /// <summary>Prints what <see cref="Read"/> reads.</summary>
    public void Print(TextWriter output) => output.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{Marker} {Rows} {Elapsed.Ticks} {Processor.Ticks} {AllocatedBytes} {PeakBytes}"));

    /// <summary>Reads the line of a child; none for any other line.</summary>
    public static Measurement? Read(string line)
    {
        string[] parts = line.Split(' ');
        return parts is [Marker, var rows, var elapsed, var processor, var allocated, var peak]
            ? new Measurement(Number(rows), new TimeSpan(Number(elapsed)), new TimeSpan(Number(processor)), Number(allocated), Number(peak))
            : null;
    }

    private static long Number(string text) => long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
