using System.Globalization;
using Disbursement.Cli.Api;
using Disbursement.Cli.Reports;
using Disbursement.Cli.Shell;

namespace Disbursement.Cli.Demo;

/// <summary>
/// Follows the rounds of a month on the board, and does what people do in between: approve what is proposed, and say
/// the last word when the providers have fallen silent.
/// </summary>
internal sealed class RoundWatch(
    DemoBoard board,
    DemoPeople people,
    MonthAddress month,
    string title,
    Func<MonthAddress, CancellationToken, Task<ProvidersSay>> askProviders,
    DemoOptions options)
{
    private const string FilesStage = "files";
    private const string CountStage = "count";

    /// <summary>What the providers said last must have come through before it can be called their last word.</summary>
    private static readonly TimeSpan SettleAfterAnswers = TimeSpan.FromSeconds(3);

    private static readonly Words PartsUnit = new("phần", "parts");
    private static readonly Words PaymentsUnit = new("khoản", "payments");

    private readonly Dictionary<(int Round, string Stage), StageLine> _stages = [];
    private readonly HashSet<int> _lastWordSaid = [];
    private readonly HashSet<int> _finished = [];
    private StallGuard _silence = new(board.Time, options.SettleAfter);
    private int _silenceOf;

    /// <summary>Brings the board up to date and acts where a person is waited for.</summary>
    /// <returns>Something that differs whenever anything has moved.</returns>
    public async Task<string> FollowAsync(MonthView view, CancellationToken cancellationToken)
    {
        string movement = view.State;
        foreach (RoundView round in view.Rounds.OrderBy(round => round.Round))
        {
            movement += await FollowRoundAsync(round, cancellationToken);
        }

        FollowMonth(view);
        return movement;
    }

    private async Task<string> FollowRoundAsync(RoundView round, CancellationToken cancellationToken)
    {
        string at = string.Create(CultureInfo.InvariantCulture,
            $"|{round.Round} {round.State} {round.Proposal} {round.Progress?.Stage} {round.Progress?.Done}");
        switch (round.State)
        {
            case "Verifying" or "SentBack":
                ShowWork(round);
                break;
            case "Proposed":
                await ApproveAsync(round, cancellationToken);
                break;
            case "Approved" or "Released":
                return at + await FollowFilesAsync(round, cancellationToken);
            default:
                await FinishRoundAsync(round, cancellationToken);
                break;
        }

        return at;
    }

    /// <summary>The app's own stages, under names that a person knows.</summary>
    private void ShowWork(RoundView round)
    {
        string stage = round.Progress?.Stage ?? "start";
        foreach (((int Round, string Stage) key, StageLine earlier) in _stages)
        {
            if (key.Round == round.Round && key.Stage != stage)
            {
                earlier.Finish();
            }
        }

        StageLine line = LineOf(round.Round, stage, RoundStages.NameOf(stage), PartsUnit);
        line.Report(new StageFigures(round.Progress?.Done ?? 0, round.Progress?.Total ?? 0));
    }

    private async Task ApproveAsync(RoundView round, CancellationToken cancellationToken)
    {
        FinishStagesOf(round.Round);
        if (round.Root is not { Length: > 0 } root)
        {
            return;
        }

        StageLine line = LineOf(round.Round, "approval", new("Lãnh đạo duyệt", "Another person approves"), PaymentsUnit);
        line.Report(new StageFigures(round.Payments, round.Payments, round.SumDong));
        try
        {
            foreach (AppClient approver in people.Approvers)
            {
                if (!(await approver.ApproveAsync(month, round.Round, root, cancellationToken)).IsMissingSignatures)
                {
                    break;
                }
            }
        }
        catch (AppRefusedException refused) when (refused.Code is "round.not-proposed" or "approval.stale-root")
        {
            // The picture was a moment old; the next look shows what there is to approve, if anything.
            return;
        }

        line.Finish();
    }

    private async Task<string> FollowFilesAsync(RoundView round, CancellationToken cancellationToken)
    {
        FinishStagesOf(round.Round, except: FilesStage);
        FileView[] files = await ShowFilesAsync(round, cancellationToken);
        string movement = string.Create(CultureInfo.InvariantCulture,
            $" {files.Sum(file => file.Open)} {files.Count(file => file.IsAnswered)} {files.Count(file => file.State == "Fetched")}");
        if (round.State == "Released")
        {
            await SayLastWordAsync(round, movement, cancellationToken);
        }

        return movement;
    }

    private async Task<FileView[]> ShowFilesAsync(RoundView round, CancellationToken cancellationToken)
    {
        IReadOnlyList<FileView> all = await people.Treasurer.GetFilesAsync(month, cancellationToken);
        FileView[] files = [.. all.Where(file => file.Round == round.Round)];
        StageLine line = LineOf(
            round.Round, FilesStage, new("Ngân hàng, bưu điện chi trả và trả kết quả", "Providers pay and answer"), PaymentsUnit);
        line.Report(new StageFigures(
            files.Sum(file => file.Payments - file.Open), round.Payments, files.Sum(file => file.PaidDong)));
        return files;
    }

    private async Task SayLastWordAsync(RoundView round, string movement, CancellationToken cancellationToken)
    {
        if (_silenceOf != round.Round)
        {
            _silenceOf = round.Round;
            _silence = new StallGuard(board.Time, options.SettleAfter);
        }

        _silence.See(movement);
        bool isLong = _silence.Still > options.SettleAfter;
        if (_lastWordSaid.Contains(round.Round) || (!isLong && _silence.Still <= SettleAfterAnswers))
        {
            return;
        }

        ProvidersSay say = await askProviders(month, cancellationToken);
        if (say == ProvidersSay.Unread)
        {
            _silence = new StallGuard(board.Time, options.SettleAfter); // What is unread was no silence.
        }
        else if (say == ProvidersSay.LastWord || isLong)
        {
            await SettleAsync(round, cancellationToken);
        }
    }

    private async Task SettleAsync(RoundView round, CancellationToken cancellationToken)
    {
        try
        {
            await people.Treasurer.SettleAsync(month, round.Round, cancellationToken);
        }
        catch (AppRefusedException refused) when (refused.Code == "round.not-released")
        {
            // The picture was a moment old; the next look shows where the round is.
            return;
        }

        _lastWordSaid.Add(round.Round);
    }

    private async Task FinishRoundAsync(RoundView round, CancellationToken cancellationToken)
    {
        if (!_finished.Add(round.Round))
        {
            return;
        }

        if (round.Files > 0)
        {
            await ShowFilesAsync(round, cancellationToken); // the answers that came with the end
        }

        FinishStagesOf(round.Round, failed: round.State == "Stopped");
    }

    private void FollowMonth(MonthView view)
    {
        RoundView? last = view.Rounds.MaxBy(round => round.Round);
        foreach (((int Round, string Stage) key, StageLine line) in _stages)
        {
            if (key.Stage == CountStage && key.Round != last?.Round)
            {
                line.Finish();
            }
        }

        if (last?.State == "Settled")
        {
            LineOf(last.Round, CountStage, RoundStages.NameOf(CountStage), PartsUnit);
        }

        if (view.IsEnded)
        {
            foreach (StageLine line in _stages.Values)
            {
                EndLine(line, view.State == "Stopped");
            }
        }
    }

    private void FinishStagesOf(int round, string except = "", bool failed = false)
    {
        foreach (((int Round, string Stage) key, StageLine line) in _stages)
        {
            if (key.Round == round && key.Stage != except && key.Stage != "approval")
            {
                EndLine(line, failed);
            }
        }
    }

    private static void EndLine(StageLine line, bool failed)
    {
        if (failed)
        {
            line.Fail();
        }
        else
        {
            line.Finish();
        }
    }

    private StageLine LineOf(int round, string stage, Words name, Words unit)
    {
        if (!_stages.TryGetValue((round, stage), out StageLine? line))
        {
            string number = round.ToString(CultureInfo.InvariantCulture);
            line = board.Start(
                new($"{title}Đợt {number}: {name.Vietnamese}", $"{title}Round {number}: {name.English}"), unit);
            _stages[(round, stage)] = line;
        }

        return line;
    }
}
