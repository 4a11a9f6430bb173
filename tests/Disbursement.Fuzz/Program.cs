using Disbursement.Fuzz.Running;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

namespace Disbursement.Fuzz;

/// <summary>
/// <c>dotnet run -c Release --project tests/Disbursement.Fuzz -- --minutes 10 [--reader NAME] [--seed N]</c> fuzzes
/// for as long as it is told; without <c>--minutes</c> it is a test program like the others.
/// </summary>
internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        if (arguments.Contains(FuzzCommand.MinutesOption, StringComparer.Ordinal))
        {
            return await FuzzCommand.RunAsync(arguments, Console.Out);
        }

        return arguments.Any(static argument => argument is "--server" or "--internal-msbuild-node")
            ? await TestPlatformTestFramework.RunAsync(arguments, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
            : await ConsoleRunner.Run(arguments);
    }
}
