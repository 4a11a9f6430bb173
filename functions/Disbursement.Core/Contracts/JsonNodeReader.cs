using System.Globalization;
using System.Text.Json;

namespace Disbursement.Core.Contracts;

/// <summary>
/// Walks a JSON document, collects every error with the path of what is wrong, and goes on with a harmless value.
/// </summary>
internal sealed class JsonNodeReader(JsonElement element, string path, List<string> errors)
{
    /// <summary>Parses a whole file; an error and nothing when it is no JSON of well-formed texts.</summary>
    public static JsonDocument? Parse(string json, string file, List<string> errors)
    {
        try
        {
            JsonDocument document = JsonDocument.Parse(json);
            ReadTexts(document.RootElement);
            return document;
        }
        catch (JsonException problem)
        {
            errors.Add($"{file}: is no JSON, line {problem.LineNumber + 1}");
        }
        catch (InvalidOperationException)
        {
            errors.Add($"{file}: a text holds half a character (\\ud800 to \\udfff)");
        }

        return null;
    }

    /// <summary>The path from the document's root, such as <c>contracts[0].fee</c>; empty for the root.</summary>
    public string Path { get; } = path;

    /// <summary>Whether the node has a member that is not null.</summary>
    public bool Has(string name) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(name, out JsonElement member)
        && member.ValueKind != JsonValueKind.Null;

    /// <summary>Whether a member is a list.</summary>
    public bool IsList(string name) => Member(name).ValueKind == JsonValueKind.Array;

    /// <summary>Whether a member is a list of nothing.</summary>
    public bool IsEmptyList(string name) => IsList(name) && Member(name).GetArrayLength() == 0;

    /// <summary>Adds an error about this node or one of its members.</summary>
    public void Fail(string name, string problem) => errors.Add($"{PathOf(name)}: {problem}");

    /// <summary>Names every member that is not in the list: a misspelt limit must not count as none.</summary>
    public void AllowOnly(params ReadOnlySpan<string> names)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            Fail("", "must be an object");
            return;
        }

        foreach (JsonProperty member in element.EnumerateObject())
        {
            if (!names.Contains(member.Name))
            {
                Fail(member.Name, "is not known");
            }
        }
    }

    /// <summary>A member that is an object; an empty one when it is missing.</summary>
    public JsonNodeReader Object(string name) => new(Member(name), PathOf(name), errors);

    /// <summary>The members of an object, by name.</summary>
    public IEnumerable<(string Name, JsonNodeReader Node)> Members() =>
        element.ValueKind == JsonValueKind.Object
            ? element.EnumerateObject().Select(member =>
                (member.Name, new JsonNodeReader(member.Value, PathOf(member.Name), errors)))
            : [];

    /// <summary>The items of an array of objects.</summary>
    public IEnumerable<JsonNodeReader> Items(string name)
    {
        JsonElement member = Member(name);
        if (member.ValueKind != JsonValueKind.Array)
        {
            Fail(name, "must be an array");
            return [];
        }

        return member.EnumerateArray().Select((item, index) =>
            new JsonNodeReader(item, $"{PathOf(name)}[{index}]", errors));
    }

    /// <summary>A text that is not empty.</summary>
    public string Text(string name)
    {
        JsonElement member = Member(name);
        string text = member.ValueKind == JsonValueKind.String ? member.GetString() ?? "" : "";
        if (text.Trim().Length == 0)
        {
            Fail(name, "must be a text");
        }

        return text;
    }

    /// <summary>A list of at least one text.</summary>
    public IReadOnlyList<string> Texts(string name)
    {
        JsonElement member = Member(name);
        bool valid = member.ValueKind == JsonValueKind.Array && member.GetArrayLength() > 0
            && member.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String);
        if (!valid)
        {
            Fail(name, "must be a list of texts");
            return [];
        }

        return [.. member.EnumerateArray().Select(item => item.GetString()!)];
    }

    /// <summary>A list of rows, each a list of texts that may be empty.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows(string name)
    {
        JsonElement member = Member(name);
        bool valid = member.ValueKind == JsonValueKind.Array
            && member.EnumerateArray().All(static row => row.ValueKind == JsonValueKind.Array
                && row.EnumerateArray().All(static cell => cell.ValueKind == JsonValueKind.String));
        if (!valid)
        {
            Fail(name, "must be a list of rows of texts");
            return [];
        }

        return
        [
            .. member.EnumerateArray().Select(static row =>
                (IReadOnlyList<string>)[.. row.EnumerateArray().Select(static cell => cell.GetString()!)]),
        ];
    }

    /// <summary>A whole number within a range, ends included.</summary>
    public long Whole(string name, long least, long most)
    {
        JsonElement member = Member(name);
        if (member.ValueKind == JsonValueKind.Number && member.TryGetInt64(out long value)
            && value >= least && value <= most)
        {
            return value;
        }

        Fail(name, $"must be a whole number from {least} to {most}");
        return least;
    }

    /// <summary>A decimal number within a range, ends included.</summary>
    public decimal Number(string name, decimal least, decimal most)
    {
        JsonElement member = Member(name);
        if (member.ValueKind == JsonValueKind.Number && member.TryGetDecimal(out decimal value)
            && value >= least && value <= most)
        {
            return value;
        }

        Fail(name, string.Create(CultureInfo.InvariantCulture, $"must be a number from {least} to {most}"));
        return least;
    }

    /// <summary>True or false; false when it is missing.</summary>
    public bool Flag(string name)
    {
        JsonElement member = Member(name);
        if (Has(name) && member.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            Fail(name, "must be true or false");
        }

        return member.ValueKind == JsonValueKind.True;
    }

    /// <summary>One of the words of a table.</summary>
    public TValue OneOf<TValue>(string name, IReadOnlyDictionary<string, TValue> words)
    {
        JsonElement member = Member(name);
        string text = member.ValueKind == JsonValueKind.String ? member.GetString() ?? "" : "";
        return Word(name, text, words);
    }

    /// <summary>The value of a word that stands in this node; an error when the table does not have it.</summary>
    public TValue Word<TValue>(string name, string text, IReadOnlyDictionary<string, TValue> words)
    {
        if (words.TryGetValue(text, out TValue? value))
        {
            return value;
        }

        Fail(name, $"must be one of {string.Join(", ", words.Keys)}");
        return words.Values.First();
    }

    /// <summary>Reads every text once: half a character only shows when its text is asked for.</summary>
    private static void ReadTexts(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                _ = element.GetString();
                break;
            case JsonValueKind.Array:
                element.EnumerateArray().ToList().ForEach(ReadTexts);
                break;
            case JsonValueKind.Object:
                foreach (JsonProperty member in element.EnumerateObject())
                {
                    _ = member.Name;
                    ReadTexts(member.Value);
                }

                break;
            default:
                break;
        }
    }

    private JsonElement Member(string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement member)
            ? member
            : default;

    private string PathOf(string name) =>
        name.Length == 0 ? Path : Path.Length == 0 ? name : $"{Path}.{name}";
}
