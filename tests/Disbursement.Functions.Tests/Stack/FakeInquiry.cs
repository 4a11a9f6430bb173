using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Disbursement.Functions.Tests.Stack;

/// <summary>
/// Plays the institutions. An account is active and held by <see cref="Holder"/> unless a test says otherwise, for that
/// account or by <see cref="Answer"/> for the request as a whole.
/// </summary>
internal sealed class FakeInquiry : HttpMessageHandler
{
    /// <summary>Whose every account is.</summary>
    public const string Holder = "NGUYEN VAN A";

    private int _requests;

    /// <summary>Status and holder of accounts that differ.</summary>
    public ConcurrentDictionary<string, (string Status, string Holder)> Accounts { get; } = new(StringComparer.Ordinal);

    /// <summary>Answers a request as a whole, by its number from 1; null lets the accounts answer.</summary>
    public Func<int, HttpRequestMessage, HttpResponseMessage?>? Answer { get; set; }

    /// <summary>Changes the items of an answer before it is sent.</summary>
    public Action<JsonArray>? Change { get; set; }

    /// <summary>Requests so far.</summary>
    public int Requests => _requests;

    /// <summary>Ids of the requests, in order.</summary>
    public ConcurrentQueue<string> RequestIds { get; } = new();

    /// <summary>An answer without items.</summary>
    public static HttpResponseMessage Refuse(HttpStatusCode status) => new(status);

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        int number = Interlocked.Increment(ref _requests);
        JsonNode body = JsonNode.Parse(await request.Content!.ReadAsStringAsync(cancellationToken))!;
        RequestIds.Enqueue((string)body["requestId"]!);
        if (Answer?.Invoke(number, request) is { } whole)
        {
            return whole;
        }

        var items = new JsonArray([.. body["items"]!.AsArray().Select(item => (JsonNode)ItemOf(item!))]);
        Change?.Invoke(items);
        var answer = new JsonObject { ["requestId"] = (string)body["requestId"]!, ["items"] = items };
        return new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StringContent(JsonSerializer.Serialize(answer), Encoding.UTF8, "application/json"),
        };
    }

    private JsonObject ItemOf(JsonNode item)
    {
        (string status, string holder) = Accounts.GetValueOrDefault((string)item["account"]!, ("active", Holder));
        return new JsonObject { ["ref"] = (string)item["ref"]!, ["status"] = status, ["holderName"] = holder };
    }
}
