namespace Disbursement.Cli.Identity;

/// <summary>Who a token speaks for.</summary>
/// <param name="Name">The user's name, the <c>sub</c> claim.</param>
/// <param name="Roles">One or more of <see cref="Identity.Roles"/>.</param>
/// <param name="Areas">Provinces (<c>17</c>), units (<c>17/148</c>) or <c>*</c>.</param>
/// <param name="Provider">A provider's code, <c>*</c> for all, or null when the user is no provider.</param>
internal sealed record UserIdentity(
    string Name, IReadOnlyList<string> Roles, IReadOnlyList<string> Areas, string? Provider = null);
