using Disbursement.Core.Board;
using Disbursement.Functions.Board;
using Disbursement.Functions.Coverage;
using Disbursement.Functions.Storage;
using Disbursement.Functions.Web.Identity;
using Disbursement.Functions.Web.Problems;
using Disbursement.Functions.Web.Views;

namespace Disbursement.Functions.Web.Actions;

/// <summary>Reads the board of a month as far as the caller may see it.</summary>
/// <param name="months">Who closed the month.</param>
/// <param name="boards">The board.</param>
/// <param name="reminders">The reminders.</param>
public sealed class ReadBoard(MonthStore months, BoardReader boards, ReminderSender reminders)
{
    /// <summary>Reads it.</summary>
    /// <param name="month">The month; nothing need have been sent for it.</param>
    /// <param name="actor">Who asks: units outside the caller's areas are left out.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="ProblemException">Nothing was sent, and nobody is known to make lists.</exception>
    public async Task<BoardView> RunAsync(MonthRef month, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(month);
        ArgumentNullException.ThrowIfNull(actor);
        MonthBoard all = await boards.FindAsync(month, cancellationToken)
            ?? throw new ProblemException(MonthProblems.MonthUnknown(month));
        MonthBoard board = all.For(unit => actor.Covers(month.Province, unit));
        MonthEntity row = await months.FindAsync(month, cancellationToken) ?? new MonthEntity();
        List<ReminderEntity> made = await reminders.ListAsync(month, cancellationToken);
        return new BoardView(
            month.Province,
            month.Period,
            board.Deadline,
            board.ClosedAt,
            ViewMaker.NullIfEmpty(row.ClosedBy),
            [.. row.MissingAtClose().Where(code => actor.Covers(month.Province, code.Split('/')[0]))],
            ViewMaker.NullIfEmpty(row.ClosedWithoutBecause),
            board.Units.Count,
            board.MissingUnits,
            board.MissingLists,
            board.WithoutMap,
            [.. board.Lines.Select(line => Of(month, line))],
            [
                .. made.Where(one => actor.Covers(month.Province, one.Unit)).Select(one => new ReminderView(
                    one.Unit, one.Moment, one.MadeAt, ReminderSender.LetterPath(month, one))),
            ]);
    }

    private static BoardLineView Of(MonthRef month, BoardLine line) => new(
        line.Unit,
        ReportNames.UnitName(month, line.Unit),
        line.List,
        line.Standing.ToString(),
        line.IsExpected,
        line.Now?.ArrivedAt,
        line.Now?.RowsSent ?? 0,
        line.Now?.RowsRefused ?? 0,
        line.Now?.AuthorisationsEnding ?? 0,
        line.LaterAt,
        Of(line.Before),
        Of(line.YearBefore));

    private static BoardEarlierView? Of(SentList? list) =>
        list is null ? null : new BoardEarlierView(list.ArrivedAt, list.RowsSent, list.RowsRefused);
}
