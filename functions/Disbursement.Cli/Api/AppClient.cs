using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Disbursement.Cli.Shell;

namespace Disbursement.Cli.Api;

/// <summary>The app's HTTP API, spoken as one user.</summary>
internal sealed class AppClient : IDisposable
{
    /// <summary>Upper bound on one call; an upload of a large list is the longest.</summary>
    private static readonly TimeSpan CallTimeout = TimeSpan.FromMinutes(5);

    /// <summary>How long an upload goes on against a storage that breaks off or says it is busy.</summary>
    private static readonly TimeSpan UploadPatience = TimeSpan.FromSeconds(30);

    private readonly HttpClient _http;

    /// <summary>Speaks to the app at an address.</summary>
    /// <param name="address">The app's address.</param>
    /// <param name="token">The bearer token; null for what is open to everybody.</param>
    /// <param name="patience">How long a call goes on asking an app that is away; zero for not at all.</param>
    public AppClient(Uri address, string? token, TimeSpan patience = default)
    {
        _http = patience > TimeSpan.Zero
            ? new HttpClient(new PatientHandler(patience, TimeProvider.System))
            : new HttpClient();
        (_http.BaseAddress, _http.Timeout) = (address, CallTimeout);
        if (token is not null)
        {
            _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }
    }

    /// <summary>Reads a month; null when nothing was sent for it yet.</summary>
    public async Task<MonthView?> FindMonthAsync(MonthAddress month, CancellationToken cancellationToken)
    {
        try
        {
            return await GetAsync<MonthView>(month.Path, cancellationToken);
        }
        catch (AppRefusedException refused) when (refused.Status == (int)HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    /// <summary>Asks for the address of one blob.</summary>
    public Task<UploadGrant> RequestUploadAsync(UploadRequest request, CancellationToken cancellationToken) =>
        PostAsync<UploadGrant>("api/uploads", request, cancellationToken);

    /// <summary>Writes a blob to the address granted.</summary>
    /// <returns>False when a blob of this name stands there already.</returns>
    /// <exception cref="AppRefusedException">The storage refused for another reason.</exception>
    public static async Task<bool> PutAsync(Uri address, string path, CancellationToken cancellationToken)
    {
        // A second try finds the blob there when the first one's answer was lost, which is no harm.
        using var plain = new HttpClient(new PatientHandler(UploadPatience, TimeProvider.System)) { Timeout = CallTimeout };
        await using FileStream file = File.OpenRead(path);
        using var request = new HttpRequestMessage(HttpMethod.Put, address) { Content = new StreamContent(file) };
        request.Headers.Add("x-ms-blob-type", "BlockBlob");
        request.Headers.Add("x-ms-version", "2021-12-02");
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        using HttpResponseMessage response = await plain.SendAsync(request, cancellationToken);
        if (response.IsSuccessStatusCode)
        {
            return true;
        }

        string error = response.Headers.TryGetValues("x-ms-error-code", out IEnumerable<string>? codes)
            ? codes.First()
            : string.Empty;
        return error is "BlobAlreadyExists" or "UnauthorizedBlobOverwrite"
            ? false
            : throw new AppRefusedException((int)response.StatusCode, error, "the storage refused the file");
    }

    /// <summary>Closes intake.</summary>
    /// <param name="month">The month.</param>
    /// <param name="missingBecause">Why to close although lists are missing, kept with the month; null to close only when
    /// none is.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public Task CloseAsync(MonthAddress month, string? missingBecause, CancellationToken cancellationToken) => PostAsync(
        $"{month.Path}/close",
        missingBecause is null ? new object() : new { acceptMissing = true, reason = missingBecause },
        cancellationToken);

    /// <summary>Reads which lists a month expects; null when nothing is known of it.</summary>
    public async Task<BoardView?> FindBoardAsync(MonthAddress month, CancellationToken cancellationToken)
    {
        try
        {
            return await GetAsync<BoardView>($"{month.Path}/board", cancellationToken);
        }
        catch (AppRefusedException refused) when (refused.Status == (int)HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    /// <summary>Reads a round's proposal as the app tells it.</summary>
    public Task<JsonElement> GetRoundAsync(MonthAddress month, int round, CancellationToken cancellationToken) =>
        GetAsync<JsonElement>(RoundPath(month, round), cancellationToken);

    /// <summary>Signs exactly the files behind a root; the last signature needed approves them.</summary>
    public Task<ApprovalAnswer> ApproveAsync(
        MonthAddress month, int round, string root, CancellationToken cancellationToken) =>
        PostAsync<ApprovalAnswer>($"{RoundPath(month, round)}/approval", new { root }, cancellationToken);

    /// <summary>Sends a proposal back with a reason.</summary>
    public Task SendBackAsync(MonthAddress month, int round, string reason, CancellationToken cancellationToken) =>
        PostAsync($"{RoundPath(month, round)}/send-back", new { reason }, cancellationToken);

    /// <summary>Says that the providers have said their last word on a round.</summary>
    public Task SettleAsync(MonthAddress month, int round, CancellationToken cancellationToken) =>
        PostAsync($"{RoundPath(month, round)}/settle", new object(), cancellationToken);

    /// <summary>Decides about one payment against what its provider said.</summary>
    public Task OverrideAsync(MonthAddress month, string payment, object body, CancellationToken cancellationToken) =>
        PostAsync($"{month.Path}/payments/{Uri.EscapeDataString(payment)}/override", body, cancellationToken);

    /// <summary>Lists what was sent and is not paid.</summary>
    public Task<UnpaidView> GetUnpaidAsync(
        MonthAddress month, bool unknownOnly, string? unit, CancellationToken cancellationToken) =>
        GetAsync<UnpaidView>($"{month.Path}/unpaid?{UnpaidQuery(unknownOnly, unit)}", cancellationToken);

    /// <summary>Writes the page of unpaid people into a file; one that is there is not overwritten.</summary>
    public Task DownloadUnpaidAsync(
        MonthAddress month, bool unknownOnly, string? unit, string path, CancellationToken cancellationToken) =>
        DownloadAsync($"{month.Path}/unpaid/persons?{UnpaidQuery(unknownOnly, unit)}", path, cancellationToken);

    /// <summary>Lists the month's payment files.</summary>
    public Task<IReadOnlyList<FileView>> GetFilesAsync(MonthAddress month, CancellationToken cancellationToken) =>
        GetAsync<IReadOnlyList<FileView>>($"{month.Path}/files", cancellationToken);

    /// <summary>Reads the month's coverage as the app tells it.</summary>
    public Task<JsonElement> GetCoverageAsync(MonthAddress month, CancellationToken cancellationToken) =>
        GetAsync<JsonElement>($"{month.Path}/coverage", cancellationToken);

    /// <summary>Reads what changed against the month before, as the app tells it.</summary>
    public Task<JsonElement> GetComparisonAsync(MonthAddress month, CancellationToken cancellationToken) =>
        GetAsync<JsonElement>($"{month.Path}/comparison", cancellationToken);

    /// <summary>Writes the persons behind a number of the comparison into a file.</summary>
    /// <param name="month">The month.</param>
    /// <param name="change">What changed.</param>
    /// <param name="unit">One unit; all without it.</param>
    /// <param name="format"><c>csv</c> or <c>xlsx</c>.</param>
    /// <param name="path">The file; one that is there is not overwritten.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async Task DownloadPersonsAsync(
        MonthAddress month,
        string change,
        string? unit,
        string format,
        string path,
        CancellationToken cancellationToken)
    {
        string query = $"change={change}&format={format}" + (unit is null ? string.Empty : $"&unit={Uri.EscapeDataString(unit)}");
        await DownloadAsync($"{month.Path}/comparison/persons?{query}", path, cancellationToken);
    }

    /// <summary>Reads the first persons behind a warning; the audit notes who looked.</summary>
    public Task<WarnedPersonsView> GetWarnedPersonsAsync(
        MonthAddress month, int number, string? unit, CancellationToken cancellationToken) =>
        GetAsync<WarnedPersonsView>($"{WarnedPersons(month, number)}?{UnitQuery(unit)}", cancellationToken);

    /// <summary>Writes all persons behind a warning into a CSV file; one that is there is not overwritten.</summary>
    public Task DownloadWarnedPersonsAsync(
        MonthAddress month, int number, string? unit, string path, CancellationToken cancellationToken) =>
        DownloadAsync($"{WarnedPersons(month, number)}?format=csv&{UnitQuery(unit)}", path, cancellationToken);

    /// <summary>Reads the proof of a month as the app tells it.</summary>
    public Task<JsonElement> GetProofAsync(MonthAddress month, CancellationToken cancellationToken) =>
        GetAsync<JsonElement>($"{month.Path}/proof", cancellationToken);

    /// <summary>Writes the proof of a month into a file.</summary>
    /// <param name="month">The month.</param>
    /// <param name="format"><c>html</c> or <c>xlsx</c>.</param>
    /// <param name="path">The file; one that is there is not overwritten.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public Task DownloadProofAsync(MonthAddress month, string format, string path, CancellationToken cancellationToken) =>
        DownloadAsync($"{month.Path}/proof?format={format}", path, cancellationToken);

    /// <summary>Reads the settlement of a month's advance as the app tells it.</summary>
    public Task<JsonElement> GetAdvanceAsync(MonthAddress month, CancellationToken cancellationToken) =>
        GetAsync<JsonElement>($"{month.Path}/advance", cancellationToken);

    /// <summary>Writes the settlement of a month's advance into a file.</summary>
    /// <param name="month">The month.</param>
    /// <param name="format"><c>html</c>, <c>xlsx</c> or <c>csv</c>.</param>
    /// <param name="path">The file; one that is there is not overwritten.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public Task DownloadAdvanceAsync(
        MonthAddress month, string format, string path, CancellationToken cancellationToken) =>
        DownloadAsync($"{month.Path}/advance?format={format}", path, cancellationToken);

    /// <summary>Writes the refund document of a provider into a file.</summary>
    /// <param name="month">The month.</param>
    /// <param name="provider">The provider's code.</param>
    /// <param name="path">The file; one that is there is not overwritten.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public Task DownloadRefundAsync(
        MonthAddress month, string provider, string path, CancellationToken cancellationToken) =>
        DownloadAsync($"{month.Path}/advance/refunds/{Uri.EscapeDataString(provider)}", path, cancellationToken);

