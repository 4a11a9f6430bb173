namespace Disbursement.Cli.Identity;

/// <summary>A token that lets its holder act. It is never printed by accident: <see cref="ToString"/> masks it.</summary>
/// <param name="text">The token as the <c>Authorization</c> header carries it.</param>
/// <param name="expiresAt">When it stops being good.</param>
internal sealed class BearerToken(string text, DateTimeOffset expiresAt)
{
    /// <summary>When the token stops being good.</summary>
    public DateTimeOffset ExpiresAt { get; } = expiresAt;

    /// <summary>The token itself, for the header and for the profile file.</summary>
    public string Reveal() => text;

    /// <inheritdoc/>
    public override string ToString() => "***";
}
