namespace Disbursement.Core.Tests.Repository;

/// <summary>
/// Goal: the tree is the one DESIGN 3 draws, and nothing in it speaks of the machine it was written on. Method: read
/// the folders and files of the checkout.
/// </summary>
public sealed class TidyTreeTests
{
    private static readonly string[] TopLevel =
    [
        "functions", "infra", "tests", "local.settings.sample.json", "Disbursement.sln", "README.md", "global.json",
        "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props",
    ];

    private static readonly string[] Folders = ["functions", "infra", "tests"];

    private static readonly string[] Texts =
        ["*.cs", "*.md", "*.json", "*.props", "*.targets", "*.csproj", "*.bicep", "*.yml", "*.yaml", "*.csv"];

    [Fact]
    public void Root_HoldsNothing_ButWhatTheDesignNames()
    {
        // The demo leaves its files in the root, and the README has it run before the tests.
        string[] ignored =
        [
            .. File.ReadLines(Path.Combine(RepositoryFiles.Root, ".gitignore")).Select(static line => line.Trim('/')),
        ];

        IEnumerable<string> strangers = Directory.EnumerateFileSystemEntries(RepositoryFiles.Root)
            .Select(static path => Path.GetFileName(path))
            .Where(name => !name.StartsWith('.') && !TopLevel.Contains(name) && !ignored.Contains(name));

        Assert.Empty(strangers);
    }

    [Fact]
    public void Files_NoneOfThem_NamesAFolderOfOneMachine()
    {
        // Written apart so that this file does not find itself.
        string[] places = ["/wo" + "rk/", "/ho" + "me/", "C:" + "\\Users"];

        IEnumerable<string> found = Texts
            .SelectMany(static pattern => Folders.SelectMany(folder =>
                Directory.EnumerateFiles(Path.Combine(RepositoryFiles.Root, folder), pattern, SearchOption.AllDirectories)))
            .Where(static path => !path.Split('/', '\\').Any(static part => part is "obj" or "bin" or "node_modules"))
            .Where(path => File.ReadLines(path).Any(
                line => places.Any(place => line.Contains(place, StringComparison.Ordinal))))
            .Select(RepositoryFiles.Relative);

        Assert.Empty(found);
    }

    /// <summary>A golden case that no test names is read by nobody, however green the run.</summary>
    [Fact]
    public void Golden_EveryCase_IsNamedByATestOfItsProject()
    {
        string[] cases =
        [
            .. Directory.EnumerateDirectories(Path.Combine(RepositoryFiles.Root, "tests"), "Golden", SearchOption.AllDirectories)
                .Where(static folder => !folder.Split('/', '\\').Any(static part => part is "obj" or "bin"))
                .SelectMany(Directory.EnumerateDirectories)
                .SelectMany(Directory.EnumerateDirectories),
        ];

        IEnumerable<string> orphans = cases.Where(static one => !IsNamed(one)).Select(RepositoryFiles.Relative);

        Assert.True(cases.Length > 10, $"Only {cases.Length} golden cases were found: the check proves nothing.");
        Assert.Empty(orphans);
    }

    private static bool IsNamed(string folder)
    {
        string name = Path.GetFileName(folder);
        string format = Path.GetFileName(Path.GetDirectoryName(folder)!);
        string project = RepositoryFiles.Relative(folder).Split('/')[1];
        return RepositoryFiles.Source($"tests/{project}")
            .Select(File.ReadAllText)
            .Any(text => text.Contains($"\"{name}\"", StringComparison.Ordinal)
                || text.Contains($"{format}/{name}", StringComparison.Ordinal));
    }
}
