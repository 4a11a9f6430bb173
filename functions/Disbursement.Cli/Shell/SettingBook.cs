using System.Text.Json;

namespace Disbursement.Cli.Shell;

/// <summary>
/// Settings from the environment and from the <c>Values</c> of <c>local.settings.json</c>; the environment wins.
/// </summary>
/// <remarks>
/// One name serves both places. In the environment a colon may be written as two underscores, as everywhere in .NET.
/// </remarks>
internal sealed class SettingBook
{
    /// <summary>The file's name, beside the solution or in the working folder.</summary>
    public const string FileName = "local.settings.json";

    private readonly Func<string, string?> _environment;
    private readonly Dictionary<string, string> _values;

    /// <summary>Creates a book over given values; <see cref="Read"/> takes them from the machine.</summary>
    public SettingBook(Func<string, string?> environment, IReadOnlyDictionary<string, string> values)
    {
        _environment = environment;
        _values = new Dictionary<string, string>(values, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The values of the file, which are handed on to the app and the sandbox.</summary>
    public IReadOnlyDictionary<string, string> FileValues => _values;

    /// <summary>Reads the first file found in the folders.</summary>
    /// <exception cref="CliException">The file is not JSON.</exception>
    public static SettingBook Read(Func<string, string?> environment, IEnumerable<string> folders)
    {
        string? path = folders.Select(folder => Path.Combine(folder, FileName)).FirstOrDefault(File.Exists);
        return new SettingBook(environment, path is null ? [] : ReadFile(path));
    }

    /// <summary>The setting's value, or null when it is set nowhere or empty.</summary>
    public string? Find(string name)
    {
        string? value = _environment(name) ?? _environment(name.Replace(":", "__", StringComparison.Ordinal));
        value = string.IsNullOrWhiteSpace(value) ? _values.GetValueOrDefault(name) : value;
        return string.IsNullOrWhiteSpace(value) ? null : value.Trim();
    }

    private static Dictionary<string, string> ReadFile(string path)
    {
        try
        {
            var options = new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path), options);
            return document.RootElement.TryGetProperty("Values", out JsonElement values)
                ? values.EnumerateObject().ToDictionary(value => value.Name, value => value.Value.ToString(),
                    StringComparer.OrdinalIgnoreCase)
                : [];
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new CliException(ExitCode.Failed,
                new($"Tệp {path} không phải JSON đúng: {exception.Message}", $"{path} is not valid JSON: {exception.Message}"),
                exception);
        }
    }
}