    /// <summary>Writes the payments of a released file, and what each came to, into a file as CSV.</summary>
    /// <param name="month">The month.</param>
    /// <param name="fileId">The payment file.</param>
    /// <param name="path">The file; one that is there is not overwritten.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public Task DownloadRowsAsync(MonthAddress month, string fileId, string path, CancellationToken cancellationToken) =>
        DownloadAsync($"{month.Path}/files/{Uri.EscapeDataString(fileId)}/rows", path, cancellationToken);

    /// <summary>Reads a payment file as the ledger makes it once more.</summary>
    public async Task<byte[]> GetRebuiltAsync(MonthAddress month, string fileId, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = await _http.GetAsync(
            $"{month.Path}/files/{Uri.EscapeDataString(fileId)}/rebuilt", cancellationToken);
        await ThrowIfRefusedAsync(response, cancellationToken);
        return await response.Content.ReadAsByteArrayAsync(cancellationToken);
    }

    /// <summary>Asks why a person's money of a month went where it did. The number travels in the body.</summary>
    public Task<JsonElement> ExplainAsync(MonthAddress month, string citizenId, CancellationToken cancellationToken) =>
        PostAsync<JsonElement>($"{month.Path}/explain", new { citizenId }, cancellationToken);

    /// <summary>Lists what of a month is stopped, put aside, stuck or overdue.</summary>
    public Task<IReadOnlyList<AttentionView>> GetAttentionAsync(
        MonthAddress month, CancellationToken cancellationToken) =>
        GetAsync<IReadOnlyList<AttentionView>>($"{month.Path}/attention", cancellationToken);

