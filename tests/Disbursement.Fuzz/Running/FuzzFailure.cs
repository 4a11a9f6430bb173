using System.Security.Cryptography;
using Disbursement.Fuzz.Targets;

namespace Disbursement.Fuzz.Running;

/// <summary>An input that a reader did not survive.</summary>
/// <param name="Target">The reader.</param>
/// <param name="Input">The input.</param>
/// <param name="What">What happened.</param>
internal sealed record FuzzFailure(FuzzTarget Target, byte[] Input, string What)
{
    private const long AllocatedPerByte = 4_096;

    /// <summary>What reading so many bytes may allocate: far above any reader, far below a bomb.</summary>
    public static long AllocatedMax(FuzzTarget target, int length) =>
        target.AllocatedBase + (AllocatedPerByte * length);

    /// <summary>Keeps the input in the source tree, where a test reads it again for ever.</summary>
    /// <returns>The file.</returns>
    public string Keep()
    {
        string folder = FuzzFiles.CrashersOf(Target);
        Directory.CreateDirectory(folder);
        string file = Path.Combine(folder, Convert.ToHexStringLower(SHA256.HashData(Input))[..16]);
        File.WriteAllBytes(file, Input);
        return file;
    }
}
