using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Disbursement.Sandbox.Tests.Providers;

/// <summary>Stands for the app: lists released files, gives them out, takes result files, each name once.</summary>
internal sealed class FakeApp : IAsyncDisposable
{
    /// <summary>The token the app asks for.</summary>
    public const string Token = "a-token";

    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, (string Provider, string Format, byte[] Content)> _files =
        new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, byte[]> _signatures = new(StringComparer.Ordinal);

    private FakeApp(WebApplication app) => _app = app;

    /// <summary>Result files by path, as they came first.</summary>
    public ConcurrentDictionary<string, byte[]> Returns { get; } = new(StringComparer.Ordinal);

    /// <summary>Result files that came again, with whether the bytes were the same.</summary>
    public ConcurrentQueue<(string Path, bool Same)> Again { get; } = new();

    /// <summary>Files the provider said to have fetched.</summary>
    public ConcurrentQueue<string> Fetched { get; } = new();

    /// <summary>Requests to refuse with 503 before answering.</summary>
    public int FailuresLeft { get; set; }

    /// <summary>Whether to tell that a result file is there already; if not, only the upload itself shows it.</summary>
    public bool TellsExisting { get; set; } = true;

    /// <summary>Times the list of files was read.</summary>
    public int Looks { get; private set; }

    /// <summary>The app's address.</summary>
    public string Url => _app.Urls.First();

    public static async Task<FakeApp> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        WebApplication web = builder.Build();
        web.Urls.Add("http://127.0.0.1:0");
        var app = new FakeApp(web);
        web.MapGet("/api/provider/files", app.List);
        web.MapPost("/api/provider/files/{id}/fetched", (string id) => app.Fetched.Enqueue(id));
        web.MapGet("/blobs/{id}", (string id) => Results.Bytes(app._files[id].Content));
        web.MapGet("/signatures/{id}", (string id) => Results.Bytes(app._signatures[id]));
        web.MapPost("/api/uploads", app.Grant);
        web.MapPut("/returns/{**path}", app.PutAsync);
        await web.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }

    /// <summary>Releases a file.</summary>
    public void Release(string provider, string fileId, string format, byte[] content, byte[]? signature = null)
    {
        if (signature is not null)
        {
            _signatures[fileId] = signature;
        }

        _files[fileId] = (provider, format, content);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }

    private IResult List(HttpRequest request)
    {
        Looks++;
        if (FailuresLeft-- > 0)
        {
            return Results.StatusCode(503);
        }

        return request.Headers.Authorization != $"Bearer {Token}"
            ? Results.Unauthorized()
            : Results.Ok(_files.Select(file => new
            {
                provider = file.Value.Provider,
                province = "17",
                period = "2024-06",
                round = 1,
                fileId = file.Key,
                name = file.Key + ".xml",
                format = file.Value.Format,
                sha256 = Convert.ToHexStringLower(SHA256.HashData(file.Value.Content)),
                url = $"{Url}/blobs/{file.Key}",
                state = "Released",
                signature = SignatureOf(file.Key),
            }));
    }

    private object? SignatureOf(string id) => _signatures.TryGetValue(id, out byte[]? bytes)
        ? new
        {
            name = id + ".xml.p7s",
            sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)),
            url = $"{Url}/signatures/{id}",
        }
        : null;

    private IResult Grant(Upload upload)
    {
        string path = $"{upload.Provider}/{upload.Province}/{upload.Period}/{upload.File}";
        return upload.Kind == "return"
            ? Results.Ok(new { url = $"{Url}/returns/{path}", path, exists = TellsExisting && Returns.ContainsKey(path) })
            : Results.BadRequest();
    }

    private async Task<IResult> PutAsync(string path, HttpRequest request)
    {
        using var content = new MemoryStream();
        await request.Body.CopyToAsync(content);
        if (request.Headers["x-ms-blob-type"] != "BlockBlob")
        {
            return Results.BadRequest();
        }

        if (Returns.TryAdd(path, content.ToArray()))
        {
            return Results.StatusCode(201);
        }

        Again.Enqueue((path, Returns[path].AsSpan().SequenceEqual(content.ToArray())));
        return Results.StatusCode(409);
    }

    private sealed record Upload(string Kind, string Provider, string Province, string Period, string File);
}
