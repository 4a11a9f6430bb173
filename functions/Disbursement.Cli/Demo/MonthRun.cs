using Disbursement.Cli.Api;
using Disbursement.Cli.Shell;
using Disbursement.Cli.Transfer;

namespace Disbursement.Cli.Demo;

/// <summary>
/// Takes one month from the first list to its end, by what people in their offices would do: send, close, approve,
/// say the last word. What was done before a crash is found done and not done again.
/// </summary>
/// <param name="board">Where it shows.</param>
/// <param name="people">Who acts.</param>
/// <param name="countReceipts">How many lists of a month have their receipt.</param>
/// <param name="askProviders">How it stands with the providers' answers.</param>
/// <param name="options">How patient it is.</param>
internal sealed class MonthRun(
    DemoBoard board,
    DemoPeople people,
    Func<MonthAddress, CancellationToken, Task<int>> countReceipts,
    Func<MonthAddress, CancellationToken, Task<ProvidersSay>> askProviders,
    DemoOptions options)
{
    private const int UploadsAtOnce = 4;
    /// <summary>Why a demonstration closes without lists that nobody put into it.</summary>
    private const string MissingBecause = "chạy thử: dữ liệu vào không có các danh sách này";

    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(500);

    private static readonly Words FilesUnit = new("tệp", "files");
    private static readonly Words RowsUnit = new("dòng", "rows");

    /// <summary>Runs the month.</summary>
    /// <param name="month">The month.</param>
    /// <param name="files">Its lists.</param>
    /// <param name="title">Words before the stages' names; empty when there is one month only.</param>
    /// <param name="cancellationToken">Stops; the month goes on when the demo is run again.</param>
    /// <returns>How the month stands at its end: Settled or Stopped.</returns>
    public async Task<MonthView> RunAsync(
        MonthAddress month, IReadOnlyList<DropFile> files, string title, CancellationToken cancellationToken)
    {
        MonthView? view = await people.Treasurer.FindMonthAsync(month, cancellationToken);
        if (view is null or { State: "Collecting" })
        {
            await DropAsync(files, title, cancellationToken);
            await AwaitReceiptsAsync(month, files.Count, title, cancellationToken);
            await CloseAsync(month, title, cancellationToken);
        }

        var rounds = new RoundWatch(board, people, month, title, askProviders, options);
        return await PollAsync(month, rounds, cancellationToken);
    }

    private async Task DropAsync(IReadOnlyList<DropFile> files, string title, CancellationToken cancellationToken)
    {
        StageLine stage = board.Start(new(title + "Nộp danh sách", title + "Send the lists"), FilesUnit);
        int sent = 0;
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = UploadsAtOnce, CancellationToken = cancellationToken };

        // Files of one slot go one after the other, in the order of their names: the last one is the slot's version.
        await Parallel.ForEachAsync(files.GroupBy(file => (file.Unit, file.List)), parallel, async (slot, token) =>
        {
            foreach (DropFile file in slot)
            {
                await ListSender.SendAsync(people.OfficerOf(file.Unit), file, token);
                stage.Report(new StageFigures(Interlocked.Increment(ref sent), files.Count));
            }
        });
        stage.Finish();
    }

    private async Task AwaitReceiptsAsync(
        MonthAddress month, int files, string title, CancellationToken cancellationToken)
    {
        StageLine stage = board.Start(new(title + "Tiếp nhận, kiểm tra từng dòng", title + "Take in, check every row"), RowsUnit);
        var stall = new StallGuard(board.Time, options.Patience);
        while (true)
        {
            int receipts = await countReceipts(month, cancellationToken);
            MonthView? view = await people.Treasurer.FindMonthAsync(month, cancellationToken);
            long rows = view?.Slots.Sum(slot => slot.RowsSent) ?? 0;
            stage.Report(new StageFigures(rows, 0, view?.Slots.Sum(slot => slot.DueDong) ?? 0));
            if (receipts >= files)
            {
                stage.Finish();
                return;
            }

            stall.ThrowIfStalled($"{receipts}/{files} {rows}", new(
                $"{files - receipts} danh sách chưa có biên nhận.", $"{files - receipts} lists have no receipt."));
            await Task.Delay(PollInterval, board.Time, cancellationToken);
        }
    }

    private async Task CloseAsync(MonthAddress month, string title, CancellationToken cancellationToken)
    {
        StageLine stage = board.Start(new(title + "Kế toán chốt tiếp nhận", title + "The treasurer closes"), FilesUnit);
        try
        {
            await people.Treasurer.CloseAsync(month, missingBecause: null, cancellationToken);
        }
        catch (AppRefusedException refused) when (refused.Code == "close.units-missing")
        {
            // An input made by hand may cover some units only; the app keeps that they were missing.
            await people.Treasurer.CloseAsync(month, MissingBecause, cancellationToken);
        }

        stage.Finish();
    }

    private async Task<MonthView> PollAsync(MonthAddress month, RoundWatch rounds, CancellationToken cancellationToken)
    {
        var stall = new StallGuard(board.Time, options.Patience);
        while (true)
        {
            MonthView? view = await people.Treasurer.FindMonthAsync(month, cancellationToken);
            if (view is not null)
            {
                string movement = await rounds.FollowAsync(view, cancellationToken);
                if (view.IsEnded)
                {
                    return view;
                }

                stall.ThrowIfStalled(movement, new(
                    $"Tháng không tiến triển (trạng thái {view.State}).", $"The month does not move (state {view.State})."));
            }

            await Task.Delay(PollInterval, board.Time, cancellationToken);
        }
    }
}
