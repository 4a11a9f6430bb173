using System.Text.RegularExpressions;

namespace Disbursement.LocalRuntime.Tests.Api;

/// <summary>The public members of the real packages, by documentation id, as listed in this folder.</summary>
internal sealed partial class ApiLists
{
    private readonly Dictionary<string, ApiEntry> _entries = new(StringComparer.Ordinal);

    private ApiLists(IEnumerable<string> lines)
    {
        foreach (string line in lines.Where(line => line.Length > 2 && line[1] == ':'))
        {
            ApiEntry entry = Parse(line);
            // Two packages may each have a class of one name (extension methods); members differ.
            _entries.TryAdd(entry.Id, entry);
        }
    }

    public int Count => _entries.Count;

    public static ApiLists Read(string folder) =>
        new(Directory.EnumerateFiles(folder, "*.txt").SelectMany(File.ReadLines));

    public ApiEntry? Find(string id) => _entries.GetValueOrDefault(id);

    internal static ApiEntry Parse(string line)
    {
        Match match = Line().Match(line);
        string[] names = ParameterNames(match.Groups["names"].Value);
        return new ApiEntry(
            match.Groups["id"].Value,
            match.Groups["kind"].Value.Split(',')[0].Trim(),
            match.Groups["returns"].Value.Replace("?", "", StringComparison.Ordinal).Trim(),
            match.Groups["accessors"].Value.Trim(),
            match.Groups["value"].Value.Trim(),
            names);
    }

    private static string[] ParameterNames(string text)
    {
        if (text.Length == 0)
        {
            return [];
        }

        return [.. text.Split(", ").Select(part =>
        {
            bool isOptional = part.Contains(" = ", StringComparison.Ordinal);
            string name = part.Split(" = ")[0].Replace("?", "", StringComparison.Ordinal).Split(' ')[^1];
            return isOptional ? name + "?" : name;
        })];
    }

    // id [: kind] [-> type [{ accessors }] [= value]] [| <generics>(names)] [marks]
    [GeneratedRegex(
        """
        ^(?<id>\S+)
        (?:\ :\ (?<kind>[^,]+).*)?
        (?:\ ->\ (?<returns>[^\ |]+))?
        (?:\ (?<accessors>\{\ [^}]*\}))?
        (?:\ =\ (?<value>[^\[|]+))?
        (?:\ \|\s+(?:<.*?>)?\((?<names>.*)\))?
        (?:\ \[.*)?$
        """,
        RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Line();
}

/// <summary>One line of a list.</summary>
/// <param name="Id">The documentation id.</param>
/// <param name="Kind">For a type: <c>sealed class</c>, <c>enum</c>, …</param>
/// <param name="Returns">The type returned, without marks of nullability.</param>
/// <param name="Accessors">For a property: <c>{ get; set; }</c>.</param>
/// <param name="Value">For a constant: its value.</param>
/// <param name="Parameters">Names, with <c>?</c> behind those that may be left out.</param>
internal sealed record ApiEntry(
    string Id, string Kind, string Returns, string Accessors, string Value, string[] Parameters);
