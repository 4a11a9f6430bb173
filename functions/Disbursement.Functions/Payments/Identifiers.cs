using System.Security.Cryptography;
using System.Text;
using Disbursement.Core.Entitlements;
using Disbursement.Core.Identity;
using Disbursement.Core.Payments;
using Disbursement.Core.Periods;
using Disbursement.Functions.Months;
using Microsoft.Extensions.Options;

namespace Disbursement.Functions.Payments;

/// <summary>Makes identifiers that nobody without the key can turn back into a person.</summary>
/// <param name="options">The key.</param>
public sealed class Identifiers(IOptions<IdentifierOptions> options)
{
    private readonly byte[] _key = Convert.FromBase64String(options.Value.ProvinceKey);

    /// <summary>The key of one province, derived, so that no two provinces share identifiers.</summary>
    /// <param name="province">2-digit province code.</param>
    public byte[] KeyOf(string province) => HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"province|{province}"));

    /// <summary>The lifelong id of one attempt to pay one entitlement of one month.</summary>
    public (EndToEndId Id, string Uetr) PaymentOf(string province, Period period, EntitlementKey key, int attempt)
    {
        byte[] provinceKey = KeyOf(province);
        EndToEndId id = PaymentIdentifiers.EndToEndIdOf(provinceKey, period, key, attempt);
        return (id, PaymentIdentifiers.UetrOf(provinceKey, id));
    }

    /// <summary>A person as exceptions name them: 16 hexadecimal digits.</summary>
    public string SubjectOf(string province, PersonKey person)
    {
        byte[] hash = HMACSHA256.HashData(KeyOf(province), Encoding.UTF8.GetBytes($"person|{person.Reveal()}"));
        return Convert.ToHexStringLower(hash.AsSpan(0, 8));
    }

    /// <summary>An entitlement as exceptions name it: 16 hexadecimal digits.</summary>
    public string SubjectOf(string province, EntitlementKey key)
    {
        byte[] hash = HMACSHA256.HashData(KeyOf(province), Encoding.UTF8.GetBytes($"entitlement|{key.Reveal()}"));
        return Convert.ToHexStringLower(hash.AsSpan(0, 8));
    }

    /// <summary>What the exception about a held duplicate is about, as exceptions name it.</summary>
    public string DuplicateSubjectOf(string province, EntitlementKey key) => DuplicateRules.IsAboutThePerson(key)
        ? SubjectOf(province, key.Person)
        : SubjectOf(province, key);
}
