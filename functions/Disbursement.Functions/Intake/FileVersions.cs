using System.Security.Cryptography;
using System.Text;
using Azure;

namespace Disbursement.Functions.Intake;

/// <summary>Names the work on one version of one uploaded file.</summary>
internal static class FileVersions
{
    /// <summary>A version as text, the same whether a listing or a blob's own headers told it.</summary>
    public static string NameOf(ETag? version) => version?.ToString().Trim('"') ?? "";

    /// <summary>A version as a condition.</summary>
    public static ETag Parse(string name) => new($"\"{name}\"");

    /// <summary>The instance id of a version: the path's hash keeps whatever a file is called out of it.</summary>
    /// <param name="kind">What is done with it: <c>intake</c>, <c>results</c>.</param>
    /// <param name="path">Path in the container.</param>
    /// <param name="version">The version's ETag.</param>
    public static string InstanceIdOf(string kind, string path, string version)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{path}\n{version}"));
        return $"{kind}-{Convert.ToHexStringLower(hash.AsSpan(0, 12))}";
    }
}
