namespace Disbursement.Core.Tripwires;

/// <summary>How large a later round is beside the month whose lists were taken before it.</summary>
/// <param name="Payments">Payments of the round: supplements, what is tried again, what people let go.</param>
/// <param name="SumDong">Their money, in đồng.</param>
/// <param name="MonthRows">Entitlements of the lists of the rounds before.</param>
/// <param name="MonthDong">Their money, in đồng.</param>
public sealed record RoundSize(long Payments, long SumDong, long MonthRows, long MonthDong);
