using System.Net.Sockets;
using Azure;
using Disbursement.Cli.Api;

namespace Disbursement.Cli.Shell;

/// <summary>Runs a command's work and turns whatever goes wrong into words and an exit code.</summary>
internal static class CommandGuard
{
    /// <summary>Runs the work; never throws.</summary>
    public static async Task<int> RunAsync(
        CliContext context, Func<CancellationToken, Task<int>> work, CancellationToken cancellationToken)
    {
        try
        {
            return await work(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            context.Note("Đã dừng.", "Stopped.");
            return ExitCode.Cancelled;
        }
        catch (Exception exception)
        {
            (int code, Words words) = Explain(exception);
            context.Error.WriteLine(context.Say("Lỗi: ", "Error: ") + context.Say(words));
            return code;
        }
    }

    /// <summary>The exit code and the words for what went wrong.</summary>
    private static (int Code, Words Words) Explain(Exception exception) => exception switch
    {
        CliException known => (known.ExitCode, known.Words),
        AppRefusedException refused => (refused.ExitCode, refused.Words),
        HttpRequestException or SocketException => (ExitCode.NotReachable, new(
            $"Không kết nối được: {exception.Message}. Đã chạy `disburse up` chưa?",
            $"Not reachable: {exception.Message}. Is `disburse up` running?")),
        TaskCanceledException or TimeoutException => (ExitCode.NotReachable, new(
            $"Không trả lời kịp: {exception.Message}", $"No answer in time: {exception.Message}")),
        RequestFailedException { Status: 0 } storage => (ExitCode.NotReachable, new(
            $"Không kết nối được kho lưu trữ: {storage.Message}", $"The storage is not reachable: {storage.Message}")),
        RequestFailedException { Status: 401 or 403 or 409 or 412 } storage => (ExitCode.Refused, new(
            $"Kho lưu trữ từ chối ({storage.ErrorCode}).", $"The storage refused ({storage.ErrorCode}).")),
        _ => (ExitCode.Failed, Words.Same($"{exception.GetType().Name}: {exception.Message}")),
    };
}
