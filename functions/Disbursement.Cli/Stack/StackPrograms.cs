using Disbursement.Cli.Shell;

namespace Disbursement.Cli.Stack;

/// <summary>The programs a stack is made of, as commands without their address.</summary>
/// <param name="App">The function app.</param>
/// <param name="Sandbox">The other parties.</param>
internal sealed record StackPrograms(IReadOnlyList<string> App, IReadOnlyList<string> Sandbox)
{
    /// <summary>Finds the programs built beside this one: same configuration, same framework.</summary>
    /// <exception cref="CliException">They are not built.</exception>
    public static StackPrograms FindBuilt(string baseFolder)
    {
        var own = new DirectoryInfo(baseFolder);
        string framework = own.Name;
        string configuration = own.Parent?.Name ?? "Debug";
        string functions = own.Parent?.Parent?.Parent?.Parent?.FullName ?? baseFolder;
        return new StackPrograms(Find("Disbursement.Functions"), Find("Disbursement.Sandbox"));

        IReadOnlyList<string> Find(string project)
        {
            string path = Path.Combine(functions, project, "bin", configuration, framework, project + ".dll");
            return File.Exists(path)
                ? ["dotnet", path]
                : throw new CliException(ExitCode.NotReachable, new(
                    $"Chưa có {path}. Hãy chạy: dotnet build", $"{path} is not there. Run: dotnet build"));
        }
    }
}
