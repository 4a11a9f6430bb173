using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Disbursement.Cli.Shell;

namespace Disbursement.Cli.Stack;

/// <summary>
/// A process this program started, with its log, its peak memory and its orderly end. It does not outlive this program,
/// however that ends.
/// </summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    /// <summary>How long a child may take to leave after SIGTERM before it is killed.</summary>
    public static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(30);

    private const int SigTerm = 15;
    private const int SignalBase = 128;
    private const int TailLines = 25;

    // The console goes to a file, not a pipe, so that its last words stay when this process is killed. In a session of
    // its own the child does not get the Ctrl+C meant for the CLI, which stops all in order. `env` carries the
    // settings whose names a shell would drop. Beside the child stands a watcher that reads a pipe whose other end
    // this process holds and never writes to: however this process ends, the pipe ends, and the watcher asks the
    // child to leave and ends it when it does not. `/proc/self/stat` names the watcher's parent: when the child has
    // gone, that is another process, and nobody is signalled under a number used again.
    private const string Launch =
        """
        log="$1"; shift
        watch='
        exec 3<&0 </dev/null
        is_there() { read -r _ _ _ parent _ 2>/dev/null </proc/self/stat; [ "${parent:-$$}" = "$$" ]; }
        (
          while read -r _ <&3; do :; done
          is_there && kill -TERM $$
          for _ in 1 2 3 4 5 6 7 8 9 10; do is_there || exit 0; sleep 1; done
          is_there && kill -KILL $$
        ) &
        exec 3<&-
        exec env "$@"
        '
        command -v setsid >/dev/null && exec setsid sh -c "$watch" "$0" "$@" >>"$log" 2>&1
        exec sh -c "$watch" "$0" "$@" >>"$log" 2>&1
        """;

    private readonly Process _process;
    private bool _disposed;

    private ChildProcess(ChildStart start, Process process)
    {
        Start = start;
        _process = process;
    }

    /// <summary>How it was started.</summary>
    public ChildStart Start { get; }

    /// <summary>The operating system's number of the process.</summary>
    public int Id => _process.Id;

    /// <summary>Whether the process has ended.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>The exit code of a process that has ended; 128 and the signal's number when a signal ended it.</summary>
    public int ExitCode => _process.ExitCode;

    /// <summary>Whether the process was ended by a signal, and did not leave by itself.</summary>
    public bool WasKilled => HasExited && ExitCode > SignalBase;

    /// <summary>The largest resident set seen, in bytes; kept up to date by <see cref="MeasurePeak"/>.</summary>
    public long PeakBytes { get; private set; }

    /// <summary>Starts a process.</summary>
    /// <exception cref="CliException">There is no shell to start it with.</exception>
    public static ChildProcess Run(ChildStart start)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(start.LogPath)!);
        if (!start.KeepsLog)
        {
            File.WriteAllText(start.LogPath, string.Empty);
        }

        var info = new ProcessStartInfo("/bin/sh") { UseShellExecute = false, RedirectStandardInput = true };
        foreach (string argument in (string[])["-c", Launch, start.Name, start.LogPath])
        {
            info.ArgumentList.Add(argument);
        }

        foreach ((string name, string value) in start.Environment)
        {
            if (name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_'))
            {
                info.Environment[name] = value;
            }
            else
            {
                info.ArgumentList.Add($"{name}={value}");
            }
        }

        foreach (string argument in start.Command)
        {
            info.ArgumentList.Add(argument);
        }

        Process process = Process.Start(info) ?? throw new CliException(Shell.ExitCode.NotReachable, new(
            $"Không khởi động được {start.Name}.", $"{start.Name} could not be started."));
        return new ChildProcess(start, process);
    }

    /// <summary>Completes when the process ends.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) => _process.WaitForExitAsync(cancellationToken);

    /// <summary>Reads the peak memory while the process lives.</summary>
    /// <returns>The largest resident set in bytes; the last value read once the process is gone.</returns>
    public long MeasurePeak()
    {
        PeakBytes = _disposed ? PeakBytes : Math.Max(PeakBytes, PeakMemory.Of(_process.Id));
        return PeakBytes;
    }

    /// <summary>The last lines of the log, for telling why the process ended.</summary>
    public string ReadTail() => TailOf(Start.LogPath);

    /// <summary>The failure to throw when the process ended by itself.</summary>
    public CliException ExplainExit()
    {
        string code = ExitCode.ToString(CultureInfo.InvariantCulture);
        return new CliException(Shell.ExitCode.NotReachable, new(
            $"{Start.Name} đã dừng (mã {code}). Nhật ký {Start.LogPath}:\n{ReadTail()}",
            $"{Start.Name} ended with code {code}. Log {Start.LogPath}:\n{ReadTail()}"));
    }

    /// <summary>Asks the process to end and waits; kills it when it does not leave in time.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_disposed)
        {
            return;
        }

        if (!_process.HasExited)
        {
            MeasurePeak();
            await StopAsync(_process, StopTimeout);
        }

        _disposed = true;
        _process.Dispose();
    }

    /// <summary>Ends what a killed CLI left running, if the process still is the one it started.</summary>
    /// <param name="processId">The id written down at the start.</param>
    /// <param name="mark">An argument only that process has, such as the address it listens on.</param>
    public static async Task StopLeftoverAsync(int processId, string mark)
    {
        string commandLine = string.Create(CultureInfo.InvariantCulture, $"/proc/{processId}/cmdline");
        if (processId <= 0 || !File.Exists(commandLine))
        {
            return;
        }

        try
        {
            string[] arguments = (await File.ReadAllTextAsync(commandLine)).Split('\0');
            if (arguments.Contains(mark, StringComparer.Ordinal))
            {
                using var process = Process.GetProcessById(processId);
                await StopAsync(process, StopTimeout);
            }
        }
        catch (Exception exception) when (exception is IOException or ArgumentException or UnauthorizedAccessException)
        {
            // It ended between the look and the stop, or belongs to another user: either way it is not ours to end.
        }
    }

    /// <summary>The last lines of a text file that another process may be writing.</summary>
    public static string TailOf(string path)
    {
        using var log = new StreamReader(
            new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        string[] lines = log.ReadToEnd().TrimEnd().Split('\n');
        return string.Join('\n', lines.TakeLast(TailLines));
    }

    private static async Task StopAsync(Process process, TimeSpan timeout)
    {
        using var limit = new CancellationTokenSource(timeout);
        _ = Kill(process.Id, SigTerm);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            // The month survives this: the app is built to be killed anywhere.
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int processId, int signal);
}
