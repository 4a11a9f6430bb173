using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace Disbursement.Sandbox.Providers;

/// <summary>What a provider does with the app: list files, read them, put answers. Safe to repeat in every part.</summary>
/// <param name="http">Without a base address or default headers: storage addresses carry their own right.</param>
/// <param name="options">Address and token.</param>
internal sealed class AppApi(HttpClient http, IOptions<SandboxOptions> options)
{
    private readonly string _base = options.Value.AppUrl.TrimEnd('/');

    /// <summary>The released files that are not answered in full.</summary>
    /// <exception cref="HttpRequestException">The app does not answer or refuses.</exception>
    public async Task<IReadOnlyList<ReleasedFile>> ListAsync(CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = ToApp(HttpMethod.Get, "/api/provider/files?state=open");
        using HttpResponseMessage response = await http.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<List<ReleasedFile>>(cancellationToken) ?? [];
    }

    /// <summary>The bytes of a file, compared with the hash the app told.</summary>
    /// <exception cref="HttpRequestException">Storage does not answer or refuses.</exception>
    /// <exception cref="InvalidDataException">The bytes are not those the app told of.</exception>
    public async Task<byte[]> DownloadAsync(ReleasedFile file, CancellationToken cancellationToken)
    {
        byte[] content = await http.GetByteArrayAsync(file.Url, cancellationToken);
        string hash = Convert.ToHexStringLower(SHA256.HashData(content));
        bool same = string.IsNullOrEmpty(file.Sha256) || hash.Equals(file.Sha256, StringComparison.OrdinalIgnoreCase);
        return same ? content : throw new InvalidDataException($"The bytes of {file.FileId} are not those announced.");
    }

    /// <summary>Tells the app that the file was fetched; an app that does not ask for it is content.</summary>
    public async Task TellFetchedAsync(ReleasedFile file, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = ToApp(HttpMethod.Post, $"/api/provider/files/{file.FileId}/fetched");
        using HttpResponseMessage response = await http.SendAsync(request, cancellationToken);
        if (response.StatusCode is not (HttpStatusCode.NotFound or HttpStatusCode.Conflict))
        {
            response.EnsureSuccessStatusCode();
        }
    }

    /// <summary>Puts a result file; one that is there already stays as it is.</summary>
    /// <returns>False when it was there already.</returns>
    /// <exception cref="HttpRequestException">The app or storage does not answer or refuses.</exception>
    public async Task<bool> PutResultAsync(
        ReleasedFile file, string name, byte[] content, CancellationToken cancellationToken)
    {
        using HttpRequestMessage ask = ToApp(HttpMethod.Post, "/api/uploads");
        ask.Content = JsonContent.Create(
            new { kind = "return", provider = file.Provider, province = file.Province, period = file.Period, file = name });
        using HttpResponseMessage granted = await http.SendAsync(ask, cancellationToken);
        if (granted.StatusCode == HttpStatusCode.Conflict)
        {
            return false;
        }

        granted.EnsureSuccessStatusCode();
        UploadGrant grant = (await granted.Content.ReadFromJsonAsync<UploadGrant>(cancellationToken))!;
        return !grant.Exists && await PutAsync(grant.Url, content, cancellationToken);
    }

    private async Task<bool> PutAsync(Uri url, byte[] content, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, url) { Content = new ByteArrayContent(content) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        request.Headers.Add("x-ms-blob-type", "BlockBlob");
        request.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Any);
        using HttpResponseMessage response = await http.SendAsync(request, cancellationToken);
        // With a right to create only, storage says "exists" or "not permitted to overwrite"; both mean it is there.
        if (response.StatusCode == HttpStatusCode.Conflict || IsOverwriteRefusal(response))
        {
            return false;
        }

        response.EnsureSuccessStatusCode();
        return true;
    }

    private static bool IsOverwriteRefusal(HttpResponseMessage response) =>
        response.Headers.TryGetValues("x-ms-error-code", out IEnumerable<string>? codes)
        && codes.Any(code => code is "UnauthorizedBlobOverwrite" or "BlobAlreadyExists");

    private HttpRequestMessage ToApp(HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, _base + path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", options.Value.ProviderToken);
        return request;
    }
}
