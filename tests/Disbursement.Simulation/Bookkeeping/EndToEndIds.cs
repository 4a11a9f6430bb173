using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Disbursement.Simulation.Bookkeeping;

/// <summary>
/// Payment identifiers as DESIGN 4 describes them, made by code of its own: the model must not share the product's
/// mistakes.
/// </summary>
internal sealed class EndToEndIds
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int Length = 26;

    private readonly byte[] _key;

    /// <summary>Takes the app's key.</summary>
    public EndToEndIds(byte[] key, string province) =>
        _key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"province|{province}"));

    /// <summary>How questions for people name a person or an entitlement: 16 hexadecimal digits.</summary>
    public string SubjectOf(string what) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(what)).AsSpan(0, 8));

    /// <summary>The id of an attempt, counted from 1.</summary>
    public string Of(string period, string entitlement, int attempt)
    {
        string text = string.Create(CultureInfo.InvariantCulture, $"{period}\u2016{entitlement}\u2016{attempt}");
        byte[] hash = HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(text));
        var id = new StringBuilder(Length);
        for (int digit = 0; digit < Length; digit++)
        {
            int value = 0;
            for (int bit = digit * 5; bit < (digit * 5) + 5; bit++)
            {
                value = (value << 1) | ((hash[bit / 8] >> (7 - (bit % 8))) & 1);
            }

            id.Append(Alphabet[value]);
        }

        return id.ToString();
    }
}
