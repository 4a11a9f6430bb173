using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using Disbursement.Cli.Shell;
using Disbursement.Cli.Stack;

namespace Disbursement.Cli.Tests.Support;

/// <summary>An app that answers by rote and remembers what it was asked.</summary>
internal sealed class FakeApp : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly ConcurrentDictionary<string, Func<FakeRequest, FakeAnswer>> _routes = new(StringComparer.Ordinal);
    private readonly Task _loop;

    public FakeApp()
    {
        Url = StackSettings.UrlOf(FreePort.Near(0));
        _listener.Prefixes.Add(Url + "/");
        _listener.Start();
        _loop = Task.Run(ServeAsync);
    }

    /// <summary>The address, without a slash at the end.</summary>
    public string Url { get; }

    /// <summary>Every request so far, in the order of arrival.</summary>
    public ConcurrentQueue<FakeRequest> Requests { get; } = new();

    /// <summary>Answers a method and path, such as <c>GET /api/months/17/2024-06</c>.</summary>
    public FakeApp On(string route, Func<FakeRequest, FakeAnswer> answer)
    {
        _routes[route] = answer;
        return this;
    }

    /// <summary>Answers with JSON.</summary>
    public FakeApp On(string route, object body) => On(route, _ => FakeAnswer.Json(body));

    /// <summary>Answers with a problem.</summary>
    public FakeApp Refuse(string route, int status, string code) => On(route, _ => FakeAnswer.Problem(status, code));

    /// <summary>The bodies of the requests to a route.</summary>
    public IReadOnlyList<string> BodiesOf(string route) =>
        [.. Requests.Where(request => request.Route == route).Select(request => request.Text)];

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        _listener.Close();
        await _loop;
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            _ = Task.Run(() => AnswerAsync(context));
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        using var body = new MemoryStream();
        await context.Request.InputStream.CopyToAsync(body);
        var request = new FakeRequest(
            $"{context.Request.HttpMethod} {context.Request.Url!.AbsolutePath}", context.Request.Url.Query,
            body.ToArray(), context.Request.Headers["Authorization"]);
        Requests.Enqueue(request);
        FakeAnswer answer = _routes.TryGetValue(request.Route, out Func<FakeRequest, FakeAnswer>? route)
            ? route(request)
            : FakeAnswer.Problem(404, "test.no-route");
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.ContentType;
        foreach ((string name, string value) in answer.Headers)
        {
            context.Response.Headers[name] = value;
        }

        context.Response.Close(answer.Content, willBlock: false);
    }
}

/// <summary>One request as it arrived.</summary>
internal sealed record FakeRequest(string Route, string Query, byte[] Body, string? Authorization)
{
    public string Text => Encoding.UTF8.GetString(Body);
}

/// <summary>One answer.</summary>
internal sealed record FakeAnswer(int Status, string ContentType, byte[] Content)
{
    public Dictionary<string, string> Headers { get; } = new(StringComparer.Ordinal);

    public static FakeAnswer Json(object body, int status = 200) =>
        new(status, "application/json", JsonSerializer.SerializeToUtf8Bytes(body, CliJson.Options));

    public static FakeAnswer Empty(int status) => new(status, "text/plain", []);

    public static FakeAnswer Problem(int status, string code) => new(
        status, "application/problem+json",
        JsonSerializer.SerializeToUtf8Bytes(new { code, detail = $"detail of {code}" }, CliJson.Options));
}
