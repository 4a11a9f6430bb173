using System.CommandLine;
using Disbursement.Cli.Api;
using Disbursement.Cli.Reports;
using Disbursement.Cli.Shell;
using Disbursement.Core.Periods;

namespace Disbursement.Cli.Commands;

/// <summary><c>disburse unpaid</c>: what was sent and is not paid, why, and what to do.</summary>
internal static class UnpaidCommand
{
    private static readonly Words Summary = new(
        "Liệt kê các khoản đã gửi mà chưa chi được: lý do, việc phải làm, và bằng chứng của hai bên khi chưa rõ kết quả.",
        "Lists what was sent and is not paid: why, what to do, and the evidence of both sides where the outcome is unknown.");

    /// <summary>Makes the command.</summary>
    public static Command Create(CliContext context)
    {
        var command = new DocumentedCommand("unpaid", context.Say(Summary))
        {
            Examples =
            {
                ("disburse unpaid --period 2024-06", new("mọi khoản chưa chi được", "all of a month")),
                ("disburse unpaid --unknown", new("chỉ khoản chưa rõ kết quả", "only unknown outcomes")),
                ("disburse unpaid --unit 148", new("một đơn vị", "one unit")),
                ("disburse unpaid --out chua-chi.html --as ketoan", new(
                    "danh sách theo xã để in (có ghi nhật ký ai đã xem)", "the list by commune to print (the audit notes who looked)")),
            },
        };
        Option<string> province = CommandOptions.Province(context);
        Option<Period> period = CommandOptions.Month(context);
        Option<bool> json = CommandOptions.Json(context);
        var unknown = new Option<bool>("--unknown")
        {
            Description = context.Say("chỉ khoản chưa rõ kết quả", "only payments whose outcome is unknown"),
        };
        var unit = new Option<string?>("--unit")
        {
            Description = context.Say("chỉ một đơn vị lập danh sách", "only one list-making unit"),
        };
        var file = new Option<string?>("--out")
        {
            HelpName = "file",
            Description = context.Say("tệp .html để in, có tên người", "an .html file to print, with people's names"),
        };
        foreach (Option option in (Option[])[province, period, unknown, unit, file, json])
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
                if (result.GetValue(file) is { } path)
                {
                    return await DownloadAsync(
                        context, app, month, result.GetValue(unknown), result.GetValue(unit), path, token);
                }

                UnpaidView view = await app.GetUnpaidAsync(month, result.GetValue(unknown), result.GetValue(unit), token);
                if (result.GetValue(json))
                {
                    context.Print(view);
                }
                else
                {
                    UnpaidText.Write(context, month, view);
                }

                return ExitCode.Ok;
            },
            cancellationToken));
        return command;
    }

    private static async Task<int> DownloadAsync(
        CliContext context,
        AppClient app,
        MonthAddress month,
        bool unknownOnly,
        string? unit,
        string path,
        CancellationToken cancellationToken)
    {
        if (Path.GetExtension(path) != ".html")
        {
            throw new CliException(ExitCode.Failed, new("--out cần tệp .html.", "--out takes an .html file."));
        }

        await app.DownloadUnpaidAsync(month, unknownOnly, unit, path, cancellationToken);
        context.WriteLine($"Đã tải {path}. Tệp có dữ liệu cá nhân.", $"Downloaded {path}. It holds personal data.");
        return ExitCode.Ok;
    }
}
