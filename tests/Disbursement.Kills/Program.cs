using Disbursement.Kills.Killing;
using Disbursement.Kills.Poison;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

namespace Disbursement.Kills;

/// <summary>
/// <c>dotnet run --project tests/Disbursement.Kills -- --kills 300 --seed 7</c> kills the processes of as many months
/// as that takes; without <c>--kills</c> it is a test program like the others.
/// </summary>
internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        if (arguments.Contains("--kills", StringComparer.Ordinal))
        {
            return await KillCommand.RunAsync(arguments, Console.Out);
        }

        if (arguments.Contains(CrashingApp.Argument, StringComparer.Ordinal))
        {
            await CrashingApp.RunAsync(arguments);
            return 0;
        }

        return arguments.Any(static argument => argument is "--server" or "--internal-msbuild-node")
            ? await TestPlatformTestFramework.RunAsync(arguments, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
            : await ConsoleRunner.Run(arguments);
    }
}
