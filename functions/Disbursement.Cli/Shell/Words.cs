namespace Disbursement.Cli.Shell;

/// <summary>One text in both languages, side by side where it is used, so that neither is forgotten.</summary>
/// <param name="Vietnamese">What a Vietnamese reader sees.</param>
/// <param name="English">What an English reader sees.</param>
internal sealed record Words(string Vietnamese, string English)
{
    /// <summary>The text in one language.</summary>
    public string In(Language language) => language == Language.English ? English : Vietnamese;

    /// <summary>A text that reads the same in both languages: a number, a name, an address.</summary>
    public static Words Same(string text) => new(text, text);
}
