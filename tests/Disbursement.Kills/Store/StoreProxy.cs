using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Disbursement.Kills.Store;

/// <summary>Stands between the system and one service of the storage, passes requests on as they are, and errs.</summary>
internal sealed class StoreProxy : IAsyncDisposable
{
    private static readonly TimeSpan SlowBy = TimeSpan.FromSeconds(2);

    private static readonly UriCreationOptions AsItStands = new() { DangerousDisablePathAndQueryCanonicalization = true };

    private readonly WebApplication _server;
    private readonly HttpClient _storage = new(new SocketsHttpHandler
    {
        UseProxy = false,
        AllowAutoRedirect = false,
        UseCookies = false,
    })
    {
        Timeout = TimeSpan.FromMinutes(2),
    };

    private readonly string _to;
    private readonly StoreFaults _faults;

    private StoreProxy(WebApplication server, int port, StoreFaults faults)
    {
        _server = server;
        _to = FormattableString.Invariant($"http://127.0.0.1:{port}");
        _faults = faults;
        server.Run(PassAsync);
    }

    /// <summary>Where it listens.</summary>
    public int Port => new Uri(_server.Services.GetRequiredService<IServer>()
        .Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port;

    /// <summary>Starts one before a service's port.</summary>
    public static async Task<StoreProxy> StartAsync(int port, StoreFaults faults, CancellationToken cancellationToken)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Limits.MaxRequestBodySize = null);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var proxy = new StoreProxy(builder.Build(), port, faults);
        await proxy._server.StartAsync(cancellationToken);
        return proxy;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _storage.Dispose();
    }

    private async Task PassAsync(HttpContext http)
    {
        switch (_faults.Next(http.Request))
        {
            case StoreFault.Busy:
                await RefuseAsync(http, HttpStatusCode.ServiceUnavailable, "ServerBusy");
                return;
            case StoreFault.Contended:
                await RefuseAsync(http, HttpStatusCode.PreconditionFailed, "UpdateConditionNotSatisfied");
                return;
            case StoreFault.Refused:
                http.Abort();
                return;
            case StoreFault.Slow:
                await Task.Delay(SlowBy, http.RequestAborted);
                await ForwardAsync(http, isAnswerLost: false);
                return;
            case StoreFault.AnswerLost:
                await ForwardAsync(http, isAnswerLost: true);
                return;
            default:
                await ForwardAsync(http, isAnswerLost: false);
                return;
        }
    }

    private static async Task RefuseAsync(HttpContext http, HttpStatusCode status, string code)
    {
        await http.Request.Body.CopyToAsync(Stream.Null, http.RequestAborted);
        http.Response.StatusCode = (int)status;
        http.Response.Headers["x-ms-error-code"] = code;
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync(
            $$$$"""{"odata.error":{"code":"{{{{code}}}}","message":{"lang":"en-US","value":"{{{{code}}}}"}}}""", http.RequestAborted);
    }

    private async Task ForwardAsync(HttpContext http, bool isAnswerLost)
    {
        try
        {
            using HttpRequestMessage request = RequestOf(http);
            using HttpResponseMessage answer = await _storage.SendAsync(
                request, HttpCompletionOption.ResponseHeadersRead, http.RequestAborted);
            if (isAnswerLost)
            {
                await answer.Content.CopyToAsync(Stream.Null, http.RequestAborted);
                http.Abort();
                return;
            }

            await AnswerAsync(http, answer);
        }
        catch (Exception away) when (away is HttpRequestException or IOException or OperationCanceledException)
        {
            http.Abort(); // The storage is being started again, or the caller has gone.
        }
    }

    private HttpRequestMessage RequestOf(HttpContext http)
    {
        string target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var request = new HttpRequestMessage(new HttpMethod(http.Request.Method), new Uri(_to + target, AsItStands));
        bool hasBody = http.Request.ContentLength is not null || http.Request.Headers.TransferEncoding.Count > 0;
        request.Content = hasBody ? new StreamContent(http.Request.Body) : null;
        foreach ((string name, Microsoft.Extensions.Primitives.StringValues values) in http.Request.Headers)
        {
            bool isHop = name is "Host" or "Transfer-Encoding" or "Connection" or "Expect";
            if (!isHop && !request.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
            }
        }

        return request;
    }

    private static async Task AnswerAsync(HttpContext http, HttpResponseMessage answer)
    {
        http.Response.StatusCode = (int)answer.StatusCode;
        foreach ((string name, IEnumerable<string> values) in answer.Headers.Concat(answer.Content.Headers))
        {
            bool isHop = name is "Transfer-Encoding" or "Connection" or "Keep-Alive";
            if (!isHop)
            {
                http.Response.Headers[name] = values.ToArray();
            }
        }

        bool hasBody = http.Request.Method != "HEAD" && answer.StatusCode is not
            (HttpStatusCode.NoContent or HttpStatusCode.NotModified);
        if (hasBody)
        {
            await answer.Content.CopyToAsync(http.Response.Body, http.RequestAborted);
        }
    }
}
