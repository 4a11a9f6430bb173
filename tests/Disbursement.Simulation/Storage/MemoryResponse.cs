using System.Diagnostics.CodeAnalysis;
using Azure;
using Azure.Core;

namespace Disbursement.Simulation.Storage;

/// <summary>An answer of the account.</summary>
internal sealed class MemoryResponse(int status, int headersMax = 8) : Response
{
    private readonly List<HttpHeader> _headers = new(headersMax);

    /// <inheritdoc/>
    public override int Status => status;

    /// <inheritdoc/>
    public override string ReasonPhrase => status switch
    {
        200 => "OK",
        201 => "Created",
        202 => "Accepted",
        204 => "No Content",
        206 => "Partial Content",
        304 => "Not Modified",
        400 => "Bad Request",
        404 => "Not Found",
        409 => "Conflict",
        412 => "Precondition Failed",
        413 => "Request Entity Too Large",
        416 => "Requested Range Not Satisfiable",
        500 => "Internal Server Error",
        503 => "Service Unavailable",
        _ => "Status " + status.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };

    /// <summary>The service's error code; null when the answer is no error.</summary>
    public string? ErrorCode { get; internal init; }

    /// <inheritdoc/>
    public override Stream? ContentStream { get; set; }

    /// <inheritdoc/>
    public override string ClientRequestId { get; set; } = "";

    /// <inheritdoc/>
    public override void Dispose()
    {
        // The content is memory of the account's own: there is nothing to give back.
    }

    /// <summary>Adds a header.</summary>
    internal MemoryResponse With(string name, string value)
    {
        _headers.Add(new HttpHeader(name, value));
        return this;
    }

    /// <summary>Sets the content; it is not copied.</summary>
    internal MemoryResponse With(string contentType, ReadOnlyMemory<byte> content)
    {
        With(HttpHeader.Names.ContentType, contentType);
        With(HttpHeader.Names.ContentLength, content.Length.ToString(System.Globalization.CultureInfo.InvariantCulture));
        ContentStream = MemoryContent.Open(content);
        return this;
    }

    /// <inheritdoc/>
    protected override bool ContainsHeader(string name) => TryGetHeader(name, out _);

    /// <inheritdoc/>
    protected override IEnumerable<HttpHeader> EnumerateHeaders() => _headers;

    /// <inheritdoc/>
    protected override bool TryGetHeader(string name, [NotNullWhen(true)] out string? value)
    {
        foreach (HttpHeader header in _headers)
        {
            if (string.Equals(header.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                value = header.Value;
                return true;
            }
        }

        value = null;
        return false;
    }

    /// <inheritdoc/>
    protected override bool TryGetHeaderValues(string name, [NotNullWhen(true)] out IEnumerable<string>? values)
    {
        values = TryGetHeader(name, out string? value) ? [value] : null;
        return values is not null;
    }
}
