using Disbursement.Cli.Api;
using Disbursement.Core.Periods;

namespace Disbursement.Cli.Transfer;

/// <summary>One list to be sent: where it lies and which slot it is for.</summary>
/// <param name="Path">The file on this machine.</param>
/// <param name="Month">The month.</param>
/// <param name="Unit">The unit that made the list.</param>
/// <param name="List">btxh, ncc or khac; biendong for events.</param>
/// <param name="Bytes">The file's size.</param>
internal sealed record DropFile(string Path, MonthAddress Month, string Unit, string List, long Bytes)
{
    private const int PartsAfterInbox = 5;

    /// <summary>The file's name.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>Finds every list under a folder laid out as the inbox is: province/period/unit/list/file.</summary>
    /// <returns>The lists in ordinal order of their paths.</returns>
    public static IReadOnlyList<DropFile> FindIn(string inbox) =>
    [
        .. Directory.EnumerateFiles(inbox, "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(path => TryOf(inbox, path))
            .OfType<DropFile>(),
    ];

    /// <summary>Reads the slot out of a path below the inbox; null when the path is no list's.</summary>
    public static DropFile? TryOf(string inbox, string path)
    {
        string[] parts = System.IO.Path.GetRelativePath(inbox, path).Split(System.IO.Path.DirectorySeparatorChar);
        return parts.Length == PartsAfterInbox && Period.TryParse(parts[1], out Period period)
            ? new DropFile(path, new MonthAddress(parts[0], period), parts[2], parts[3], new FileInfo(path).Length)
            : null;
    }
}
