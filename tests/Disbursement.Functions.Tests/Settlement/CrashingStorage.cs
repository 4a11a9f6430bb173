using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Disbursement.Functions.Tests.Settlement;

/// <summary>
/// A way to storage that dies after a given number of writes: the write is done, its answer is lost and so is
/// everything after it, as when the process is killed there.
/// </summary>
internal sealed class CrashingStorage : IAsyncDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });
    private readonly Dictionary<int, Uri> _targets = [];
    private readonly WebApplication _app;
    private int _writes;

    private CrashingStorage(string connectionString, int writesMax)
    {
        WritesMax = writesMax;
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(static kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Listen(IPAddress.Loopback, 0);
        });
        _app = builder.Build();
        _app.Run(ForwardAsync);
        ConnectionString = connectionString;
    }

    /// <summary>Leads here instead of to the server.</summary>
    public string ConnectionString { get; private set; }

    /// <summary>Writes that are done before it dies.</summary>
    public int WritesMax { get; }

    /// <summary>Whether it died.</summary>
    public bool HasCrashed => _writes >= WritesMax;

    /// <summary>Opens the way.</summary>
    public static async Task<CrashingStorage> StartAsync(string connectionString, int writesMax)
    {
        var storage = new CrashingStorage(connectionString, writesMax);
        await storage._app.StartAsync();
        string[] services = ["BlobEndpoint", "TableEndpoint"];
        string[] parts = connectionString.Split(';', StringSplitOptions.RemoveEmptyEntries);
        foreach ((string service, string address) in services.Zip(storage._app.Urls))
        {
            int port = new Uri(address).Port;
            int position = Array.FindIndex(parts, part => part.StartsWith(service + "=", StringComparison.Ordinal));
            var target = new Uri(parts[position][(service.Length + 1)..]);
            storage._targets[port] = target;
            parts[position] = string.Create(
                CultureInfo.InvariantCulture, $"{service}=http://127.0.0.1:{port}{target.AbsolutePath}");
        }

        storage.ConnectionString = string.Join(';', parts);
        return storage;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _http.Dispose();
    }

    private async Task ForwardAsync(HttpContext context)
    {
        bool dead = HasCrashed;
        if (!dead)
        {
            using HttpResponseMessage answer = await SendAsync(context);
            bool writes = !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method);
            dead = writes && answer.IsSuccessStatusCode && Interlocked.Increment(ref _writes) >= WritesMax;
            if (!dead)
            {
                await AnswerAsync(context, answer);
            }
        }

        if (dead)
        {
            // A refusal that no client repeats.
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        }
    }

    private async Task<HttpResponseMessage> SendAsync(HttpContext context)
    {
        Uri target = _targets[context.Connection.LocalPort];
        string path = context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget;
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        using var request = new HttpRequestMessage(
            new HttpMethod(context.Request.Method), new Uri(target.GetLeftPart(UriPartial.Authority) + path));
        if (context.Request.ContentLength is not null || body.Length > 0)
        {
            request.Content = new ByteArrayContent(body.ToArray());
        }

        foreach ((string name, var values) in context.Request.Headers)
        {
            if (name is not ("Host" or "Connection" or "Content-Length" or "Transfer-Encoding" or "Expect")
                && !request.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
            }
        }

        return await _http.SendAsync(request);
    }

    private static async Task AnswerAsync(HttpContext context, HttpResponseMessage answer)
    {
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach ((string name, IEnumerable<string> values) in answer.Headers.Concat(answer.Content.Headers))
        {
            if (name is not ("Transfer-Encoding" or "Connection" or "Keep-Alive"))
            {
                context.Response.Headers[name] = values.ToArray();
            }
        }

        byte[] content = await answer.Content.ReadAsByteArrayAsync();
        if (content.Length > 0)
        {
            await context.Response.Body.WriteAsync(content);
        }
    }
}
