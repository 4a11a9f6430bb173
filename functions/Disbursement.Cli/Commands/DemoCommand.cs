using System.CommandLine;
using Disbursement.Cli.Api;
using Disbursement.Cli.Demo;
using Disbursement.Cli.Generate.Planning;
using Disbursement.Cli.Shell;
using Disbursement.Cli.Stack;

namespace Disbursement.Cli.Commands;

/// <summary><c>disburse demo</c>: a whole month on this machine.</summary>
internal static class DemoCommand
{
    private const int PatienceSeconds = 600;
    private const int SettleAfterSeconds = 20;

    private static readonly Words Summary = new(
        "Chạy trọn một tháng chi trả trên máy này: tạo danh sách, nộp, chốt, xác minh, duyệt, chi, nhận kết quả, báo cáo, "
        + "rồi kiểm chứng độc lập. Mã thoát 0 chỉ khi mọi phép kiểm chứng đúng.",
        "Runs a whole month of payments on this machine: makes the lists, sends, closes, verifies, approves, pays, takes "
        + "the answers, reports, then proves it from outside. Exit code 0 only when every proof holds.");

    /// <summary>Makes the command.</summary>
    public static Command Create(CliContext context)
    {
        var command = new DocumentedCommand("demo", context.Say(Summary))
        {
            Examples =
            {
                ("disburse demo", new("Hòa Bình, tháng 6/2024: 41.099 người", "Hòa Bình, June 2024: 41,099 people")),
                ("disburse demo --province 22 --period 2024-05", new(
                    "Quảng Ninh, tháng 4 rồi tháng 5/2024", "Quảng Ninh, April and then May 2024")),
                ("disburse demo --people 2000 --faults", new("nhỏ, nhiều sai sót", "small, with many faults")),
                ("disburse demo --people 2000 --fault late,duplicate", new(
                    "mọi bên chi trả trả lời muộn và hai lần", "every provider answers late and twice")),
                ("disburse demo --people 2000 --fault reversal@post --fault silent@bank", new(
                    "bưu điện hoàn lại khoản đã báo chi, ngân hàng không trả lời hết",
                    "the post office takes back what it told paid, banks leave some unanswered")),
                ("disburse demo --input out/17 --out ket-qua", new("chạy dữ liệu có sẵn", "run a folder made before")),
            },
        };
        var generate = new GenerateOptions(context, command, ListFormat.Mixed);
        Option<string[]> fault = ProviderFaultOption.Create(context);
        Option<string?> input = CommandOptions.Folder(context, "--input", new(
            "thư mục có inbox/ và world/, thay vì tạo mới", "a folder with inbox/ and world/ instead of making one"));
        Option<string?> output = CommandOptions.Folder(context, "--out", new(
            "nơi để những gì mỗi bên giữ; mặc định out/{tỉnh}-{tháng}",
            "where what each party holds is left; default out/{province}-{period}"), "DISBURSE_OUT");
        Option<string?> data = CommandOptions.Folder(context, "--data", new(
            "nơi hệ thống giữ dữ liệu; mặc định .data/demo-{tỉnh}-{tháng}",
            "where the system keeps its data; default .data/demo-{province}-{period}"), DataFolder.Setting);
        var keep = new Option<bool>("--keep")
        {
            Description = context.Say(
                "giữ dữ liệu hệ thống sau khi xong, để mở lại bằng `disburse up --data`",
                "keep the system's data, to open it again with `disburse up --data`"),
        };
        Option<int> patience = CommandOptions.Seconds(context, "--patience", new(
            "bỏ cuộc khi không có gì tiến triển trong", "give up when nothing moves for"), PatienceSeconds);
        Option<int> settleAfter = CommandOptions.Seconds(context, "--settle-after", new(
            "kế toán kết thúc đợt khi các bên im lặng", "the treasurer settles a round after a silence of"), SettleAfterSeconds);
        foreach (Option option in (Option[])[fault, input, output, data, keep, patience, settleAfter])
        {
            command.Options.Add(option);
        }

        command.SetAction((result, cancellationToken) => CommandGuard.RunAsync(
            context,
            token =>
            {
                GenerateRequest request = generate.RequestOf(result);
                var month = new MonthAddress(request.Province, request.Period);
                string name = $"{month.Province}-{month.Period}";
                return RunAsync(context, new DemoOptions
                {
                    Month = month,
                    Generate = request,
                    Input = result.GetValue(input) is { } folder ? Path.GetFullPath(folder) : null,
                    Out = Path.GetFullPath(
                        result.GetValue(output) ?? Path.Combine(context.RepositoryFolder, "out", name)),
                    Data = DataFolder.Of(context, result.GetValue(data), "demo-" + name),
                    Keep = result.GetValue(keep),
                    SandboxFaults = generate.AreSandboxFaultsAsked(result),
                    ProviderFaults = ProviderFaultOption.SettingOf(result, fault),
                    Patience = TimeSpan.FromSeconds(result.GetValue(patience)),
                    SettleAfter = TimeSpan.FromSeconds(result.GetValue(settleAfter)),
                }, token);
            },
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CliContext context, DemoOptions options, CancellationToken cancellationToken)
    {
        var plain = new PlainDisplay(context);
        bool live = context.Terminal is not null;
        var board = new DemoBoard(context.Time, live ? null : plain.Show);
        Task<DemoOutcome> work = new DemoRun(context, board, options).RunAsync(cancellationToken);
        if (live)
        {
            await LiveDisplay.ShowAsync(context, board, work);
        }

        DemoOutcome outcome = await work;
        DemoSummary.Write(context, board, options, outcome);
        DemoFolder.Finish(options);
        return outcome.Holds ? ExitCode.Ok : ExitCode.ProofFailed;
    }
}
