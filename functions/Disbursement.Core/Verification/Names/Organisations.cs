namespace Disbursement.Core.Verification.Names;

/// <summary>Tells accounts of companies and authorities.</summary>
internal static class Organisations
{
    /// <summary>Whether the words begin as the name of an organisation does.</summary>
    public static bool IsOne(string[] words) => Phrases.LengthAt(words, 0, Phrases.Organisations) > 0;
}
