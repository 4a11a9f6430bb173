using Disbursement.Core.Board;
using Disbursement.Core.Settlement;
using Disbursement.Core.Units;
using Disbursement.Functions.Board;
using Disbursement.Functions.Months;
using Disbursement.Functions.Storage;
using Disbursement.Functions.Web.Identity;
using Disbursement.Functions.Web.Problems;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Disbursement.Functions.Web.Actions;

/// <summary>Closes intake: one conditional write freezes the slots; then the month's orchestration starts.</summary>
/// <remarks>
/// A crash between write and start is healed by the sweep, or by the same person asking again. A list that is being
/// accepted at the same time moves the row's ETag: then everything is looked at again.
/// </remarks>
/// <param name="months">The months.</param>
/// <param name="units">Knows who makes lists.</param>
/// <param name="boards">Tells what is missing.</param>
/// <param name="audit">The audit.</param>
/// <param name="options">How many rounds the month may have.</param>
/// <param name="clock">Tells the time.</param>
/// <param name="logger">Where it says so.</param>
public sealed class CloseMonth(
    MonthStore months,
    UnitRegister units,
    BoardReader boards,
    AuditLog audit,
    IOptions<MonthOptions> options,
    TimeProvider clock,
    ILogger<CloseMonth> logger)
{
    /// <summary>Bound on attempts while lists keep coming in.</summary>
    private const int AttemptsMax = 30;

    /// <summary>Closes the month in the name of a person.</summary>
    /// <param name="client">Starts the orchestration.</param>
    /// <param name="month">The month.</param>
    /// <param name="actor">Who closes.</param>
    /// <param name="choice">Whether it may close although lists are missing, and why.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="ProblemException">The month is unknown, closed or empty, or units are missing.</exception>
    public async Task<MonthEntity> RunAsync(
        DurableTaskClient client,
        MonthRef month,
        Actor actor,
        CloseChoice choice,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(choice);
        MonthEntity row = await WriteAsync(month, actor, choice, cancellationToken);

        // The month is closed: what follows is done although the caller may have gone away.
        await audit.MonthClosedAsync(month, row, CancellationToken.None);
        await Orchestrations.StartAsync(client, month, CancellationToken.None);
        logger.Done("close", month.Folder, actor.Signature);
        return row;
    }

    /// <summary>Codes of list-making units without any list; none where the province is not known.</summary>
    public IReadOnlyList<string> MissingOf(MonthRef month, IReadOnlyList<SlotEntity> slots)
    {
        ArgumentNullException.ThrowIfNull(month);
        return units.ListMakersMissing(month.Province, month.ToPeriod(), slots.Select(static slot => slot.Unit));
    }

    private async Task<MonthEntity> WriteAsync(
        MonthRef month, Actor actor, CloseChoice choice, CancellationToken cancellationToken)
    {
        for (int attempt = 0; attempt < AttemptsMax; attempt++)
        {
            MonthEntity row = await months.FindAsync(month, cancellationToken)
                ?? throw new ProblemException(MonthProblems.MonthUnknown(month));
            Transition<MonthState> next = MonthTransitions.Next(Enum.Parse<MonthState>(row.State), MonthEvent.Close);
            if (next.Kind == TransitionKind.Unchanged && actor.HasSigned(row.ClosedBy))
            {
                return row; // The answer to the first call was lost.
            }

            if (next.Kind != TransitionKind.Moved)
            {
                throw new ProblemException(MonthProblems.NotCollecting(month, row.State));
            }

            // A list accepted meanwhile moves the row: what is written was missing at the moment of close.
            IReadOnlyList<string> missing = await MissingAsync(month, choice, cancellationToken);
            row.ClosedWithout = string.Join(' ', missing);
            row.ClosedWithoutBecause = missing.Count == 0 ? "" : choice.Because;
            row.ClosedBy = actor.Signature;
            row.ClosedAt = clock.GetUtcNow();
            row.FrozenRounds = 1;
            row.RoundsMax = options.Value.RoundsMax;
            row.SupplementsUntil = options.Value.SupplementsUntilOf(month.ToPeriod());
            if (await months.MoveAsync(row, next.State, cancellationToken))
            {
                return row;
            }
        }

        throw new ProblemException(MonthProblems.Contended);
    }

    private async Task<IReadOnlyList<string>> MissingAsync(
        MonthRef month, CloseChoice choice, CancellationToken cancellationToken)
    {
        MonthBoard? board = await boards.FindAsync(month, cancellationToken);
        if (board is null || board.Lines.All(static line => line.Now is null))
        {
            throw new ProblemException(MonthProblems.NothingSent(month));
        }

        if (board.Missing.Count > 0 && !choice.AcceptMissing)
        {
            throw new ProblemException(MonthProblems.UnitsMissing(board.MissingUnits, board.MissingLists));
        }

        return board.Missing.Count == 0 || choice.Because.Length > 0
            ? board.Missing
            : throw new ProblemException(MonthProblems.CloseReasonMissing);
    }
}
