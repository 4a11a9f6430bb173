using Disbursement.Fuzz.Targets;

namespace Disbursement.Fuzz.Running;

/// <summary>The files that fuzzing starts from and leaves behind, in the source tree.</summary>
internal static class FuzzFiles
{
    private const int SeedBytesMax = 64 * 1024;

    private static readonly string Project = FindProject();

    /// <summary>Golden files, the kept corpus, and nothing at all.</summary>
    public static IEnumerable<byte[]> SeedsOf(FuzzTarget target)
    {
        string corpus = Path.Combine(Project, "Corpus", target.Name);
        IEnumerable<string> kept = Directory.Exists(corpus) ? Directory.EnumerateFiles(corpus) : [];
        IEnumerable<string> golden = target.Seeds.SelectMany(Matches);
        return kept.Concat(golden).Order(StringComparer.Ordinal).Select(ReadHead).Append([]);
    }

    /// <summary>The folder of the inputs that once broke a reader.</summary>
    public static string CrashersOf(FuzzTarget target) => Path.Combine(Project, "Crashers", target.Name);

    private static byte[] ReadHead(string file)
    {
        byte[] bytes = File.ReadAllBytes(file);
        return bytes.Length <= SeedBytesMax ? bytes : bytes[..SeedBytesMax];
    }

    /// <summary>Files of a pattern with at most one folder left open.</summary>
    private static IEnumerable<string> Matches(string pattern)
    {
        string[] parts = pattern.Split("/*/");
        string root = Path.GetFullPath(Path.Combine(Project, "..", parts[0]));
        return parts.Length == 1
            ? [root]
            : Directory.EnumerateDirectories(root).Select(folder => Path.Combine(folder, parts[1])).Where(File.Exists);
    }

    /// <summary>The project's folder; a built file's own path says nothing where builds are deterministic.</summary>
    private static string FindProject()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (folder.EnumerateFiles("*.csproj").Any())
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No project folder above {AppContext.BaseDirectory}.");
    }
}
