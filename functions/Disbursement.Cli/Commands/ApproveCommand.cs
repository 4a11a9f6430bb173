using System.CommandLine;
using System.Text.Json;
using Disbursement.Cli.Api;
using Disbursement.Cli.Reports;
using Disbursement.Cli.Shell;
using Disbursement.Core.Periods;

namespace Disbursement.Cli.Commands;

/// <summary><c>disburse approve</c>: somebody other than who closed approves exactly the files behind a root.</summary>
internal static class ApproveCommand
{
    private static readonly Words Summary = new(
        "Duyệt một đợt chi bằng mã gốc của đúng các tệp đã đề nghị. Người đã chốt không được duyệt.",
        "Approves a round by the root of exactly the files proposed. Who closed may not approve.");

    /// <summary>Makes the command.</summary>
    public static Command Create(CliContext context)
    {
        var command = new DocumentedCommand("approve", context.Say(Summary))
        {
            Examples =
            {
                ("disburse approve --as lanhdao --root 3f1c…", new(
                    "duyệt đúng hồ sơ đã xem", "approve exactly the proposal that was read")),
                ("disburse approve --as lanhdao --yes", new(
                    "duyệt hồ sơ hiện tại, không hỏi lại", "approve the present proposal without being asked")),
            },
        };
        Option<string> province = CommandOptions.Province(context);
        Option<Period> period = CommandOptions.Month(context);
        Option<int> round = RoundOption.Create(context);
        var root = new Option<string?>("--root")
        {
            HelpName = "sha256",
            Description = context.Say("mã gốc trong hồ sơ đề nghị", "the root printed in the proposal"),
        };
        var yes = new Option<bool>("--yes", "-y")
        {
            Description = context.Say("không hỏi lại", "do not ask"),
        };
        foreach (Option option in (Option[])[province, period, round, root, yes])
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
                MonthView? read = await app.FindMonthAsync(month, token);
                RoundView view = RoundOption.Pick(read, month, result.GetValue(round));
                string chosen = result.GetValue(root) ?? await AskForRootAsync(
                    context, app, month, view, read?.Warnings ?? [], result.GetValue(yes), token);
                ApprovalAnswer answer = await ApproveAsync(context, app, month, view.Round, chosen, token);
                if (answer.IsMissingSignatures)
                {
                    context.WriteLine(
                        $"Đã ký đợt {view.Round}: {answer.Signatures}/{answer.SignaturesNeeded} chữ ký. Cần người khác ký tiếp.",
                        $"Round {view.Round} is signed: {answer.Signatures} of {answer.SignaturesNeeded}. Another person must sign.");
                }
                else
                {
                    context.WriteLine($"Đã duyệt đợt {view.Round}.", $"Round {view.Round} is approved.");
                }

                return ExitCode.Ok;
            },
            cancellationToken));
        return command;
    }

    /// <summary>Approves, and shows the envelopes that a refusal names.</summary>
    private static async Task<ApprovalAnswer> ApproveAsync(
        CliContext context, AppClient app, MonthAddress month, int round, string root, CancellationToken cancellationToken)
    {
        try
        {
            return await app.ApproveAsync(month, round, root, cancellationToken);
        }
        catch (AppRefusedException refused)
        {
            EnvelopeText.WriteRefused(context, refused.Body);
            throw;
        }
    }

    /// <summary>Shows what is approved and takes a yes; a program without a keyboard names the root itself.</summary>
    private static async Task<string> AskForRootAsync(
        CliContext context,
        AppClient app,
        MonthAddress month,
        RoundView round,
        IReadOnlyList<WarningView> warnings,
        bool yes,
        CancellationToken cancellationToken)
    {
        string root = round.Root ?? throw new CliException(ExitCode.Refused, new(
            $"Đợt {round.Round} chưa có hồ sơ đề nghị (trạng thái {round.State}).",
            $"Round {round.Round} has no proposal yet (state {round.State})."));
        JsonElement shown = await app.GetRoundAsync(month, round.Round, cancellationToken);
        ProposalText.Write(
            context, round, shown.TryGetProperty("proposal", out JsonElement proposal) ? proposal : default);
        EnvelopeText.Write(context, shown);
        WarningText.Write(context, warnings);
        if (yes)
        {
            return root;
        }

        if (!context.IsInputInteractive)
        {
            throw new CliException(ExitCode.Failed, new("Cần --root hoặc --yes.", "--root or --yes is needed."));
        }

        context.Output.Write(context.Say("Duyệt? (gõ “duyệt”) ", "Approve? (type “approve”) "));
        string answer = context.Input.ReadLine()?.Trim() ?? string.Empty;
        return answer is "duyệt" or "duyet" or "approve"
            ? root
            : throw new CliException(ExitCode.Cancelled, new("Không duyệt.", "Not approved."));
    }
}
