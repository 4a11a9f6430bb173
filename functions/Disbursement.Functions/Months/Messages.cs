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
/// <param name="Version">First 12 hexadecimal digits of the file's SHA-256.</param>
/// <param name="Chunks">Chunks in the ledger.</param>
/// <param name="Rows">Accepted rows.</param>
/// <param name="DueDong">Money of the accepted rows, in đồng.</param>
public sealed record FrozenList(string Unit, string List, string Version, int Chunks, int Rows, long DueDong);

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
public sealed record FrozenMonth(string State, string[] Units, FrozenList[] Lists, int RoundsMax)
{
    /// <summary>The work of each unit in a round.</summary>
    public IReadOnlyList<UnitWork> WorkOf(MonthRef month, int round) =>
    [
        .. Units.Select(unit => new UnitWork(
            month, round, unit, [.. Lists.Where(list => list.Unit == unit)])),
    ];
}

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
