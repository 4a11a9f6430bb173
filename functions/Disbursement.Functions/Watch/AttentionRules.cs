using Disbursement.Core.Settlement;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Watch;

/// <summary>Decides what of a month needs a person. Pure: all the branching of the watch is here.</summary>
public static class AttentionRules
{
    /// <summary>The stage in which a round waits for people's decisions.</summary>
    private const string Deciding = "decide";

    /// <summary>Finds it all, the worst first.</summary>
    public static IReadOnlyList<Attention> Find(MonthFacts facts, WatchOptions options, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(options);
        return
        [
            .. Stopped(facts)
                .Concat(Poisoned(facts))
                .Concat(Stuck(facts, options, now))
                .Concat(Overdue(facts, options, now))
                .OrderBy(static item => item.Group)
                .ThenBy(static item => !item.IsAlarm),
        ];
    }

    private static IEnumerable<Attention> Stopped(MonthFacts facts)
    {
        // The round that stopped first, then the month that stopped with it.
        foreach (StopEntity stop in facts.Stops.OrderByDescending(static stop => stop.Round))
        {
            string subject = stop.Round == 0 ? facts.Month.Folder : $"{facts.Month.Folder} r{stop.Round}";
            yield return new Attention(AttentionCode.Stopped, subject, "", stop.StoppedAt, StopWords.Of(stop))
            {
                Stop = stop,
            };
        }

        // A month that an older version stopped has its reason in the row only.
        if (facts.Stops.Count == 0 && facts.Row.State == nameof(MonthState.Stopped))
        {
            var stop = new StopEntity { Because = facts.Row.StoppedBecause };
            yield return new Attention(AttentionCode.Stopped, facts.Month.Folder, "", null, StopWords.Of(stop))
            {
                Stop = stop,
            };
        }
    }

    private static IEnumerable<Attention> Poisoned(MonthFacts facts)
    {
        foreach (WatchedInstance failed in facts.Failed)
        {
            yield return new Attention(
                AttentionCode.WorkFailed, failed.Id, "", failed.UpdatedAt, WatchWords.WorkFailed(failed));
        }

        foreach (PoisonedBlob blob in facts.Poisoned)
        {
            bool isOfMonth = blob.Path.Contains(facts.Month.Folder + '/', StringComparison.Ordinal);
            yield return new Attention(
                AttentionCode.BlobPoisoned, $"{blob.Container}/{blob.Path}", "", blob.RecordedAt,
                WatchWords.BlobPoisoned(blob))
            {
                IsEverywhere = !isOfMonth,
            };
        }

        foreach (DeadMessages dead in facts.Dead)
        {
            yield return new Attention(
                AttentionCode.MessagesDead, dead.Reason, "", dead.Since, WatchWords.MessagesDead(dead));
        }
    }

    private static IEnumerable<Attention> Stuck(MonthFacts facts, WatchOptions options, DateTimeOffset now)
    {
        foreach (UnansweredList list in facts.Unanswered.Where(list => now - list.ArrivedAt > options.StuckAfter))
        {
            yield return new Attention(
                AttentionCode.ListUnanswered, list.Path, list.Unit, list.ArrivedAt, WatchWords.ListUnanswered);
        }

        if (facts.Row.State is not (nameof(MonthState.Closed) or nameof(MonthState.Paying)) || WaitsForPeople(facts))
        {
            yield break;
        }

        DateTimeOffset? moved = LastMoveOf(facts);
        if (moved is not { } last || now - last <= options.StuckAfter)
        {
            yield break;
        }

        RoundEntity? open = facts.Rounds.FirstOrDefault(static round => round.State is not
            (nameof(RoundState.Settled) or nameof(RoundState.Stopped)));
        WatchedInstance? month = facts.Instances.FirstOrDefault(instance => instance.Id == facts.Month.InstanceId);
        yield return month is not { IsActive: true } || open is null
            ? new Attention(
                AttentionCode.MonthStill, facts.Month.InstanceId, "", last,
                WatchWords.MonthStill(month is { IsActive: true }))
            : new Attention(
                AttentionCode.RoundStill, $"{facts.Month.Folder} {open.RowKey}", "", last, WatchWords.RoundStill(open));
    }

    /// <summary>An approver, providers that still have time or files, or people who decide: that is no standstill.</summary>
    private static bool WaitsForPeople(MonthFacts facts) =>
        facts.Rounds.Any(static round => round.State == nameof(RoundState.Proposed))
        || (facts.Rounds.Any(static round => round.State == nameof(RoundState.Released)) && facts.Awaited.Count > 0)
        || facts.Instances.Any(static instance => instance.IsActive && instance.Stage == Deciding);

    private static DateTimeOffset? LastMoveOf(MonthFacts facts) =>
        facts.Instances.Select(static instance => (DateTimeOffset?)instance.UpdatedAt)
            .Append(facts.Row.ClosedAt)
            .Concat(facts.Rounds.Select(static round => round.ApprovedAt))
            .Max();

    private static IEnumerable<Attention> Overdue(MonthFacts facts, WatchOptions options, DateTimeOffset now)
    {
        if (facts.Row.State == nameof(MonthState.Collecting) && now > facts.Deadline)
        {
            yield return new Attention(
                AttentionCode.CloseOverdue, facts.Month.Folder, "", facts.Deadline,
                WatchWords.CloseOverdue(facts.Month, facts.Deadline));
        }

        foreach (RoundEntity round in facts.Rounds.Where(static round => round.State == nameof(RoundState.Proposed)))
        {
            yield return new Attention(
                AttentionCode.ApprovalWaiting, $"{facts.Month.Folder} {round.RowKey}", "", round.ProposedAt,
                WatchWords.ApprovalWaiting(facts.Month, round))
            {
                IsAlarm = now - round.ProposedAt > options.ApproveWithin,
            };
        }

        foreach (AwaitedFile awaited in facts.Awaited.Where(awaited => awaited.AnswerBy < now))
        {
            yield return new Attention(
                AttentionCode.FileOverdue, awaited.File.RowKey, awaited.File.Unit, awaited.AnswerBy,
                WatchWords.FileOverdue(awaited));
        }

        foreach (IGrouping<string, ExceptionEntity> kind in facts.OpenExceptions
            .Where(static row => row.Kind != nameof(ExceptionKind.ProofFailed))
            .GroupBy(static row => row.Kind))
        {
            foreach (IGrouping<string, ExceptionEntity> unit in kind.GroupBy(static row => row.Unit))
            {
                yield return new Attention(
                    AttentionCode.DecisionsWaiting, kind.Key, unit.Key, unit.Min(static row => row.FoundAt),
                    WatchWords.DecisionsWaiting(kind.Key, unit.Count()))
                {
                    IsAlarm = false,
                };
            }
        }
    }
}
