using Disbursement.Core.Payments;
using Disbursement.Core.Periods;

namespace Disbursement.Formats.PayoutLists;

/// <summary>What a payout list says once.</summary>
public sealed record PayoutListHeader
{
    /// <summary>The file's id.</summary>
    public required FileId Id { get; init; }

    /// <summary>How many files the family has.</summary>
    public required int Of { get; init; }

    /// <summary>The month.</summary>
    public required Period Period { get; init; }

    /// <summary>The unit that made the list, by name.</summary>
    public required string UnitName { get; init; }

    /// <summary>Who pays out, by name.</summary>
    public required string ProviderName { get; init; }

    /// <summary>The proposal's recorded time; never the clock's.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>One line of a payout list as its reader sees it.</summary>
/// <param name="Id">The payment.</param>
/// <param name="Amount">The amount.</param>
/// <param name="CommuneCode">The beneficiary's commune.</param>
/// <param name="PayeeName">Who signs; personal data.</param>
/// <param name="PayeeId">The citizen id of who signs, or the key of a payee who has none; personal data.</param>
public sealed record PayoutLine(
    EndToEndId Id, Core.Money.Vnd Amount, string CommuneCode, string PayeeName, string PayeeId)
{
    /// <summary>The payment only.</summary>
    public override string ToString() => $"PayoutLine {Id}";
}

/// <summary>A payout list as read back, with its totals recomputed.</summary>
/// <param name="Id">The file's id.</param>
/// <param name="Total">Count and sum of its lines, recomputed.</param>
/// <param name="Lines">The lines, in order.</param>
public sealed record PayoutList(FileId Id, Tally Total, IReadOnlyList<PayoutLine> Lines);
