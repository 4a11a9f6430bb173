namespace Disbursement.Functions.Web.Access;

/// <summary>Who may call one HTTP function.</summary>
/// <param name="Anyone">Whether a caller without a token may.</param>
/// <param name="Roles">The roles of which a caller needs one; empty refuses everybody with a token too.</param>
public sealed record AccessRule(bool Anyone, IReadOnlyList<Role> Roles)
{
    /// <summary>The rule of a function that says nothing: nobody.</summary>
    public static readonly AccessRule Nobody = new(Anyone: false, []);
}
