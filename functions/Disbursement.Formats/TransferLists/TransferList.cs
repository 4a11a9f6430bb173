using Disbursement.Core.Identity;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;

namespace Disbursement.Formats.TransferLists;

/// <summary>One payment of a transfer list as its reader sees it.</summary>
/// <param name="Id">The payment.</param>
/// <param name="Amount">The amount.</param>
/// <param name="Account">The payee's account.</param>
/// <param name="PayeeName">The account owner's name in the bank's letters; personal data.</param>
public sealed record TransferLine(EndToEndId Id, Vnd Amount, AccountNumber Account, string PayeeName)
{
    /// <summary>The payment only.</summary>
    public override string ToString() => $"TransferLine {Id}";
}

/// <summary>A transfer list as read back.</summary>
/// <param name="Total">Count and sum of its lines, recomputed.</param>
/// <param name="Lines">The lines, in order.</param>
public sealed record TransferList(Tally Total, IReadOnlyList<TransferLine> Lines);
