using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Azure.Core;

namespace Disbursement.Simulation.Storage;

/// <summary>A request as the clients' pipelines fill it.</summary>
internal sealed class MemoryRequest(long number) : Request
{
    private readonly List<HttpHeader> _headers = new(capacity: 12);
    private string? _clientRequestId;

    /// <inheritdoc/>
    public override string ClientRequestId
    {
        // A number and not a Guid: nothing in a simulation may come from chance that no seed governs.
        get => _clientRequestId ??= "request-" + number.ToString(CultureInfo.InvariantCulture);
        set => _clientRequestId = value;
    }

    /// <summary>The headers, in the order of their setting.</summary>
    internal IReadOnlyList<HttpHeader> AllHeaders => _headers;

    /// <summary>A header's value; null when it is not there.</summary>
    internal string? Header(string name)
    {
        int index = IndexOf(name);
        return index < 0 ? null : _headers[index].Value;
    }

    /// <summary>A parameter of the address, unescaped; null when it is not there.</summary>
    internal string? Parameter(string name)
    {
        foreach ((ReadOnlyMemory<char> key, ReadOnlyMemory<char> value) in new QueryText(Uri.Query))
        {
            if (key.Span.Equals(name, StringComparison.Ordinal))
            {
                return System.Uri.UnescapeDataString(value.ToString());
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public override void Dispose() => Content?.Dispose();

    /// <inheritdoc/>
    protected override void AddHeader(string name, string value) => _headers.Add(new HttpHeader(name, value));

    /// <inheritdoc/>
    protected override bool TryGetHeader(string name, [NotNullWhen(true)] out string? value)
    {
        value = Header(name);
        return value is not null;
    }

    /// <inheritdoc/>
    protected override bool TryGetHeaderValues(string name, [NotNullWhen(true)] out IEnumerable<string>? values)
    {
        values = Header(name) is { } value ? [value] : null;
        return values is not null;
    }

    /// <inheritdoc/>
    protected override bool ContainsHeader(string name) => IndexOf(name) >= 0;

    /// <inheritdoc/>
    protected override void SetHeader(string name, string value)
    {
        int index = IndexOf(name);
        if (index < 0)
        {
            _headers.Add(new HttpHeader(name, value));
        }
        else
        {
            _headers[index] = new HttpHeader(name, value);
        }
    }

    /// <inheritdoc/>
    protected override bool RemoveHeader(string name)
    {
        int index = IndexOf(name);
        if (index < 0)
        {
            return false;
        }

        _headers.RemoveAt(index);
        return true;
    }

    /// <inheritdoc/>
    protected override IEnumerable<HttpHeader> EnumerateHeaders() => _headers;

    private int IndexOf(string name)
    {
        for (int index = 0; index < _headers.Count; index++)
        {
            if (string.Equals(_headers[index].Name, name, StringComparison.OrdinalIgnoreCase))
            {
                return index;
            }
        }

        return -1;
    }
}
