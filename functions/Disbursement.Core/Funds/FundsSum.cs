using Disbursement.Core.Money;
using Disbursement.Core.Programmes;

namespace Disbursement.Core.Funds;

/// <summary>Money of one unit from one budget source.</summary>
/// <param name="Unit">The unit that made the list, or the province.</param>
/// <param name="Source">The budget source.</param>
/// <param name="Sum">The money.</param>
public sealed record FundsSum(string Unit, ProgrammeGroup Source, Vnd Sum);
