using System.Text.RegularExpressions;

namespace Disbursement.LocalRuntime.Triggers.Blob;

/// <summary>The container and the pattern of names that a blob trigger listens to.</summary>
internal sealed class BlobPattern
{
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(1);
    private readonly Regex _names;

    private BlobPattern(string container, string pattern)
    {
        Container = container;
        int brace = pattern.IndexOf('{', StringComparison.Ordinal);
        Prefix = brace < 0 ? pattern : pattern[..brace];
        string expression = Regex.Replace(
            Regex.Escape(pattern), @"\\\{(?<word>\w+)\}", "(?<${word}>.+)", RegexOptions.ExplicitCapture, MatchTimeout);
        _names = new Regex($"^{expression}$", RegexOptions.CultureInvariant | RegexOptions.Singleline, MatchTimeout);
        Words = [.. _names.GetGroupNames().Where(name => !char.IsAsciiDigit(name[0]))];
    }

    /// <summary>The container.</summary>
    public string Container { get; }

    /// <summary>What all names start with; may be empty.</summary>
    public string Prefix { get; }

    /// <summary>The words in braces.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>Reads a trigger's path, as in <c>inbox/{name}</c>.</summary>
    /// <exception cref="FormatException">It has no container.</exception>
    public static BlobPattern Parse(string path)
    {
        int slash = path.IndexOf('/', StringComparison.Ordinal);
        string pattern = slash < 0 ? "{name}" : path[(slash + 1)..];
        return slash == 0 || pattern.Length == 0
            ? throw new FormatException($"'{path}' is no container with a pattern, such as inbox/{{name}}.")
            : new BlobPattern(slash < 0 ? path : path[..slash], pattern);
    }

    /// <summary>The words of a blob's name; null when the pattern does not fit it.</summary>
    public Dictionary<string, object?>? Match(string blobName)
    {
        Match match = _names.Match(blobName);
        return match.Success ? Words.ToDictionary(Itself, Value, StringComparer.OrdinalIgnoreCase) : null;

        static string Itself(string word) => word;
        object? Value(string word) => match.Groups[word].Value;
    }
}
