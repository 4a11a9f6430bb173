using Disbursement.Cli.Shell;

namespace Disbursement.Cli.Stack;

/// <summary>Waits until a child answers its health address.</summary>
internal static class HealthProbe
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Asks until the answer is a success, the child ends or the time is up.</summary>
    /// <exception cref="CliException">The child ended or did not answer; with the end of its log.</exception>
    public static async Task AwaitAsync(
        ChildProcess child, Uri address, TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { Timeout = RequestTimeout };
        long started = time.GetTimestamp();
        while (!await AnswersAsync(http, address, cancellationToken))
        {
            if (child.HasExited)
            {
                throw child.ExplainExit();
            }

            if (time.GetElapsedTime(started) > timeout)
            {
                throw new CliException(ExitCode.NotReachable, new(
                    $"{child.Start.Name} không trả lời {address}. Nhật ký {child.Start.LogPath}:\n{child.ReadTail()}",
                    $"{child.Start.Name} does not answer {address}. Log {child.Start.LogPath}:\n{child.ReadTail()}"));
            }

            await Task.Delay(PollInterval, time, cancellationToken);
        }
    }

    private static async Task<bool> AnswersAsync(HttpClient http, Uri address, CancellationToken cancellationToken)
    {
        try
        {
            using HttpResponseMessage response = await http.GetAsync(address, cancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException
            || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
    }
}
