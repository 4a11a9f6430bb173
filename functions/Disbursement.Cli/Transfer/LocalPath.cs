using Disbursement.Cli.Shell;

namespace Disbursement.Cli.Transfer;

/// <summary>Turns a blob's name into a file below a folder, and never outside of it.</summary>
internal static class LocalPath
{
    /// <summary>The file for a blob.</summary>
    /// <exception cref="CliException">The name would lead out of the folder.</exception>
    public static string Below(string folder, string blobName)
    {
        string root = Path.GetFullPath(folder) + Path.DirectorySeparatorChar;
        string path = Path.GetFullPath(Path.Combine(root, blobName.Replace('/', Path.DirectorySeparatorChar)));
        return path.StartsWith(root, StringComparison.Ordinal)
            ? path
            : throw new CliException(ExitCode.Failed, new(
                $"Tên tệp không an toàn: {blobName}", $"Unsafe file name: {blobName}"));
    }
}
