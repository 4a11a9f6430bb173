using System.IO.Compression;

namespace Disbursement.Fuzz.Mutating;

/// <summary>Changes one part of a zip archive and packs it again, so that readers get past the checksum.</summary>
/// <param name="random">Where chance comes from.</param>
/// <param name="mutator">Changes bytes.</param>
internal sealed class ZipMutator(Random random, Mutator mutator)
{
    private const int PartLengthMax = 1024 * 1024;

    /// <summary>A changed archive; one time in four its bytes, as with any other file.</summary>
    public byte[] Change(byte[] input, byte[] other)
    {
        List<(string Name, byte[] Bytes)>? parts = random.Next(4) == 0 ? null : Unpack(input);
        if (parts is null or { Count: 0 })
        {
            return mutator.Change(input, other);
        }

        int chosen = random.Next(parts.Count);
        (string name, byte[] bytes) = parts[chosen];
        switch (random.Next(8))
        {
            case 0:
                parts.RemoveAt(chosen);
                break;
            case 1:
                parts.Add((name, bytes));
                break;
            case 2:
                parts[chosen] = (parts[random.Next(parts.Count)].Name, bytes);
                break;
            default:
                parts[chosen] = (name, mutator.Change(bytes, parts[random.Next(parts.Count)].Bytes));
                break;
        }

        return Pack(parts);
    }

    /// <summary>The parts of an archive; none when it is no archive any more, or grows beyond reason.</summary>
    private static List<(string Name, byte[] Bytes)>? Unpack(byte[] archive)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(archive), ZipArchiveMode.Read);
            return
            [
                .. zip.Entries.Where(static entry => entry.Length <= PartLengthMax)
                    .Select(static entry => (entry.FullName, ReadAll(entry))),
            ];
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static byte[] ReadAll(ZipArchiveEntry entry)
    {
        using Stream part = entry.Open();
        using var bytes = new MemoryStream();
        part.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static byte[] Pack(List<(string Name, byte[] Bytes)> parts)
    {
        using var archive = new MemoryStream();
        using (var zip = new ZipArchive(archive, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[] bytes) in parts)
            {
                using Stream part = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                part.Write(bytes);
            }
        }

        return archive.ToArray();
    }
}
