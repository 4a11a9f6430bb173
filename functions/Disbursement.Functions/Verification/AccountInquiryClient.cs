using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Disbursement.Core.Identity;
using Disbursement.Core.Verification;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Disbursement.Functions.Verification;

/// <summary>What an institution says about one account.</summary>
/// <param name="Status">Null when it did not answer after all attempts.</param>
/// <param name="HolderName">The holder's name as the institution spells it; empty when unknown.</param>
public sealed record AccountAnswer(AccountStatus? Status, string HolderName)
{
    /// <summary>No answer after all attempts.</summary>
    public static readonly AccountAnswer None = new(null, "");
}

/// <summary>
/// Asks institutions about accounts, in batches of at most 100, limited in rate and concurrency per institution.
/// 429, 5xx and time-outs are tried again a bounded number of times; what stays unanswered is an answer too.
/// </summary>
public sealed class AccountInquiryClient(
    HttpClient http,
    IOptions<VerificationOptions> options,
    TimeProvider clock,
    ILogger<AccountInquiryClient> logger)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private readonly ConcurrentDictionary<string, InstitutionGate> _gates = new(StringComparer.Ordinal);

    /// <summary>Asks one institution about up to 100 accounts; the answers stand in the order of the accounts.</summary>
    /// <param name="institution">BIN of the institution.</param>
    /// <param name="accounts">1 to 100 accounts.</param>
    /// <param name="requestId">Repeated on each attempt, so that the institution may recognise it.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<IReadOnlyList<AccountAnswer>> AskAsync(
        string institution,
        IReadOnlyList<AccountNumber> accounts,
        string requestId,
        CancellationToken cancellationToken)
    {
        VerificationOptions settings = options.Value;
        InstitutionGate gate = _gates.GetOrAdd(
            institution, _ => new InstitutionGate(settings.ConcurrencyMax, settings.RequestsPerSecond, clock));
        for (int attempt = 1; attempt <= settings.AttemptsMax; attempt++)
        {
            using IDisposable pass = await gate.EnterAsync(cancellationToken);
            (IReadOnlyList<AccountAnswer>? answers, TimeSpan? wait) =
                await TryAskAsync(institution, accounts, requestId, cancellationToken);
            if (answers is not null)
            {
                return answers;
            }

            logger.InquiryRetried(institution, attempt);
            if (attempt < settings.AttemptsMax)
            {
                // 0.2, 0.4, 0.8 … seconds, or what the institution asks for, at most 10 seconds.
                TimeSpan pause = wait ?? TimeSpan.FromMilliseconds(100 * Math.Pow(2, attempt));
                await Task.Delay(
                    pause > TimeSpan.FromSeconds(10) ? TimeSpan.FromSeconds(10) : pause, clock, cancellationToken);
            }
        }

        logger.InquiryGivenUp(institution, accounts.Count);
        return [.. accounts.Select(static _ => AccountAnswer.None)];
    }

    private async Task<(IReadOnlyList<AccountAnswer>? Answers, TimeSpan? Wait)> TryAskAsync(
        string institution,
        IReadOnlyList<AccountNumber> accounts,
        string requestId,
        CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(options.Value.TimeoutSeconds), clock);
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        var body = new InquiryRequest(
            requestId,
            [.. accounts.Select((account, index) => new InquiryItem(Ref(index), account.Reveal()))]);
        try
        {
            using HttpResponseMessage response = await http.PostAsJsonAsync(
                $"v1/institutions/{institution}/account-inquiries", body, Json, timeout.Token);
            if (response.StatusCode == HttpStatusCode.TooManyRequests || (int)response.StatusCode >= 500)
            {
                return (null, response.Headers.RetryAfter?.Delta);
            }

            response.EnsureSuccessStatusCode();
            InquiryResponse? answer = await response.Content.ReadFromJsonAsync<InquiryResponse>(Json, timeout.Token);
            return (InOrder(accounts.Count, answer), null);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, null);
        }
        catch (HttpRequestException failure) when (failure.StatusCode is null)
        {
            return (null, null);
        }
    }

    private static List<AccountAnswer> InOrder(int count, InquiryResponse? response)
    {
        Dictionary<string, InquiryAnswer> byRef = (response?.Items ?? [])
            .GroupBy(static item => item.Ref, StringComparer.Ordinal)
            .ToDictionary(static group => group.Key, static group => group.First(), StringComparer.Ordinal);
        var answers = new List<AccountAnswer>(count);
        for (int index = 0; index < count; index++)
        {
            bool found = byRef.TryGetValue(Ref(index), out InquiryAnswer? answer);
            bool known = Enum.TryParse(answer?.Status, ignoreCase: true, out AccountStatus status);
            answers.Add(found && known ? new AccountAnswer(status, answer!.HolderName ?? "") : AccountAnswer.None);
        }

        return answers;
    }

    private static string Ref(int index) => index.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private sealed record InquiryItem(string Ref, string Account);

    private sealed record InquiryRequest(string RequestId, InquiryItem[] Items);

    private sealed record InquiryAnswer(string Ref, string? Status, string? HolderName);

    private sealed record InquiryResponse(string? RequestId, InquiryAnswer[]? Items);
}
