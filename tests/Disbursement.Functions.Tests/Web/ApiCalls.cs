using System.Text;
using System.Text.Json;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Tests.Web;

/// <summary>Calls of the API in few words.</summary>
internal static class ApiCalls
{
    /// <summary>The month's address.</summary>
    public static string Path(this MonthRef month) => $"api/months/{month.Province}/{month.Period}";

    public static Task<ApiAnswer> GetAsync(this ApiFixture api, string token, string path) =>
        api.SendAsync(token, HttpMethod.Get, path, body: null);

    public static Task<ApiAnswer> PostAsync(this ApiFixture api, string token, string path, object body) =>
        api.SendAsync(token, HttpMethod.Post, path, JsonSerializer.Serialize(body));

    /// <summary>Calls an app that is not the fixture's.</summary>
    public static async Task<ApiAnswer> SendAsync(
        Uri address, string token, HttpMethod method, string path, object? body)
    {
        using var http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };
        http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return await SendAsync(http, method, path, body is null ? null : JsonSerializer.Serialize(body));
    }

    public static async Task<ApiAnswer> SendAsync(
        this ApiFixture api, string? token, HttpMethod method, string path, string? body)
    {
        using HttpClient http = api.As(token);
        return await SendAsync(http, method, path, body);
    }

    private static async Task<ApiAnswer> SendAsync(HttpClient http, HttpMethod method, string path, string? body)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        using HttpResponseMessage response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        string text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        JsonElement json = text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text);
        return new ApiAnswer((int)response.StatusCode, json, response.Content.Headers.ContentType?.MediaType);
    }
}
