using System.CommandLine;
using Disbursement.Cli.Api;
using Disbursement.Cli.Reports;
using Disbursement.Cli.Shell;
using Disbursement.Core.Periods;

namespace Disbursement.Cli.Commands;

/// <summary><c>disburse board</c>: which lists a month expects and how each stands.</summary>
internal static class BoardCommand
{
    private static readonly Words Summary = new(
        "Xem bảng theo dõi nộp danh sách: đơn vị nào đã nộp, chưa nộp, trễ hạn, so với tháng trước.",
        "Shows the board of expected lists: who has sent, who has not, who was late, beside the month before.");

    /// <summary>Makes the command.</summary>
    public static Command Create(CliContext context)
    {
        var command = new DocumentedCommand("board", context.Say(Summary))
        {
            Examples =
            {
                ("disburse board --province 17 --period 2024-06", new("bảng tháng 6/2024", "the board of June 2024")),
                ("disburse board --missing", new("chỉ những danh sách còn thiếu", "only what is missing")),
                ("disburse board --json", new("cho chương trình đọc", "for a program")),
            },
        };
        Option<string> province = CommandOptions.Province(context);
        Option<Period> period = CommandOptions.Month(context);
        Option<bool> json = CommandOptions.Json(context);
        var missing = new Option<bool>("--missing")
        {
            Description = context.Say("chỉ hiện danh sách còn thiếu", "show only lists that are missing"),
        };
        foreach (Option option in (Option[])[province, period, missing, json])
        {
            command.Options.Add(option);
        }

        var connection = new AppConnection(context, command);
        command.SetAction((result, cancellationToken) => CommandGuard.RunAsync(
            context,
            async token =>
            {
                using AppClient app = connection.Open(result);
                var month = new MonthAddress(result.GetRequiredValue(province), result.GetValue(period));
                BoardView board = await app.FindBoardAsync(month, token) ?? throw new CliException(ExitCode.Refused, new(
                    $"{month.Period.Vietnamese} của tỉnh {month.Province} chưa có gì.",
                    $"Nothing is known of {month.Period} of province {month.Province}."));
                if (result.GetValue(json))
                {
                    context.Print(board);
                }
                else
                {
                    BoardText.Write(context, month, board, result.GetValue(missing));
                }

                return ExitCode.Ok;
            },
            cancellationToken));
        return command;
    }
}