    /// <summary>Lists what waits for a person's decision, as the app tells it.</summary>
    public Task<JsonElement> GetExceptionsAsync(MonthAddress month, CancellationToken cancellationToken) =>
        GetAsync<JsonElement>($"{month.Path}/exceptions", cancellationToken);

    /// <summary>Lists what waits for a person, or also what was decided.</summary>
    public Task<IReadOnlyList<ExceptionView>> ListExceptionsAsync(
        MonthAddress month, bool openOnly, CancellationToken cancellationToken) =>
        GetAsync<IReadOnlyList<ExceptionView>>(
            $"{month.Path}/exceptions{(openOnly ? "?state=open" : string.Empty)}", cancellationToken);

    /// <summary>Records a decision about an exception.</summary>
    public Task<ExceptionView> DecideAsync(
        MonthAddress month, string id, string decision, string reason, CancellationToken cancellationToken) =>
        PostAsync<ExceptionView>(
            $"{month.Path}/exceptions/{Uri.EscapeDataString(id)}/decision", new { decision, reason }, cancellationToken);

    /// <summary>Lists what was paid too much; the audit notes who looked.</summary>
    public Task<RecoveriesView> GetRecoveriesAsync(MonthAddress month, string? unit, CancellationToken cancellationToken) =>
        GetAsync<RecoveriesView>($"{month.Path}/recoveries?{UnitQuery(unit)}", cancellationToken);

