using System.CommandLine;
using Disbursement.Cli.Api;
using Disbursement.Cli.Reports;
using Disbursement.Cli.Shell;
using Disbursement.Core.Periods;

namespace Disbursement.Cli.Commands;

/// <summary><c>disburse warnings</c>: what intake noticed in accepted rows, and who is behind each number.</summary>
internal static class WarningsCommand
{
    private static readonly Words Summary = new(
        "Xem những lưu ý của tiếp nhận trong tháng; có số lưu ý thì xem từng người (có ghi nhật ký ai đã xem).",
        "Shows what intake noticed in a month; with a warning's number, the persons behind it (the audit notes who looked).");

    /// <summary>Makes the command.</summary>
    public static Command Create(CliContext context)
    {
        var command = new DocumentedCommand("warnings", context.Say(Summary))
        {
            Examples =
            {
                ("disburse warnings --period 2024-06", new("mọi lưu ý, theo số", "all warnings, by number")),
                ("disburse warnings 360 --unit 148", new(
                    "những người có giấy ủy quyền sắp hết hạn", "the persons whose authorisation ends soon")),
                ("disburse warnings 362 --as lanhdao --out chung-tk.csv", new(
                    "tải mọi dòng nhận chung tài khoản", "download all rows of shared accounts")),
            },
        };
        var number = new Argument<int?>("number")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = context.Say("số của lưu ý, từ 301", "the warning's number, from 301"),
        };
        command.Arguments.Add(number);
        Option<string> province = CommandOptions.Province(context);
        Option<Period> period = CommandOptions.Month(context);
        Option<bool> json = CommandOptions.Json(context);
        Option<string?> unit = CommandOptions.Unit(context);
        var file = new Option<string?>("--out")
        {
            HelpName = "file",
            Description = context.Say("tải về tệp .csv", "download to a .csv file"),
        };
        foreach (Option option in (Option[])[province, period, unit, file, json])
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
                if (result.GetValue(number) is { } warning)
                {
                    await ShowAsync(
                        context,
                        app,
                        month,
                        new PersonsWanted(warning, result.GetValue(unit), result.GetValue(file), result.GetValue(json)),
                        token);
                    return ExitCode.Ok;
                }

                MonthView view = await app.FindMonthAsync(month, token) ?? throw new CliException(ExitCode.Refused, new(
                    $"{month.Period.Vietnamese} của tỉnh {month.Province} chưa có gì.",
                    $"Nothing is known of {month.Period} of province {month.Province}."));
                ShowAll(context, view, result.GetValue(unit), result.GetValue(json));
                return ExitCode.Ok;
            },
            cancellationToken));
        return command;
    }

    private static void ShowAll(CliContext context, MonthView view, string? unit, bool asJson)
    {
        WarningView[] warnings = [.. view.Warnings.Where(warning => unit is null || warning.Units.Contains(unit))];
        if (asJson)
        {
            context.Print(warnings);
        }
        else if (warnings.Length == 0)
        {
            context.WriteLine("Không có lưu ý nào.", "There are no warnings.");
        }
        else
        {
            WarningText.Write(context, warnings);
        }
    }

    private static async Task ShowAsync(
        CliContext context, AppClient app, MonthAddress month, PersonsWanted wanted, CancellationToken cancellationToken)
    {
        if (wanted.File is { } file)
        {
            await app.DownloadWarnedPersonsAsync(month, wanted.Number, wanted.Unit, file, cancellationToken);
            context.WriteLine($"Đã tải {file}. Tệp có dữ liệu cá nhân.", $"Downloaded {file}. It holds personal data.");
            return;
        }

        WarnedPersonsView persons = await app.GetWarnedPersonsAsync(month, wanted.Number, wanted.Unit, cancellationToken);
        if (wanted.AsJson)
        {
            context.Print(persons);
        }
        else
        {
            WarnedPersonsText.Write(context, persons);
        }
    }

    private sealed record PersonsWanted(int Number, string? Unit, string? File, bool AsJson);
}
