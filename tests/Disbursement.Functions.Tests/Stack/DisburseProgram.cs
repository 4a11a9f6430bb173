using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Disbursement.Functions.Tests.Stack;

/// <summary>The built <c>disburse</c>, run as a user runs it: a process with arguments, an environment and words.</summary>
/// <param name="environment">Variables beside those of this process.</param>
internal sealed class DisburseProgram(IReadOnlyDictionary<string, string> environment)
{
    private const int SigTerm = 15;

    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Runs a command to its end.</summary>
    /// <param name="input">What stands on its standard input.</param>
    /// <param name="timeout">Bound on the whole run.</param>
    /// <param name="arguments">Command and options.</param>
    public async Task<(int ExitCode, string Output)> RunAsync(
        string input, TimeSpan timeout, params string[] arguments)
    {
        using Process process = Start(arguments);
        await process.StandardInput.WriteLineAsync(input);
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        Task<string> errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        await WaitAsync(process, timeout);
        return (process.ExitCode, await output + await errors);
    }

    /// <summary>Starts a command that stays.</summary>
    public Process Start(params string[] arguments)
    {
        string build = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        string program = Path.Combine(
            Root, "functions", "Disbursement.Cli", "bin", build, "net10.0", "disburse.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    /// <summary>Asks a command that stays to end, and waits until it has.</summary>
    public static async Task StopAsync(Process process, TimeSpan timeout)
    {
        _ = Kill(process.Id, SigTerm);
        await WaitAsync(process, timeout);
    }

    private static async Task WaitAsync(Process process, TimeSpan timeout)
    {
        using var limit = new CancellationTokenSource(timeout);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException late)
        {
            process.Kill(entireProcessTree: true);
            string seconds = timeout.TotalSeconds.ToString(CultureInfo.InvariantCulture);
            throw new TimeoutException($"disburse did not end within {seconds} s.", late);
        }
    }

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Disbursement.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("Disbursement.sln was not found above the tests.");
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int processId, int signal);
}
