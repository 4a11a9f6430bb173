namespace Disbursement.Core.Tests.Repository;

/// <summary>The source as it stands in the checkout.</summary>
internal static class RepositoryFiles
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>C# files below a folder, generated and built ones left out.</summary>
    /// <param name="folders">Folders under the root, for example <c>functions</c>.</param>
    public static IReadOnlyList<string> Source(params string[] folders) =>
    [
        .. folders
            .SelectMany(folder => Directory.EnumerateFiles(
                Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories))
            .Where(static path => !IsBuilt(path))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Project files below a folder.</summary>
    public static IReadOnlyList<string> Projects(params string[] folders) =>
    [
        .. folders
            .SelectMany(folder => Directory.EnumerateFiles(
                Path.Combine(Root, folder), "*.csproj", SearchOption.AllDirectories))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The path as a reader of a failure wants it.</summary>
    public static string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    private static bool IsBuilt(string path)
    {
        string[] parts = path.Split('/', '\\');
        return parts.Contains("obj") || parts.Contains("bin") || parts.Contains("node_modules");
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
}