    /// <summary>Writes it into a file; one that is there is not overwritten.</summary>
    public Task DownloadRecoveriesAsync(
        MonthAddress month, string? unit, string format, string path, CancellationToken cancellationToken) =>
        DownloadAsync($"{month.Path}/recoveries?format={format}&{UnitQuery(unit)}", path, cancellationToken);

    /// <summary>Lists the released files of the provider that asks.</summary>
    public Task<IReadOnlyList<ProviderFileView>> GetProviderFilesAsync(
        bool openOnly, CancellationToken cancellationToken) =>
        GetAsync<IReadOnlyList<ProviderFileView>>(
            "api/provider/files" + (openOnly ? "?state=open" : string.Empty), cancellationToken);

    /// <summary>Asks for the path of one person's money. The number travels in the body, never in an address.</summary>
    public Task<JsonElement> FindPersonAsync(string province, string citizenId, CancellationToken cancellationToken) =>
        PostAsync<JsonElement>("api/people/find", new { province, citizenId }, cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static string RoundPath(MonthAddress month, int round) =>
        string.Create(CultureInfo.InvariantCulture, $"{month.Path}/rounds/{round}");

    private async Task<T> GetAsync<T>(string path, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = await _http.GetAsync(path, cancellationToken);
        return await ReadAsync<T>(response, cancellationToken);
    }

    private static string WarnedPersons(MonthAddress month, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{month.Path}/warnings/{number}/persons");

    private static string UnpaidQuery(bool unknownOnly, string? unit) =>
        (unknownOnly ? "state=unknown&" : string.Empty) + UnitQuery(unit);

    private static string UnitQuery(string? unit) => unit is null ? string.Empty : $"unit={Uri.EscapeDataString(unit)}";

    private async Task DownloadAsync(string address, string path, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = await _http.GetAsync(
            address, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        await ThrowIfRefusedAsync(response, cancellationToken);
        await using FileStream file = new(path, FileMode.CreateNew);
        await response.Content.CopyToAsync(file, cancellationToken);
    }

    private async Task<T> PostAsync<T>(string path, object body, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = await _http.PostAsync(path, JsonOf(body), cancellationToken);
        return await ReadAsync<T>(response, cancellationToken);
    }

    private async Task PostAsync(string path, object body, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = await _http.PostAsync(path, JsonOf(body), cancellationToken);
        await ThrowIfRefusedAsync(response, cancellationToken);
    }

    private static StringContent JsonOf(object body) =>
        new(JsonSerializer.Serialize(body, CliJson.Options), Encoding.UTF8, "application/json");

    private static async Task<T> ReadAsync<T>(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await ThrowIfRefusedAsync(response, cancellationToken);
        return await response.Content.ReadFromJsonAsync<T>(CliJson.Options, cancellationToken)
            ?? throw new AppRefusedException((int)response.StatusCode, string.Empty, "the answer is empty");
    }

    private static async Task ThrowIfRefusedAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.IsSuccessStatusCode)
        {
            return;
        }

        string text = await response.Content.ReadAsStringAsync(cancellationToken);
        (string code, string detail, JsonElement body) = ReadProblem(text);
        throw new AppRefusedException(
            (int)response.StatusCode, code, detail.Length == 0 ? response.ReasonPhrase ?? string.Empty : detail, body);
    }

    private static (string Code, string Detail, JsonElement Body) ReadProblem(string text)
    {
        try
        {
            JsonElement body = JsonSerializer.Deserialize<JsonElement>(text);
            return (TextOf(body, "code"), TextOf(body, "detail") is { Length: > 0 } detail ? detail : TextOf(body, "title"),
                body);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return (string.Empty, string.Empty, default);
        }
    }

    private static string TextOf(JsonElement body, string name) =>
        body.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : string.Empty;
}
