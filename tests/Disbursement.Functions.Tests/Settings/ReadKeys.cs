using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Primitives;

namespace Disbursement.Functions.Tests.Settings;

/// <summary>Settings that remember which of them were asked for, whether they are there or not.</summary>
/// <param name="values">The settings.</param>
internal sealed class ReadKeys(IReadOnlyDictionary<string, string?> values) : IConfigurationSource, IConfigurationProvider
{
    private readonly ConcurrentDictionary<string, bool> _asked = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Every key that was asked for.</summary>
    public IReadOnlyCollection<string> Asked => [.. _asked.Keys];

    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

    public bool TryGet(string key, out string? value)
    {
        _asked.TryAdd(key, value: true);
        return values.TryGetValue(key, out value);
    }

    public void Set(string key, string? value) => throw new NotSupportedException("Settings are only read.");

    public IChangeToken GetReloadToken() => new CancellationChangeToken(CancellationToken.None);

    public void Load()
    {
        // They are there.
    }

    public IEnumerable<string> GetChildKeys(IEnumerable<string> earlierKeys, string? parentPath)
    {
        string prefix = parentPath is null ? "" : parentPath + ConfigurationPath.KeyDelimiter;
        return values.Keys
            .Where(key => key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            .Select(key => key[prefix.Length..].Split(ConfigurationPath.KeyDelimiter)[0])
            .Concat(earlierKeys)
            .Distinct(StringComparer.OrdinalIgnoreCase);
    }
}
