using System.Security.Cryptography;
using System.Text;
using Disbursement.Core.Entitlements;
using Disbursement.Core.Holds;
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
    public string SubjectOf(string province, PersonKey person) => HashOf(province, $"person|{person.Reveal()}");

    /// <summary>An entitlement as exceptions name it: 16 hexadecimal digits.</summary>
    public string SubjectOf(string province, EntitlementKey key) => HashOf(province, $"entitlement|{key.Reveal()}");

    /// <summary>An account as exceptions name it: 16 hexadecimal digits.</summary>
    /// <param name="province">2-digit province code.</param>
    /// <param name="institution">The BIN of the institution.</param>
    /// <param name="account">The account.</param>
    public string SubjectOf(string province, string institution, AccountNumber account) =>
        HashOf(province, $"account|{institution}|{account.Reveal()}");

    /// <summary>What the exception about a held duplicate is about, as exceptions name it.</summary>
    public string DuplicateSubjectOf(string province, EntitlementKey key) =>
        DuplicateRules.ScopeOf(key.Programme) switch
        {
            BenefitScope.Entitlement => SubjectOf(province, key),
            BenefitScope.SocialProtection => SubjectOf(province, key.Person),
            BenefitScope scope => HashOf(province, $"{scope}|{key.Person.Reveal()}"),
        };

    /// <summary>What the exception about a hold is about: all that is asked of a person in one question.</summary>
    /// <param name="province">2-digit province code.</param>
    /// <param name="kind">Why it is held.</param>
    /// <param name="key">The entitlement.</param>
    /// <param name="owed">The month the money is for when an earlier month carried it; a question about lists is asked
    /// for each month apart, one about a person for all months together.</param>
    public string HoldSubjectOf(string province, HoldKind kind, EntitlementKey key, Period? owed = null)
    {
        if (!kind.IsAboutList())
        {
            return SubjectOf(province, key.Person);
        }

        string subject = kind == HoldKind.Duplicate ? DuplicateSubjectOf(province, key) : SubjectOf(province, key);
        return owed is { } month ? HashOf(province, $"owed|{month}|{subject}") : subject;
    }

    private string HashOf(string province, string text)
    {
        byte[] hash = HMACSHA256.HashData(KeyOf(province), Encoding.UTF8.GetBytes(text));
        return Convert.ToHexStringLower(hash.AsSpan(0, 8));
    }
}
