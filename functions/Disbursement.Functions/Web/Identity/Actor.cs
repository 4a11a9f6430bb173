using Disbursement.Functions.Web.Access;

namespace Disbursement.Functions.Web.Identity;

/// <summary>Who acts, as the token says. Nothing in a request can make a caller somebody else.</summary>
/// <remarks>
/// Separation of duties compares <see cref="Id"/>, which never changes for a person, and not <see cref="Name"/>,
/// which an administrator of the directory can change between close and approval.
/// </remarks>
/// <param name="Id">What identifies the person for ever: <c>oid</c> of Entra ID, <c>sub</c> of a local token.</param>
/// <param name="Name">What people read in the audit.</param>
/// <param name="Roles">What the person may do.</param>
/// <param name="Areas">Where.</param>
/// <param name="Provider">The provider the caller is: a code, <c>*</c> for all (the sandbox), empty for none.</param>
public sealed record Actor(
    string Id, string Name, IReadOnlySet<Role> Roles, IReadOnlyList<Area> Areas, string Provider)
{
    /// <summary>The provider claim of a caller that plays every provider.</summary>
    public const string EveryProvider = "*";

    /// <summary>The app itself, for what a setting lets it do without a person.</summary>
    public static readonly Actor App = new("app", "app", new HashSet<Role>(), [], "");

    /// <summary>What is stored as the doer of a deed: the name, and the id where it differs.</summary>
    public string Signature => string.Equals(Id, Name, StringComparison.Ordinal) ? Name : $"{Name} ({Id})";

    /// <summary>Whether a stored signature is this person's, however the name was spelt then.</summary>
    /// <param name="signature">A <see cref="Signature"/>, or <c>app</c>.</param>
    public bool HasSigned(string signature)
    {
        ArgumentNullException.ThrowIfNull(signature);
        return signature.Equals(Id, StringComparison.OrdinalIgnoreCase)
            || signature.EndsWith($" ({Id})", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether the whole province is in the caller's area.</summary>
    public bool Covers(string province) => Areas.Any(area => area.Covers(province));

    /// <summary>Whether a unit is in the caller's area.</summary>
    public bool Covers(string province, string unit) => Areas.Any(area => area.Covers(province, unit));

    /// <summary>Whether anything of a province is in the caller's area.</summary>
    public bool Touches(string province) => Areas.Any(area => area.Covers(province) || area.Province == province);

    /// <summary>Whether the caller speaks for a provider.</summary>
    public bool Is(string provider) =>
        Provider == EveryProvider || (Provider.Length > 0 && Provider == provider);

    /// <summary>Prints the signature only.</summary>
    public override string ToString() => Signature;
}
