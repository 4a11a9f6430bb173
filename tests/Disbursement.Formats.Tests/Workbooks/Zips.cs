using System.IO.Compression;
using System.Text;

namespace Disbursement.Formats.Tests.Workbooks;

/// <summary>Looks into packages and changes them as a person with a spreadsheet would.</summary>
internal static class Zips
{
    /// <summary>Replaces a text in every part.</summary>
    public static byte[] Replace(byte[] package, string from, string to)
    {
        using var source = new ZipArchive(new MemoryStream(package), ZipArchiveMode.Read);
        using var target = new MemoryStream();
        using (var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (ZipArchiveEntry entry in source.Entries)
            {
                using Stream part = zip.CreateEntry(entry.FullName).Open();
                part.Write(Encoding.UTF8.GetBytes(Read(entry).Replace(from, to, StringComparison.Ordinal)));
            }
        }

        return target.ToArray();
    }

    /// <summary>The text of a part.</summary>
    public static string Read(byte[] package, string path)
    {
        using var zip = new ZipArchive(new MemoryStream(package), ZipArchiveMode.Read);
        return Read(zip.GetEntry(path) ?? throw new InvalidOperationException(path));
    }

    private static string Read(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open());
        return reader.ReadToEnd();
    }
}
