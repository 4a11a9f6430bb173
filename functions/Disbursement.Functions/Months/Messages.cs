using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Months;

/// <summary>How far a round is, as its custom status.</summary>
/// <param name="Stage">For example <c>verify</c>.</param>
/// <param name="Done">Pieces of work done.</param>
/// <param name="Total">Pieces of work in all.</param>
public sealed record RoundProgress(string Stage, int Done, int Total);

/// <summary>One list of a frozen month.</summary>
/// <param name="Unit">Code of the unit that made it.</param>
/// <param name="List"><c>btxh</c>, <c>ncc</c> or <c>khac</c>.</param>
/// <param name="Version">As <see cref="VersionOf"/> names it.</param>
/// <param name="Chunks">Chunks in the ledger.</param>
/// <param name="Rows">Accepted rows.</param>
/// <param name="DueDong">Money of the accepted rows, in đồng.</param>
/// <param name="Round">The round that pays it first: 1 for a list frozen at close, from 2 for a supplement.</param>
/// <param name="Part">Which of the supplements of its list that the round pays, from 1 in the order they were taken.</param>
public sealed record FrozenList(
    string Unit, string List, string Version, int Chunks, int Rows, long DueDong, int Round = 1, int Part = 1)
{
    /// <summary>A slot's current version.</summary>
    public static FrozenList Of(SlotEntity slot)
    {
        ArgumentNullException.ThrowIfNull(slot);
        return new FrozenList(
            slot.Unit,
            slot.List,
            VersionOf(slot.Sha256, slot.Round, slot.Part),
            slot.Chunks,
            slot.RowsAccepted,
            slot.DueDong,
            slot.Round,
            slot.Part);
    }

    /// <summary>
    /// Names the rows of a list in the ledger: first 12 hexadecimal digits of the file's SHA-256. Of a supplement only
    /// some rows are taken, and which depends on the round and on the supplements taken for it before.
    /// </summary>
    public static string VersionOf(string sha256, int round, int part = 1)
    {
        ArgumentNullException.ThrowIfNull(sha256);
        return sha256[..12] + LedgerPaths.SuffixOf(round, part);
    }
}

/// <summary>A unit's work in a month.</summary>
/// <param name="Month">The month.</param>
/// <param name="Round">Round number, from 1.</param>
/// <param name="Unit">Code of the unit.</param>
/// <param name="Lists">Its lists; empty when only carried payments are due.</param>
/// <param name="Proposal">The proposal it is worked for, from 1; 0 when it is worked for none.</param>
public sealed record UnitWork(MonthRef Month, int Round, string Unit, FrozenList[] Lists, int Proposal = 0);

/// <summary>What was frozen when intake closed.</summary>
/// <param name="State">The month's state now; a finished month changes nothing.</param>
/// <param name="Units">Codes of the units with work, in order.</param>
/// <param name="Lists">Their lists, in order.</param>
/// <param name="RoundsMax">How many rounds the month may have.</param>
/// <param name="TakesSupplements">Whether lists that come after close are paid in a later round. False in the history
/// of a month that was closed before there were supplements: it goes on as it began.</param>
/// <param name="SupplementsUntil">The first moment that is too late for such a list; null when only the rounds bound
/// that, and in the history of a month that was closed before there was such a day.</param>
public sealed record FrozenMonth(
    string State,
    string[] Units,
    FrozenList[] Lists,
    int RoundsMax,
    bool TakesSupplements = false,
    DateTimeOffset? SupplementsUntil = null)
{
    /// <summary>The work of each unit in a round.</summary>
    public IReadOnlyList<UnitWork> WorkOf(MonthRef month, int round) =>
    [
        .. Units.Select(unit => new UnitWork(
            month, round, unit, [.. Lists.Where(list => list.Unit == unit)])),
    ];

    /// <summary>The work of each unit whose supplements a round pays first, these lists alone.</summary>
    public IReadOnlyList<UnitWork> SupplementsOf(MonthRef month, int round) =>
    [
        .. Lists.Where(list => list.Round == round)
            .GroupBy(static list => list.Unit, StringComparer.Ordinal)
            .OrderBy(static unit => unit.Key, StringComparer.Ordinal)
            .Select(unit => new UnitWork(month, round, unit.Key, [.. unit])),
    ];

    /// <summary>The month with the supplements of its next round.</summary>
    public FrozenMonth With(FrozenList[] supplements) => this with
    {
        Units =
        [
            .. Units.Union(supplements.Select(static list => list.Unit), StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ],
        Lists = [.. Lists, .. supplements],
    };
}

/// <summary>Asks for the supplements of a round to be frozen.</summary>
/// <param name="Month">The month.</param>
/// <param name="Round">The round to come, from 2.</param>
/// <param name="IsNeeded">Whether there is a round anyway; if not and there are none, the month takes no more.</param>
public sealed record SupplementsToFreeze(MonthRef Month, int Round, bool IsNeeded);

/// <summary>What a round is asked to do.</summary>
/// <param name="Month">The month.</param>
/// <param name="Round">Round number, from 1.</param>
/// <param name="Frozen">What was frozen.</param>
public sealed record RoundRequest(MonthRef Month, int Round, FrozenMonth Frozen);

/// <summary>How a round ended.</summary>
/// <param name="State">Settled or Stopped.</param>
/// <param name="FallBacks">Proven failures that the next round can pay.</param>
/// <param name="Because">Why it stopped; empty otherwise.</param>
public sealed record RoundOutcome(string State, int FallBacks, string Because);

/// <summary>How a month ended.</summary>
/// <param name="State">Settled or Stopped.</param>
/// <param name="Because">Why it stopped; empty otherwise.</param>
public sealed record MonthOutcome(string State, string Because);

/// <summary>Why a month or a round stops.</summary>
/// <param name="Month">The month.</param>
/// <param name="Round">The round; 0 for the month itself.</param>
/// <param name="Because">Both sides of the sum that does not hold, or the failure.</param>
/// <param name="Code">Which entry of the runbook it is.</param>
/// <param name="Activity">What failed; empty when unknown.</param>
public sealed record StopRequest(
    MonthRef Month, int Round, string Because, StopCode Code = StopCode.WorkFailed, string Activity = "");

/// <summary>A round of a month.</summary>
/// <param name="Month">The month.</param>
/// <param name="Round">Round number, from 1.</param>
public sealed record RoundRef(MonthRef Month, int Round);
