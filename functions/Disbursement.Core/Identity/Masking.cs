namespace Disbursement.Core.Identity;

/// <summary>Hides personal data wherever a value might be printed by accident.</summary>
internal static class Masking
{
    /// <summary>Stars for all but the last characters; a text that short is stars only.</summary>
    public static string AllBut(string? text, int shown) => text switch
    {
        null or "" => "",
        _ when text.Length <= shown => new string('*', text.Length),
        _ => string.Concat(new string('*', text.Length - shown), text.AsSpan(text.Length - shown)),
    };
}
