using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Disbursement.Kills.Killing;

/// <summary>Ends processes the hard way, by their numbers.</summary>
internal static class Signals
{
    private const int SigKill = 9;

    /// <summary>Kills a process at once.</summary>
    /// <returns>False when there was none of that number.</returns>
    public static bool Kill(int processId) => processId > 0 && Send(processId, SigKill) == 0;

    /// <summary>Whether a process works: neither gone nor a zombie that nobody has buried.</summary>
    public static bool IsAlive(int processId)
    {
        string status = string.Create(CultureInfo.InvariantCulture, $"/proc/{processId}/stat");
        try
        {
            string text = File.ReadAllText(status);
            return text[text.LastIndexOf(')') + 2] != 'Z';
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>Waits for processes to be gone.</summary>
    /// <returns>Those that are still there when the time is up.</returns>
    public static async Task<IReadOnlyList<int>> AwaitGoneAsync(
        IReadOnlyList<int> processes, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        while (processes.Any(IsAlive) && clock.Elapsed < timeout)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), cancellationToken);
        }

        return [.. processes.Where(IsAlive)];
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Send(int processId, int signal);
}
