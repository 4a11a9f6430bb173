using System.CommandLine;
using Disbursement.Cli.Shell;
using Disbursement.Cli.Stack;

namespace Disbursement.Cli.Commands;

/// <summary><c>disburse up</c>: starts everything and stays.</summary>
internal static class UpCommand
{
    private const int AppPort = 7071;
    private const int SandboxPort = 7072;

    private static readonly Words Summary = new(
        "Khởi động kho lưu trữ, hệ thống và các bên thử nghiệm trên máy này, in địa chỉ và chạy đến khi Ctrl+C.",
        "Starts the storage, the app and the test parties on this machine, prints the addresses and runs until Ctrl+C.");

    /// <summary>Makes the command.</summary>
    public static Command Create(CliContext context)
    {
        var command = new DocumentedCommand("up", context.Say(Summary))
        {
            Examples =
            {
                ("disburse up", new("khởi động tất cả", "start everything")),
                ("disburse up --world out/17/world", new(
                    "các bên thử nghiệm đóng vai theo dữ liệu đã tạo", "the test parties play what was generated")),
                ("disburse up --world out/17/world --fault contradictory@wallet", new(
                    "ví điện tử báo đã chi rồi báo từ chối", "wallets tell some payments paid, then rejected")),
            },
        };
        Option<string?> data = CommandOptions.Folder(context, "--data", new(
            "nơi giữ dữ liệu; mặc định .data/local", "where data is kept; default .data/local"), DataFolder.Setting);
        Option<string?> world = CommandOptions.Folder(context, "--world", new(
            "dữ liệu world/ mà các bên thử nghiệm đóng vai", "the world/ folder the test parties play"), "DISBURSE_WORLD");
        Option<string[]> fault = ProviderFaultOption.Create(context);
        Option<bool> json = CommandOptions.Json(context);
        command.Options.Add(data);
        command.Options.Add(world);
        command.Options.Add(fault);
        command.Options.Add(json);
        command.SetAction((result, cancellationToken) => CommandGuard.RunAsync(
            context,
            token => RunAsync(context, DataFolder.Of(context, result.GetValue(data)), result.GetValue(world),
                ProviderFaultOption.SettingOf(result, fault), result.GetValue(json), token),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        CliContext context, DataFolder data, string? world, string faults, bool json,
        CancellationToken cancellationToken)
    {
        string worldFolder = world ?? data.World;
        Directory.CreateDirectory(worldFolder);
        context.Note("Đang khởi động…", "Starting…");
        await using LocalStack stack = await LocalStack.StartAsync(
            new StackOptions
            {
                Data = data,
                Programs = StackPrograms.FindBuilt(AppContext.BaseDirectory),
                WorldFolder = worldFolder,
                Settings = context.Settings.FileValues,
                AppPort = AppPort,
                SandboxPort = SandboxPort,
                Overrides = faults.Length == 0
                    ? new Dictionary<string, string>()
                    : new Dictionary<string, string>(StringComparer.Ordinal) { [ProviderFaultOption.Setting] = faults },
                Restarts = RestartOptions.Of(context.Settings),
                Tell = words => context.Note(words.Vietnamese, words.English),
                Time = context.Time,
            },
            cancellationToken);
        await stack.StartSandboxAsync(cancellationToken);
        PrintAddresses(context, stack, data, json);
        try
        {
            await stack.WatchAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            context.Note("Đang dừng…", "Stopping…");
        }

        return ExitCode.Ok;
    }

    private static void PrintAddresses(CliContext context, LocalStack stack, DataFolder data, bool json)
    {
        if (json)
        {
            context.Print(new
            {
                app = stack.AppUrl,
                sandbox = stack.SandboxUrl,
                storage = stack.StorageConnection,
                data = data.Root,
            });
            return;
        }

        context.WriteLine($"Hệ thống      {stack.AppUrl}/api", $"App           {stack.AppUrl}/api");
        context.WriteLine($"Bên thử nghiệm {stack.SandboxUrl}", $"Sandbox       {stack.SandboxUrl}");
        context.WriteLine($"Kho lưu trữ   {stack.StorageConnection}", $"Storage       {stack.StorageConnection}");
        context.WriteLine($"Nhật ký       {data.Logs}", $"Logs          {data.Logs}");
        context.WriteLine("Ctrl+C để dừng.", "Ctrl+C stops.");
    }
}
