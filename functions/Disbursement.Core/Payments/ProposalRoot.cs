using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Disbursement.Core.Payments;

/// <summary>What the root of a proposal covers of one file.</summary>
/// <param name="FileId">The file's id, as text.</param>
/// <param name="Count">Payments in the file.</param>
/// <param name="SumDong">Their sum, in đồng.</param>
/// <param name="Sha256">SHA-256 of the file's bytes, 64 lower-case hexadecimal digits.</param>
public sealed record ProposalFile(string FileId, int Count, long SumDong, string Sha256);

/// <summary>The Merkle root over the files of a round: what an approver approves is exactly these bytes.</summary>
/// <remarks>
/// A leaf is SHA-256(0x00, length and text of the id, count, sum, SHA-256 of the file), a node SHA-256(0x01, left,
/// right); an odd one moves up unchanged, as in RFC 6962. Files are taken in ordinal order of their id, so the root
/// does not depend on the order they were built in. A round without files has the SHA-256 of nothing as its root.
/// </remarks>
public static class ProposalRoot
{
    /// <summary>The root as 64 lower-case hexadecimal digits.</summary>
    /// <exception cref="ArgumentException">Two files have one id, or a hash is not a SHA-256.</exception>
    public static string Compute(IEnumerable<ProposalFile> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        ProposalFile[] sorted = [.. files.OrderBy(file => file.FileId, StringComparer.Ordinal)];
        for (int index = 1; index < sorted.Length; index++)
        {
            if (sorted[index].FileId == sorted[index - 1].FileId)
            {
                throw new ArgumentException($"File {sorted[index].FileId} is proposed twice.", nameof(files));
            }
        }

        List<byte[]> level = [.. sorted.Select(Leaf)];
        while (level.Count > 1)
        {
            level = Parents(level);
        }

        return Convert.ToHexStringLower(level.Count == 0 ? SHA256.HashData([]) : level[0]);
    }

    private static List<byte[]> Parents(List<byte[]> level)
    {
        var parents = new List<byte[]>((level.Count + 1) / 2);
        for (int index = 0; index + 1 < level.Count; index += 2)
        {
            parents.Add(SHA256.HashData([0x01, .. level[index], .. level[index + 1]]));
        }

        if (level.Count % 2 == 1)
        {
            parents.Add(level[^1]);
        }

        return parents;
    }

    private static byte[] Leaf(ProposalFile file)
    {
        if (file.Sha256.Length != 64)
        {
            throw new ArgumentException($"The hash of file {file.FileId} is not a SHA-256.", nameof(file));
        }

        byte[] id = Encoding.UTF8.GetBytes(file.FileId);
        byte[] numbers = new byte[16];
        BinaryPrimitives.WriteInt32BigEndian(numbers, id.Length);
        BinaryPrimitives.WriteInt32BigEndian(numbers.AsSpan(4), file.Count);
        BinaryPrimitives.WriteInt64BigEndian(numbers.AsSpan(8), file.SumDong);
        return SHA256.HashData([0x00, .. numbers, .. id, .. Convert.FromHexString(file.Sha256)]);
    }
}
