using System.CommandLine;
using Disbursement.Cli.Api;
using Disbursement.Cli.Shell;
using Disbursement.Core.Periods;

namespace Disbursement.Cli.Commands;

/// <summary><c>disburse override</c>: a person decides about one payment against what its provider said.</summary>
internal static class OverrideCommand
{
    private static readonly string[] Statuses = ["paid", "rejected", "returned", "unclaimed", "unknown"];

    private static readonly Words Summary = new(
        "Ghi kết quả một khoản chi khác với kết quả đơn vị chi trả đã báo. Cần quyền đối soát (reconciler), lý do và bằng "
        + "chứng; được ghi nhật ký.",
        "Decides the outcome of one payment against what its provider said. Takes the right reconciler, a reason and "
        + "evidence; is audited.");

    /// <summary>Makes the command.</summary>
    public static Command Create(CliContext context)
    {
        var command = new DocumentedCommand("override", context.Say(Summary))
        {
            Examples =
            {
                ("disburse override --as doisoat --file TEP --payment MA --status paid --reason \"sao kê 12/6\"", new(
                    "sao kê cho thấy đã chi", "the statement shows it was paid")),
                ("disburse override --as doisoat --file TEP --payment MA --status returned --code AC04 --reason \"CV 15\"",
                    new("ngân hàng xác nhận đã hoàn trả", "the bank confirms the return")),
            },
        };
        Option<string> province = CommandOptions.Province(context);
        Option<Period> period = CommandOptions.Month(context);
        Option<string> file = Required(context, "--file", new("mã tệp chi trả", "id of the payment file"));
        Option<string> payment = Required(context, "--payment", new("mã lệnh chi", "EndToEndId of the payment"));
        Option<string> status = Required(context, "--status", new("kết quả đúng", "what happened to it"));
        status.AcceptOnlyFromAmong(Statuses);
        var code = new Option<string?>("--code")
        {
            Description = context.Say("mã lý do, khi không phải đã chi", "reason code, unless paid"),
        };
        Option<string> reason = Required(context, "--reason", new(
            "bằng chứng; không ghi dữ liệu cá nhân", "what proves it; no personal data"));
        foreach (Option option in (Option[])[province, period, file, payment, status, code, reason])
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
                string id = result.GetRequiredValue(payment);
                await app.OverrideAsync(
                    month,
                    id,
                    new
                    {
                        file = result.GetRequiredValue(file),
                        status = result.GetRequiredValue(status),
                        code = result.GetValue(code) ?? "",
                        reason = result.GetRequiredValue(reason),
                    },
                    token);
                context.WriteLine($"Đã ghi kết quả của {id}.", $"The outcome of {id} is written down.");
                return ExitCode.Ok;
            },
            cancellationToken));
        return command;
    }

    private static Option<string> Required(CliContext context, string name, Words description) => new(name)
    {
        Description = context.Say(description),
        Required = true,
    };
}
