using System.CommandLine;
using Disbursement.Cli.Api;
using Disbursement.Cli.Reports;
using Disbursement.Cli.Shell;
using Disbursement.Cli.Transfer;
using Disbursement.Core.Periods;

namespace Disbursement.Cli.Commands;

/// <summary><c>disburse drop</c>: an officer sends lists.</summary>
internal static class DropCommand
{
    private static readonly Words Summary = new(
        "Nộp danh sách chi trả của đơn vị (CSV hoặc XLSX). Nộp lại cùng một tệp không làm thay đổi gì.",
        "Sends a unit's lists (CSV or XLSX). Sending the same file again changes nothing.");

    private sealed record Asked(IReadOnlyList<string> Paths, MonthAddress Month, string? Unit, string? List, bool Json);

    /// <summary>Makes the command.</summary>
    public static Command Create(CliContext context)
    {
        var command = new DocumentedCommand("drop", context.Say(Summary))
        {
            Examples =
            {
                ("disburse drop btxh.csv --unit 148 --list btxh", new("nộp một danh sách", "send one list")),
                ("disburse drop bo-sung.csv --unit 148 --list btxh", new(
                    "nộp sau khi chốt: dòng mới được chi ở đợt sau", "after close: new rows are paid in a later round")),
                ("disburse drop out/17/inbox", new(
                    "nộp cả thư mục xếp theo tỉnh/tháng/đơn vị/danh sách", "send a folder laid out as province/period/unit/list")),
            },
        };
        var paths = new Argument<string[]>("path")
        {
            HelpName = context.Say("tệp hoặc thư mục", "file or folder"),
            Description = context.Say("tệp danh sách, hoặc thư mục inbox", "list files, or an inbox folder"),
            Arity = ArgumentArity.OneOrMore,
        };
        Option<string> province = CommandOptions.Province(context);
        Option<Period> period = CommandOptions.Month(context);
        var unit = new Option<string?>("--unit")
        {
            HelpName = "148",
            Description = context.Say("mã đơn vị lập danh sách [DISBURSE_UNIT]", "code of the unit that made the list [DISBURSE_UNIT]"),
            DefaultValueFactory = _ => context.Settings.Find("DISBURSE_UNIT"),
        };
        var list = new Option<string?>("--list")
        {
            HelpName = "btxh|ncc|khac|biendong",
            Description = context.Say("loại danh sách", "which list"),
        };
        list.AcceptOnlyFromAmong("btxh", "ncc", "khac", "biendong");
        Option<bool> json = CommandOptions.Json(context);
        command.Arguments.Add(paths);
        foreach (Option option in (Option[])[province, period, unit, list, json])
        {
            command.Options.Add(option);
        }

        var connection = new AppConnection(context, command);
        command.SetAction((result, cancellationToken) => CommandGuard.RunAsync(
            context,
            async token =>
            {
                var asked = new Asked(
                    result.GetRequiredValue(paths),
                    new MonthAddress(result.GetRequiredValue(province), result.GetValue(period)),
                    result.GetValue(unit), result.GetValue(list), result.GetValue(json));
                IReadOnlyList<DropFile> files = [.. asked.Paths.SelectMany(path => FilesAt(path, asked))];
                using AppClient app = connection.Open(result);
                return await SendAsync(context, app, files, asked.Json, token);
            },
            cancellationToken));
        return command;
    }

    private static IReadOnlyList<DropFile> FilesAt(string path, Asked asked)
    {
        if (Directory.Exists(path))
        {
            return DropFile.FindIn(path);
        }

        if (!File.Exists(path))
        {
            throw new CliException(ExitCode.Failed, new($"Không có tệp {path}.", $"There is no file {path}."));
        }

        return asked is { Unit: { } unit, List: { } list }
            ? [new DropFile(path, asked.Month, unit, list, new FileInfo(path).Length)]
            : throw new CliException(ExitCode.Failed, new(
                "Nộp từng tệp cần --unit và --list.", "A single file needs --unit and --list."));
    }

    private static async Task<int> SendAsync(
        CliContext context, AppClient app, IReadOnlyList<DropFile> files, bool json, CancellationToken cancellationToken)
    {
        if (files.Count == 0)
        {
            throw new CliException(ExitCode.Failed, new(
                "Không thấy danh sách nào (tỉnh/tháng/đơn vị/danh sách/tệp).",
                "No list found (province/period/unit/list/file)."));
        }

        List<SentFile> sent = [];
        foreach (DropFile file in files)
        {
            SentFile one = await ListSender.SendAsync(app, file, cancellationToken);
            sent.Add(one);
            if (!json)
            {
                string size = Figures.Number(context.Language, file.Bytes);
                context.WriteLine(
                    one.Written ? $"Đã nộp {one.Path} ({size} byte)" : $"Đã có từ trước {one.Path}",
                    one.Written ? $"Sent {one.Path} ({size} bytes)" : $"Already there {one.Path}");
            }
        }

        if (json)
        {
            context.Print(sent);
        }

        return ExitCode.Ok;
    }
}
