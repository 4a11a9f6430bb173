using System.Text.Json;

namespace Disbursement.LocalRuntime.Hosting;

/// <summary>The <c>Values</c> of <c>local.settings.json</c>, or of the committed sample when there is none.</summary>
internal static class SettingsFile
{
    private static readonly string[] Names = ["local.settings.json", "local.settings.sample.json"];

    private static readonly JsonDocumentOptions Lenient =
        new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Searches a folder and those above it; a settings file anywhere goes before a sample anywhere.</summary>
    /// <returns>Settings by name, <c>__</c> already a section's colon; empty when there is no file.</returns>
    public static IReadOnlyDictionary<string, string?> Read(string folder)
    {
        foreach (string name in Names)
        {
            for (DirectoryInfo? at = new(folder); at is not null; at = at.Parent)
            {
                string path = Path.Combine(at.FullName, name);
                if (File.Exists(path))
                {
                    return Parse(path);
                }
            }
        }

        return new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
    }

    private static Dictionary<string, string?> Parse(string path)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path), Lenient);
        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        if (document.RootElement.TryGetProperty("Values", out JsonElement section))
        {
            foreach (JsonProperty value in section.EnumerateObject())
            {
                values[value.Name.Replace("__", ":", StringComparison.Ordinal)] = value.Value.ToString();
            }
        }

        return values;
    }
}
