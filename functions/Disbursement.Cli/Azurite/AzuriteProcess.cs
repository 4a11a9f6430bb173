using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Disbursement.Cli.Azurite;

/// <summary>Starts, recognises and stops the node process that is Azurite.</summary>
internal static class AzuriteProcess
{
    private const int SigTerm = 15;
    private const string ListeningWords = "successfully listening";

    // The console goes to a file, not a pipe: a pipe would break, and Azurite with it, when its owner is killed.
    // In a session of its own the server does not get the Ctrl+C meant for the CLI, which stops it in order.
    private const string Launch =
        """log="$1"; shift; command -v setsid >/dev/null && exec setsid "$@" >"$log" 2>&1; exec "$@" >"$log" 2>&1""";

    /// <summary>Starts the server; it is not ready yet when this returns.</summary>
    /// <exception cref="InvalidOperationException">There is no shell to start it with.</exception>
    public static Process Start(string installation, string folder, string logPath, AzuriteState ports)
    {
        File.WriteAllText(logPath, string.Empty);
        var start = new ProcessStartInfo("/bin/sh") { UseShellExecute = false, WorkingDirectory = folder };
        string[] arguments =
        [
            "-c", Launch, "azurite", logPath, "node", AzuriteInstallation.EntryOf(installation),
            "--silent", "--skipApiVersionCheck", "--disableTelemetry", "--location", folder,
            "--blobPort", Text(ports.BlobPort), "--queuePort", Text(ports.QueuePort),
            "--tablePort", Text(ports.TablePort),
            // Longer than any pause of a client: a connection closed under a request is a needless retry.
            "--blobKeepAliveTimeout", "120", "--queueKeepAliveTimeout", "120", "--tableKeepAliveTimeout", "120",
        ];
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start) ?? throw new InvalidOperationException("Could not start /bin/sh for Azurite.");
    }

    /// <summary>How many of the three services say that they listen.</summary>
    public static int CountListening(string logPath)
    {
        using var log = new StreamReader(
            new FileStream(logPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        return log.ReadToEnd().Split(ListeningWords, StringSplitOptions.None).Length - 1;
    }

    /// <summary>Whether a process is an Azurite at work on this data folder, and not a stranger with a reused
    /// id.</summary>
    public static bool IsServing(int processId, string folder)
    {
        if (processId <= 0)
        {
            return false;
        }

        string commandLine = $"/proc/{processId.ToString(CultureInfo.InvariantCulture)}/cmdline";
        try
        {
            if (Directory.Exists("/proc/self"))
            {
                string[] arguments = File.ReadAllText(commandLine).Split('\0');
                return arguments.Contains("--location", StringComparer.Ordinal)
                    && arguments.Contains(folder, StringComparer.Ordinal);
            }

            using var process = Process.GetProcessById(processId);
            return process.ProcessName.Contains("node", StringComparison.Ordinal);
        }
        catch (Exception exception) when (exception is IOException or ArgumentException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Asks the server to end, and waits until its data is written and it is gone.</summary>
    /// <exception cref="TimeoutException">The server did not leave in time; it is not killed, to keep its
    /// data.</exception>
    public static async Task StopAsync(int processId, TimeSpan timeout, TimeProvider time)
    {
        Process process;
        try
        {
            process = Process.GetProcessById(processId);
        }
        catch (ArgumentException)
        {
            return; // already gone
        }

        using (process)
        {
            using var limit = new CancellationTokenSource(timeout, time);
            _ = Kill(processId, SigTerm);
            try
            {
                await process.WaitForExitAsync(limit.Token);
            }
            catch (OperationCanceledException exception)
            {
                string message = string.Create(CultureInfo.InvariantCulture,
                    $"Azurite (process {processId}) did not stop within {timeout.TotalSeconds} s.");
                throw new TimeoutException(message, exception);
            }
        }
    }

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int processId, int signal);
}
