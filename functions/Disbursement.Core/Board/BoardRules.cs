using Disbursement.Core.Periods;
using Disbursement.Core.Units;

namespace Disbursement.Core.Board;

/// <summary>
/// Decides which lists are expected and how each stands. A unit that makes lists owes those that it, or the units it
/// took over from, sent the month before; where that is not known it owes a list, whichever.
/// </summary>
public static class BoardRules
{
    private static readonly string[] Order = ["btxh", "ncc", "khac"];

    /// <summary>Builds the board as it stands at a moment.</summary>
    public static MonthBoard Build(BoardFacts facts, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(facts);
        IReadOnlyList<string> makers = facts.Makers;
        var lines = new List<BoardLine>();
        var withoutMap = new List<string>();
        foreach (string unit in makers
            .Union(facts.Sent.Concat(facts.AfterClose).Select(static list => list.Unit), StringComparer.Ordinal)
            .Order(StringComparer.Ordinal))
        {
            SentList[] before = [];
            SentList[] yearBefore = [];
            bool isMapped = facts.Before.Count == 0
                || TryMap(facts, unit, facts.Period.Previous, facts.Before, out before);
            _ = facts.YearBefore.Count == 0
                || TryMap(facts, unit, YearBefore(facts.Period), facts.YearBefore, out yearBefore);
            lines.AddRange(LinesOf(facts, now, unit, makers.Contains(unit), before, yearBefore));
            if (!isMapped)
            {
                withoutMap.Add(unit);
            }
        }

        return new MonthBoard(facts.Province, facts.Period, facts.Deadline, facts.ClosedAt, lines, withoutMap);
    }

    private static IEnumerable<BoardLine> LinesOf(
        BoardFacts facts, DateTimeOffset now, string unit, bool isMaker, SentList[] before, SentList[] yearBefore)
    {
        SentList[] sent = [.. facts.Sent.Where(list => list.Unit == unit)];
        SentList[] later = [.. facts.AfterClose.Where(list => list.Unit == unit)];
        string[] owed = [.. before.Select(static list => list.List)];
        string[] lists =
        [
            .. owed.Concat(sent.Select(static list => list.List)).Concat(later.Select(static list => list.List))
                .Distinct(StringComparer.Ordinal)
                .OrderBy(static list => Array.IndexOf(Order, list))
                .ThenBy(static list => list, StringComparer.Ordinal),
        ];
        if (isMaker && lists.Length == 0)
        {
            lists = [""];
        }

        foreach (string list in lists)
        {
            SentList? current = Array.Find(sent, one => one.List == list);
            DateTimeOffset? laterAt = Array.Find(later, one => one.List == list)?.ArrivedAt;
            yield return new BoardLine(
                unit,
                list,
                StandingOf(facts, now, current, laterAt),
                // Without a month before any list will do, so what came is what was expected.
                isMaker && (owed.Length == 0 || owed.Contains(list)),
                current,
                laterAt,
                Array.Find(before, one => one.List == list),
                Array.Find(yearBefore, one => one.List == list));
        }
    }

    private static BoardStanding StandingOf(
        BoardFacts facts, DateTimeOffset now, SentList? current, DateTimeOffset? laterAt) => current switch
        {
            not null => current.ArrivedAt > facts.Deadline ? BoardStanding.SentLate : BoardStanding.Sent,
            null when laterAt is not null => BoardStanding.AfterClose,
            null when facts.ClosedAt is not null => BoardStanding.ClosedWithout,
            _ => now > facts.Deadline ? BoardStanding.Overdue : BoardStanding.Waiting,
        };

    /// <summary>The lists of an earlier month that stand for a unit now, one for each kind.</summary>
    private static bool TryMap(
        BoardFacts facts, string unit, Period then, IReadOnlyList<SentList> lists, out SentList[] mapped)
    {
        UnitMapping mapping = facts.Succession.Predecessors(unit, facts.Period, then);
        // A unit that the register does not know can only be itself.
        bool isKnown = facts.Makers.Contains(unit);
        string[] units = mapping.IsComparable ? [.. mapping.Units] : isKnown ? [] : [unit];
        mapped =
        [
            .. lists.Where(list => units.Contains(list.Unit))
                .GroupBy(static list => list.List, StringComparer.Ordinal)
                .Select(kind => new SentList(
                    unit,
                    kind.Key,
                    kind.Max(static list => list.ArrivedAt),
                    kind.Sum(static list => list.RowsSent),
                    kind.Sum(static list => list.RowsRefused))),
        ];
        return units.Length > 0;
    }

    private static Period YearBefore(Period period) =>
        period.Year > 2000 ? new Period(period.Year - 1, period.Month) : period;
}
