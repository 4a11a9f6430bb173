using System.Text.Json;
using System.Text.Json.Serialization;
using Disbursement.Functions.Web.Problems;
using Microsoft.AspNetCore.Http;

namespace Disbursement.Functions.Web.Requests;

/// <summary>Reads the small JSON bodies of the API, strictly: an unknown field is a misunderstanding.</summary>
public static class RequestBody
{
    /// <summary>Bound on a body, in bytes. The largest real one has a reason of 500 characters.</summary>
    public const int BytesMax = 16 * 1024;

    private const int DepthMax = 4;

    /// <summary>Fields by which a body could claim that somebody else acts. Compared without case, - and _.</summary>
    private static readonly HashSet<string> ActorFields = new(StringComparer.OrdinalIgnoreCase)
    {
        "by", "actor", "actorId", "user", "userId", "userName", "sub", "oid", "role", "roles", "area", "areas",
        "approver", "approvedBy", "approvedAs", "closer", "closedBy", "closeBy", "treasurer", "officer", "manager",
        "sentBackBy", "settledBy", "decidedBy", "uploadedBy", "fetchedBy", "requestedBy", "createdBy", "onBehalfOf",
        "as", "asUser", "impersonate", "principal", "identity", "signature", "signedBy",
    };

    private static readonly JsonDocumentOptions Strict = new()
    {
        MaxDepth = DepthMax,
        AllowDuplicateProperties = false,
    };

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        MaxDepth = DepthMax,
        NumberHandling = JsonNumberHandling.Strict,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>Reads the body; an empty one is the empty object.</summary>
    /// <typeparam name="T">A record whose members are all optional; the caller checks them.</typeparam>
    /// <exception cref="ProblemException">It is too large, no JSON, names who acts, or has unknown fields.</exception>
    public static async Task<T> ReadAsync<T>(HttpRequest request, CancellationToken cancellationToken)
        where T : class, new()
    {
        ArgumentNullException.ThrowIfNull(request);
        byte[] bytes = await ReadBytesAsync(request, cancellationToken);
        if (bytes.Length == 0)
        {
            return new T();
        }

        if (!request.HasJsonContentType())
        {
            throw new ProblemException(RequestProblems.NotJson);
        }

        using JsonDocument document = Parse(bytes);
        ThrowIfActorNamed(document.RootElement);
        try
        {
            return document.Deserialize<T>(Options) ?? new T();
        }
        catch (JsonException)
        {
            throw new ProblemException(RequestProblems.UnknownField);
        }
    }

    private static async Task<byte[]> ReadBytesAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > BytesMax)
        {
            throw new ProblemException(RequestProblems.TooLarge);
        }

        // The length may not be told, or not be true.
        byte[] buffer = new byte[BytesMax + 1];
        int read = await request.Body.ReadAtLeastAsync(
            buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return read > BytesMax ? throw new ProblemException(RequestProblems.TooLarge) : buffer[..read];
    }

    private static JsonDocument Parse(byte[] bytes)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(bytes, Strict);
        }
        catch (JsonException)
        {
            throw new ProblemException(RequestProblems.Unreadable);
        }

        if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            document.Dispose();
            throw new ProblemException(RequestProblems.Unreadable);
        }

        return document;
    }

    private static void ThrowIfActorNamed(JsonElement element)
    {
        IEnumerable<JsonElement> children = element.ValueKind switch
        {
            JsonValueKind.Object => element.EnumerateObject().Select(Checked),
            JsonValueKind.Array => element.EnumerateArray(),
            _ => [],
        };
        foreach (JsonElement child in children)
        {
            ThrowIfActorNamed(child);
        }
    }

    private static JsonElement Checked(JsonProperty property)
    {
        string plain = property.Name
            .Replace("_", "", StringComparison.Ordinal)
            .Replace("-", "", StringComparison.Ordinal);
        return ActorFields.TryGetValue(plain, out string? field)
            ? throw new ProblemException(RequestProblems.ActorInBody(field))
            : property.Value;
    }
}
