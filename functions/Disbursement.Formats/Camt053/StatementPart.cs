using Disbursement.Formats.Xml;

namespace Disbursement.Formats.Camt053;

/// <summary>The values of one entry or of one transaction below it, as they stand in the document.</summary>
/// <param name="root">The path of its element.</param>
internal sealed class StatementPart(string root)
{
    private readonly string _prefix = root + "/";
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <summary>A value by its path below the element; empty when it has none.</summary>
    public string Value(string path) => _values.GetValueOrDefault(path, "");

    /// <summary>The first of some values that is there; empty when none is.</summary>
    public string First(params ReadOnlySpan<string> paths)
    {
        foreach (string path in paths)
        {
            if (_values.TryGetValue(path, out string? text))
            {
                return text;
            }
        }

        return "";
    }

    /// <summary>Forgets everything: another element begins.</summary>
    public void Clear() => _values.Clear();

    /// <summary>Keeps what ends here, when it is below the element. The first of repeated values stays.</summary>
    public void Keep(XmlWalker xml)
    {
        if (xml.Text.Length > 0 && xml.Path.StartsWith(_prefix, StringComparison.Ordinal))
        {
            _values.TryAdd(xml.Path[_prefix.Length..], xml.Text);
        }
    }
}
