using System.Security.Cryptography;
using System.Text;
using Disbursement.Core.Text.Encodings;

namespace Disbursement.Formats.Beneficiaries;

/// <summary>What names a reading in the ledger: the list's bytes, and the encoding if the officer chose it.</summary>
/// <remarks>
/// The same bytes read as TCVN3 and as VNI are two lists with other names. An officer who corrects a first answer
/// must not be told that nothing changed (decision 0009).
/// </remarks>
internal static class ReadingIdentity
{
    /// <summary>The identity: the hash of the bytes, unless a person decided what they mean.</summary>
    /// <param name="sha256">The list's bytes hashed, lower-case hexadecimal.</param>
    /// <param name="encoding">How the list was read.</param>
    public static string Of(string sha256, EncodingVerdict? encoding) =>
        encoding is { Certainty: EncodingCertainty.Stated }
            ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{sha256} {encoding.Kind.ToName()}")))
            : sha256;
}
