using Disbursement.Core.Periods;

namespace Disbursement.Core.Units;

/// <summary>A statement that the people of one unit belong to another since a month.</summary>
/// <param name="From">The code of the unit that was, valid in the month before <paramref name="Since"/>.</param>
/// <param name="To">The code of the unit that is, valid in <paramref name="Since"/>; may be the same code.</param>
/// <param name="Since">The first month of the new unit.</param>
/// <param name="IsWhole">Whether all of the old unit went there; otherwise only a part of it did.</param>
/// <param name="Source">The act that says so.</param>
public sealed record UnitLink(string From, string To, Period Since, bool IsWhole, string Source);
