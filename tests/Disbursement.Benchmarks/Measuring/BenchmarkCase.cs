namespace Disbursement.Benchmarks.Measuring;

/// <summary>One thing to measure.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="About">What it does, in a line.</param>
/// <param name="Rows">How many rows unless told otherwise.</param>
/// <param name="PrepareAsync">Makes the input, outside of what is measured.</param>
/// <param name="RunAsync">The work; tells how many rows it took.</param>
internal sealed record BenchmarkCase(
    string Name,
    string About,
    int Rows,
    Func<string, int, Task> PrepareAsync,
    Func<string, Task<long>> RunAsync)
{
    /// <summary>Stops and removes what preparing started.</summary>
    public Func<Task> EndAsync { get; init; } = static () => Task.CompletedTask;
}
