using System.CommandLine;
using Disbursement.Cli.Api;
using Disbursement.Cli.Shell;

namespace Disbursement.Cli.Commands;

/// <summary><c>--round</c>, and which round is meant when it is not given: the last one.</summary>
internal static class RoundOption
{
    /// <summary>Makes the option.</summary>
    public static Option<int> Create(CliContext context) => new("--round")
    {
        HelpName = "1",
        Description = context.Say("đợt chi; mặc định đợt cuối", "the round; default the last one"),
    };

    /// <summary>Reads the month and picks the round.</summary>
    /// <param name="app">The app.</param>
    /// <param name="month">The month.</param>
    /// <param name="asked">The round asked for, 0 for the last.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="CliException">There is no such round.</exception>
    public static async Task<RoundView> FindAsync(
        AppClient app, MonthAddress month, int asked, CancellationToken cancellationToken)
    {
        MonthView? view = await app.FindMonthAsync(month, cancellationToken);
        return Pick(view, month, asked);
    }

    /// <summary>Picks the round of a month that was read.</summary>
    /// <inheritdoc cref="FindAsync"/>
    public static RoundView Pick(MonthView? view, MonthAddress month, int asked)
    {
        RoundView? round = asked == 0
            ? view?.Rounds.MaxBy(candidate => candidate.Round)
            : view?.Rounds.FirstOrDefault(candidate => candidate.Round == asked);
        return round ?? throw new CliException(ExitCode.Refused, new(
            $"{month.Period.Vietnamese} chưa có đợt chi này.", $"{month.Period} has no such round yet."));
    }
}
