using System.Text.Json;
using Disbursement.Functions.Close;
using Disbursement.Functions.Storage;
using Disbursement.Functions.Web.Identity;
using Disbursement.Functions.Web.Problems;
using Disbursement.Functions.Web.Views;
using Microsoft.DurableTask.Client;

namespace Disbursement.Functions.Web.Actions;

/// <summary>Reads a month as far as the caller may see it.</summary>
/// <param name="months">Months and slots.</param>
/// <param name="rounds">Rounds.</param>
/// <param name="exceptions">What waits for a person.</param>
/// <param name="shared">Rows whose accounts receive for many people.</param>
/// <param name="audit">The audit.</param>
/// <param name="close">Knows which units are missing.</param>
public sealed class ReadMonth(
    MonthStore months,
    RoundStore rounds,
    ExceptionStore exceptions,
    SharedAccountLines shared,
    AuditLog audit,
    CloseMonth close)
{
    /// <summary>Reads it.</summary>
    /// <param name="client">Tells how far rounds are.</param>
    /// <param name="month">The month.</param>
    /// <param name="actor">Who asks: units outside the caller's areas are left out.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="ProblemException">Nothing was sent for the month.</exception>
    public async Task<MonthView> RunAsync(
        DurableTaskClient client, MonthRef month, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(month);
        MonthEntity row = await months.FindAsync(month, cancellationToken)
            ?? throw new ProblemException(MonthProblems.MonthUnknown(month));
        IReadOnlyList<SlotEntity> all = await months.SlotsAsync(month, cancellationToken);
        IReadOnlyList<SlotEntity> later = await months.SupplementsAsync(month, cancellationToken);
        SlotEntity[] slots = [.. all.Concat(later).Where(slot => actor.Covers(month.Province, slot.Unit))];
        IReadOnlyList<ExceptionEntity> found = await exceptions.ListAsync(month, cancellationToken);
        (int sequence, string hash) = await audit.HeadAsync(month, cancellationToken);
        return new MonthView(
            month.Province,
            month.Period,
            row.State,
            ViewMaker.NullIfEmpty(row.ClosedBy),
            row.ClosedAt,
            row.SettledAt,
            row.SupplementsLastDay(),
            ViewMaker.NullIfEmpty(row.StoppedBecause),
            [.. slots.Select(ViewMaker.Of)],
            ViewMaker.TotalsOf(slots),
            ViewMaker.WarningsOf(
                slots,
                (await shared.ReadAsync(month, cancellationToken)).Where(
                    line => actor.Covers(month.Province, line.Side.Unit))),
            [.. close.MissingOf(month, all).Where(unit => actor.Covers(month.Province, unit))],
            actor.Covers(month.Province) ? await RoundsAsync(client, month, cancellationToken) : [],
            found.Count(one => one.State == "Open" && actor.Covers(month.Province, one.Unit)),
            new AuditView(sequence, hash));
    }

    /// <summary>How far a round is, as its orchestration says; null before it starts.</summary>
    public static async Task<ProgressView?> ProgressAsync(
        DurableTaskClient client, MonthRef month, int round, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(month);
        OrchestrationMetadata? instance = await client.GetInstanceAsync(
            month.RoundInstanceId(round), getInputsAndOutputs: true, cancellationToken);
        if (instance?.SerializedCustomStatus is not { Length: > 0 } status)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<ProgressView>(status, StoreJson.Options);
        }
        catch (JsonException)
        {
            // A status of another version of the app: progress is a courtesy, not a fact.
            return null;
        }
    }

    private async Task<IReadOnlyList<RoundView>> RoundsAsync(
        DurableTaskClient client, MonthRef month, CancellationToken cancellationToken)
    {
        var views = new List<RoundView>();
        foreach (RoundEntity row in await rounds.ListAsync(month, cancellationToken))
        {
            RoundView view = ViewMaker.Of(row, progress: null);
            views.Add(view with { Progress = await ProgressAsync(client, month, view.Round, cancellationToken) });
        }

        return views;
    }
}
