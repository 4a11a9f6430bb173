namespace Disbursement.Cli.Identity;

/// <summary>A stored login: who acts when a command is run with <c>--as</c> this name.</summary>
/// <param name="Name">The user's name, also the profile's.</param>
/// <param name="Roles">The roles asked for at login; empty when the token came from elsewhere.</param>
/// <param name="Areas">The areas asked for at login.</param>
/// <param name="Provider">The provider's code, when the user is one.</param>
/// <param name="Token">The bearer token. The file that holds it is readable by its owner only.</param>
/// <param name="ExpiresAt">When the token stops being good; null when unknown.</param>
internal sealed record Profile(
    string Name,
    IReadOnlyList<string> Roles,
    IReadOnlyList<string> Areas,
    string? Provider,
    string Token,
    DateTimeOffset? ExpiresAt)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Name} ({string.Join(',', Roles)})";
}
