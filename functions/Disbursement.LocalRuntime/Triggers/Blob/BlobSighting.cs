using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Disbursement.LocalRuntime.Triggers.Blob;

/// <summary>A version of a blob, as it was seen in a listing.</summary>
/// <param name="Name">The blob's name in its container.</param>
/// <param name="ETag">Its version.</param>
internal sealed record BlobSighting(string Name, string ETag)
{
    /// <summary>The version's fingerprint: the first 16 bytes of SHA-256 over name and version.</summary>
    public UInt128 Version { get; } = BinaryPrimitives.ReadUInt128BigEndian(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{Name}\n{ETag}")));
}
