using Disbursement.Cli.Stack;

namespace Disbursement.Kills.Months;

/// <summary>One run of <c>disburse demo</c> as a process of its own.</summary>
internal sealed class DemoProcess : IAsyncDisposable
{
    /// <summary>
    /// Five deaths in a row over one activity are poison by design (DESIGN 2), which <c>Poison</c> tests: deaths by
    /// chance must not count as that, on however slow a machine.
    /// </summary>
    public const string CrashesMax = "AzureFunctionsJobHost__extensions__durableTask__crashesMax";

    private readonly ChildProcess _process;

    private DemoProcess(ChildProcess process) => _process = process;

    /// <summary>Its number.</summary>
    public int Id => _process.Id;

    /// <summary>Whether it has ended.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>Its exit code, once it has ended.</summary>
    public int ExitCode => _process.ExitCode;

    /// <summary>The last lines it printed.</summary>
    public string Tail => _process.ReadTail();

    /// <summary>Starts a month, or goes on with it.</summary>
    public static DemoProcess Start(MonthFolder folder) => new(ChildProcess.Run(new ChildStart(
        "disburse",
        ["dotnet", ProgramOfCli(), .. folder.Arguments],
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            // Every kill is a restart; the bound is for a child that cannot live, not for one that is not let live.
            [RestartOptions.Setting] = "1000",
            [CrashesMax] = "1000",
        },
        folder.Log)
    {
        KeepsLog = true,
    }));

    /// <summary>Completes when it ends.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) => _process.WaitAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _process.DisposeAsync();

    /// <summary>The app and the sandbox, as the command line finds them.</summary>
    public static StackPrograms Programs => StackPrograms.FindBuilt(Path.GetDirectoryName(ProgramOfCli())!);

    /// <summary>The program finds the app and the sandbox beside its own project, so it is run from there.</summary>
    private static string ProgramOfCli()
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        string root = own.Parent!.Parent!.Parent!.Parent!.Parent!.FullName;
        return Path.Combine(root, "functions", "Disbursement.Cli", "bin", own.Parent.Name, own.Name, "disburse.dll");
    }
}
