using System.CommandLine;
using Disbursement.Cli.Api;
using Disbursement.Cli.Reports;
using Disbursement.Cli.Shell;
using Disbursement.Core.Periods;

namespace Disbursement.Cli.Commands;

/// <summary><c>disburse wait</c>: waits until a month has come to a point.</summary>
internal static class WaitCommand
{
    private const int DefaultSeconds = 1800;
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(1);
    private static readonly string[] Points = ["proposed", "released", "settled"];

    private static readonly Words Summary = new(
        "Chờ đến khi một tháng có hồ sơ đề nghị, đã phát lệnh hoặc đã quyết toán.",
        "Waits until a month is proposed, released or settled.");

    /// <summary>Makes the command.</summary>
    public static Command Create(CliContext context)
    {
        var command = new DocumentedCommand("wait", context.Say(Summary))
        {
            Examples =
            {
                ("disburse wait --until proposed", new("chờ hồ sơ đề nghị", "wait for the proposal")),
                ("disburse wait --until settled --timeout 7200", new("chờ tối đa hai giờ", "wait two hours at most")),
            },
        };
        Option<string> province = CommandOptions.Province(context);
        Option<Period> period = CommandOptions.Month(context);
        var until = new Option<string>("--until", "-u")
        {
            HelpName = string.Join('|', Points),
            Description = context.Say("chờ đến đâu [mặc định settled]", "how far to wait [default settled]"),
            DefaultValueFactory = _ => "settled",
        };
        until.AcceptOnlyFromAmong(Points);
        Option<int> timeout = CommandOptions.Seconds(
            context, "--timeout", new("chờ tối đa", "the longest wait"), DefaultSeconds);
        foreach (Option option in (Option[])[province, period, until, timeout])
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
                return await RunAsync(context, app, month, result.GetRequiredValue(until),
                    TimeSpan.FromSeconds(result.GetValue(timeout)), token);
            },
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        CliContext context, AppClient app, MonthAddress month, string until, TimeSpan timeout, CancellationToken token)
    {
        long started = context.Time.GetTimestamp();
        string said = string.Empty;
        while (true)
        {
            MonthView? view = await app.FindMonthAsync(month, token);
            string now = view is null ? context.Say("chưa có gì", "nothing yet") : DescribeOf(context, view);
            if (now != said)
            {
                context.Output.WriteLine(now);
                said = now;
            }

            if (view?.State == "Stopped")
            {
                return ExitCode.ProofFailed;
            }

            if (view is not null && IsReached(view, until))
            {
                return ExitCode.Ok;
            }

            if (context.Time.GetElapsedTime(started) > timeout)
            {
                throw new CliException(ExitCode.NotInTime, new(
                    $"Hết thời hạn chờ; hiện {now}.", $"The time is up; now {now}."));
            }

            await Task.Delay(PollInterval, context.Time, token);
        }
    }

    private static bool IsReached(MonthView view, string until)
    {
        string round = view.Rounds.MaxBy(candidate => candidate.Round)?.State ?? string.Empty;
        return view.State == "Settled" || until switch
        {
            "proposed" => round is "Proposed" or "Approved" or "Released",
            "released" => round == "Released",
            _ => false,
        };
    }

    private static string DescribeOf(CliContext context, MonthView view)
    {
        RoundView? round = view.Rounds.MaxBy(candidate => candidate.Round);
        string month = context.Say(MonthText.NameOf(view.State));
        return round is null
            ? month
            : $"{month}, {context.Say("đợt", "round")} {round.Round}: {context.Say(MonthText.NameOf(round.State))}";
    }
}
