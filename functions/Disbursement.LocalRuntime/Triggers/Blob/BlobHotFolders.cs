namespace Disbursement.LocalRuntime.Triggers.Blob;

/// <summary>
/// The folders where new versions were seen last: in a container of many months only this month's is busy, and listing
/// it alone is cheap.
/// </summary>
internal sealed class BlobHotFolders(int foldersMax, TimeSpan hotFor, TimeProvider time)
{
    /// <summary>Folders are told apart to this depth, as in <c>22/2025-11/</c>.</summary>
    private const int Depth = 2;

    private readonly Dictionary<string, long> _lastNews = new(StringComparer.Ordinal);

    /// <summary>Remembers that a new version was seen.</summary>
    public void Add(string blobName)
    {
        _lastNews[FolderOf(blobName)] = time.GetTimestamp();
        if (_lastNews.Count > foldersMax)
        {
            _lastNews.Remove(_lastNews.MinBy(folder => folder.Value).Key);
        }
    }

    /// <summary>The folders to look at between listings of the whole.</summary>
    public IReadOnlyList<string> Current()
    {
        string[] cold = [.. _lastNews
            .Where(folder => time.GetElapsedTime(folder.Value) > hotFor)
            .Select(folder => folder.Key)];
        Array.ForEach(cold, folder => _lastNews.Remove(folder));
        return [.. _lastNews.Keys];
    }

    /// <summary>The first folders of a blob's path; empty for one that lies in none.</summary>
    internal static string FolderOf(string blobName)
    {
        int end = -1;
        for (int level = 0; level < Depth; level++)
        {
            int slash = blobName.IndexOf('/', end + 1);
            if (slash < 0)
            {
                break;
            }

            end = slash;
        }

        return blobName[..(end + 1)];
    }
}
