using System.Diagnostics;
using System.Globalization;

namespace Disbursement.Benchmarks.Measuring;

/// <summary>Ends a benchmark's Azurite and removes its folder when the benchmark is gone, however it ended.</summary>
/// <remarks>
/// A process that is killed cannot tidy up after itself, so a shell of its own session waits for its end. It stops
/// only a process that serves the benchmark's own folder: a number that was given to somebody else is left alone.
/// </remarks>
internal static class AzuriteGuard
{
    /// <summary>Arguments: the benchmark's process id, Azurite's, the folder.</summary>
    private const string Watch = """
        trap '' INT TERM HUP
        serves() { tr '\0' '\n' < "/proc/$2/cmdline" 2>/dev/null | grep -qxF "$3"; }
        while kill -0 "$1" 2>/dev/null; do sleep 1; done
        if serves "$@"; then kill -TERM "$2"; fi
        tries=0
        while serves "$@" && [ "$tries" -lt 30 ]; do sleep 1; tries=$((tries + 1)); done
        if serves "$@"; then kill -KILL "$2"; fi
        rm -rf "$3"
        """;

    /// <summary>Starts watching.</summary>
    /// <param name="azurite">Azurite's process id.</param>
    /// <param name="folder">Its data folder, which nobody else uses.</param>
    public static void Start(int azurite, string folder)
    {
        var start = new ProcessStartInfo("setsid")
        {
            UseShellExecute = false,
            // A reader of the benchmark's output must not wait for the guard.
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                "/bin/sh", "-c", Watch, "azurite-guard",
                Environment.ProcessId.ToString(CultureInfo.InvariantCulture),
                azurite.ToString(CultureInfo.InvariantCulture), folder,
            },
        };
        using Process? guard = Process.Start(start);
    }
}
