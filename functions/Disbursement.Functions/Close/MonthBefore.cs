using Disbursement.Functions.Months;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Close;

/// <summary>A list of the month before, and the month it stands in: of this province, or of one that went into it.</summary>
/// <param name="Month">The month.</param>
/// <param name="List">The list.</param>
internal sealed record ListBefore(MonthRef Month, FrozenList List);

/// <summary>The lists that a month is compared with.</summary>
/// <param name="IsKnown">Whether the month before was taken in here at all.</param>
/// <param name="Lists">Its lists.</param>
internal sealed record MonthBefore(bool IsKnown, IReadOnlyList<ListBefore> Lists);
