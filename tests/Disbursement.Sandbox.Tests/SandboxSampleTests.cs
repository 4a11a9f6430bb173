using System.Text.Json;

namespace Disbursement.Sandbox.Tests;

/// <summary>
/// Goal: every setting of the sandbox stands in local.settings.sample.json, and none there is unknown to it. Method:
/// the properties of its options beside the keys of its section.
/// </summary>
public sealed class SandboxSampleTests
{
    [Fact]
    public void Sample_SectionOfTheSandbox_HasEverySettingAndNoOther()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "local.settings.sample.json")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        using var sample = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder!, "local.settings.sample.json")));
        IEnumerable<string> there = sample.RootElement.GetProperty("Values").EnumerateObject()
            .Select(static value => value.Name)
            .Where(static name => name.StartsWith(SandboxOptions.Section + ":", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
        IEnumerable<string> settings = typeof(SandboxOptions).GetProperties()
            .Where(static property => property.CanWrite)
            .Select(static property => $"{SandboxOptions.Section}:{property.Name}")
            .Order(StringComparer.Ordinal);

        Assert.Equal(settings, there);
    }
}
