using System.Net;

namespace Disbursement.Cli.Api;

/// <summary>
/// Asks again while the app does not answer, as it does while it is being started again, and a few times when it says
/// that it failed, as it does when its storage errs. For calls that are safe to repeat: all of the app's are, since an
/// answer may be lost after the deed was done.
/// </summary>
/// <param name="patience">How long to go on asking.</param>
/// <param name="time">The clock.</param>
internal sealed class PatientHandler(TimeSpan patience, TimeProvider time) : DelegatingHandler(new SocketsHttpHandler())
{
    /// <summary>A failure that is no passing one is told soon, however long the patience is.</summary>
    private const int FailuresMax = 4;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan PauseMax = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        long started = time.GetTimestamp();
        TimeSpan pause = FirstPause;
        int failures = 0;
        while (true)
        {
            bool isLast = time.GetElapsedTime(started) + pause > patience;
            HttpResponseMessage? response = await TryAsync(request, isLast, cancellationToken);
            bool hasFailed = response?.StatusCode == HttpStatusCode.InternalServerError;
            failures += hasFailed ? 1 : 0;
            if (response is not null && (isLast || !hasFailed || failures == FailuresMax))
            {
                return response;
            }

            response?.Dispose();
            await Task.Delay(pause, time, cancellationToken);
            pause = pause * 2 < PauseMax ? pause * 2 : PauseMax;
        }
    }

    /// <returns>Null when it is worth asking again.</returns>
    private async Task<HttpResponseMessage?> TryAsync(
        HttpRequestMessage request, bool isLast, CancellationToken cancellationToken)
    {
        HttpResponseMessage? response = null;
        try
        {
            response = await base.SendAsync(request, cancellationToken);

            // The whole answer, here: an app that dies may leave half of one.
            await response.Content.LoadIntoBufferAsync(cancellationToken);
            bool isAway = response.StatusCode is HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable;
            if (isLast || !isAway)
            {
                return response;
            }
        }
        catch (HttpRequestException) when (!isLast)
        {
            // Refused, reset, or ended in the middle: the app is away.
        }

        response?.Dispose();
        return null;
    }
}
