using Disbursement.Core.Holds;
using Disbursement.Core.Settlement;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Close;

/// <summary>One reason why money of an earlier month that was never sent still waits.</summary>
/// <param name="Carry">The money.</param>
/// <param name="Kind">Why.</param>
/// <param name="Question">What the last month that asked about it asked; null when none did.</param>
internal sealed record OwedHold(CarryOver Carry, HoldKind Kind, ExceptionEntity? Question);
