using System.CommandLine;
using Disbursement.Cli.Api;
using Disbursement.Cli.Shell;
using Disbursement.Cli.Transfer;
using Disbursement.Core.Periods;

namespace Disbursement.Cli.Commands;

/// <summary><c>disburse return</c>: a provider hands results back.</summary>
internal static class ReturnCommand
{
    private static readonly Words Summary = new(
        "Gửi tệp kết quả của bên chi trả: pain.002 hoặc danh sách kết quả CSV.",
        "Sends a provider's result files: pain.002 or the result list as CSV.");

    /// <summary>Makes the command.</summary>
    public static Command Create(CliContext context)
    {
        var command = new DocumentedCommand("return", context.Say(Summary))
        {
            Examples =
            {
                ("disburse return ketqua.xml --as vcb --provider 970436", new("một ngân hàng", "a bank")),
                ("disburse return danhsach.csv --as buudien --provider vnpost", new("bưu điện", "the post office")),
            },
        };
        var paths = new Argument<string[]>("file")
        {
            HelpName = context.Say("tệp", "file"),
            Description = context.Say("tệp kết quả", "result files"),
            Arity = ArgumentArity.OneOrMore,
        };
        Option<string> province = CommandOptions.Province(context);
        Option<Period> period = CommandOptions.Month(context);
        var provider = new Option<string>("--provider")
        {
            HelpName = context.Say("mã", "code"),
            Description = context.Say("mã bên chi trả", "the provider's code"),
            Required = true,
        };
        Option<bool> json = CommandOptions.Json(context);
        command.Arguments.Add(paths);
        foreach (Option option in (Option[])[province, period, provider, json])
        {
            command.Options.Add(option);
        }

        var connection = new AppConnection(context, command);
        command.SetAction((result, cancellationToken) => CommandGuard.RunAsync(
            context,
            async token =>
            {
                using AppClient app = connection.Open(result);
                List<SentFile> sent = [];
                foreach (string path in result.GetRequiredValue(paths))
                {
                    sent.Add(await SendAsync(app, path, result.GetRequiredValue(provider),
                        new MonthAddress(result.GetRequiredValue(province), result.GetValue(period)), token));
                }

                Print(context, sent, result.GetValue(json));
                return ExitCode.Ok;
            },
            cancellationToken));
        return command;
    }

    private static Task<SentFile> SendAsync(
        AppClient app, string path, string provider, MonthAddress month, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            throw new CliException(ExitCode.Failed, new($"Không có tệp {path}.", $"There is no file {path}."));
        }

        var request = new UploadRequest
        {
            Kind = "return",
            Provider = provider,
            Province = month.Province,
            Period = month.Period.ToString(),
            File = Path.GetFileName(path),
        };
        return ListSender.SendAsync(app, request, path, cancellationToken);
    }

    private static void Print(CliContext context, List<SentFile> sent, bool json)
    {
        if (json)
        {
            context.Print(sent);
            return;
        }

        foreach (SentFile file in sent)
        {
            context.WriteLine(
                file.Written ? $"Đã gửi {file.Path}" : $"Đã có từ trước {file.Path}",
                file.Written ? $"Sent {file.Path}" : $"Already there {file.Path}");
        }
    }
}
