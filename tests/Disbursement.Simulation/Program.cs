using Xunit.Runner.InProc.SystemConsole;

namespace Disbursement.Simulation;

/// <summary>The simulation's program: without a command of its own it is xunit's runner.</summary>
internal static class Program
{
    /// <summary>Runs the tests.</summary>
    public static Task<int> Main(string[] args) => ConsoleRunner.Run(args);
}
