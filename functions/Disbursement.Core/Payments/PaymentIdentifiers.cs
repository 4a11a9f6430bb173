using System.Security.Cryptography;
using System.Text;
using Disbursement.Core.Entitlements;
using Disbursement.Core.Periods;

namespace Disbursement.Core.Payments;

/// <summary>Makes the identifiers of a payment from what it is, with the province's key (DESIGN 4).</summary>
/// <remarks>
/// Equal input gives equal identifiers on every machine and in every run, so a file built again is the same file.
/// Parts are joined by U+2016 (‖), which no part can hold: two different payments never make one text.
/// </remarks>
public static class PaymentIdentifiers
{
    /// <summary>The shortest province key, in bytes.</summary>
    public const int KeyLengthMin = 32;

    private const char Separator = '\u2016';

    /// <summary>The EndToEndId of attempt <paramref name="attempt"/> to pay an entitlement for a month.</summary>
    /// <param name="provinceKey">The province's secret, at least <see cref="KeyLengthMin"/> bytes.</param>
    /// <param name="period">The month the entitlement is for, not the month of payment.</param>
    /// <param name="entitlement">Person, programme and reference.</param>
    /// <param name="attempt">1 for the first attempt; k+1 only where attempt k is proven to have failed.</param>
    /// <exception cref="ArgumentException">The key is too short, or <paramref name="attempt"/> is below 1.</exception>
    public static EndToEndId EndToEndIdOf(
        ReadOnlySpan<byte> provinceKey, Period period, EntitlementKey entitlement, int attempt)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(attempt, 1);
        string text = $"{period}{Separator}{entitlement.Reveal()}{Separator}{attempt}";
        return EndToEndId.Parse(Base32.Encode(Hash(provinceKey, text), EndToEndId.Length));
    }

    /// <summary>
    /// The unique end-to-end transaction reference of a payment: 36 lower-case characters in the form of a version 4
    /// UUID (ISO 20022 UUIDv4Identifier), made from the EndToEndId.
    /// </summary>
    /// <exception cref="ArgumentException">The key is too short.</exception>
    public static string UetrOf(ReadOnlySpan<byte> provinceKey, EndToEndId id)
    {
        byte[] bytes = Hash(provinceKey, $"uetr{Separator}{id}")[..16];
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40); // version 4
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80); // variant of RFC 9562
        return new Guid(bytes, bigEndian: true).ToString("D");
    }

    private static byte[] Hash(ReadOnlySpan<byte> provinceKey, string text)
    {
        if (provinceKey.Length < KeyLengthMin)
        {
            throw new ArgumentException($"A province key has at least {KeyLengthMin} bytes.", nameof(provinceKey));
        }

        return HMACSHA256.HashData(provinceKey, Encoding.UTF8.GetBytes(text));
    }
}
