using Disbursement.Core.Money;

namespace Disbursement.Core.Approval;

/// <summary>How many different people must sign a proposal of so much money.</summary>
/// <param name="TwoAbove">Above this amount two people sign; none: one person signs for any amount.</param>
/// <param name="ThreeAbove">Above this amount three people sign; none: never more than two.</param>
public sealed record ApprovalLevels(Vnd? TwoAbove, Vnd? ThreeAbove)
{
    /// <summary>The most signatures a proposal can need.</summary>
    public const int SignaturesMax = 3;

    /// <summary>Signatures for an amount, 1 to 3; an amount exactly at a level is still below it.</summary>
    public int For(Vnd sum)
    {
        if (ThreeAbove is { } three && sum.CompareTo(three) > 0)
        {
            return SignaturesMax;
        }

        return TwoAbove is { } two && sum.CompareTo(two) > 0 ? 2 : 1;
    }

    /// <summary>Signatures for an amount when something about the month needs a second pair of eyes.</summary>
    /// <param name="sum">What is proposed.</param>
    /// <param name="isHeld">Whether a tripwire was touched: then one person alone never suffices.</param>
    public int For(Vnd sum, bool isHeld) => Math.Max(For(sum), isHeld ? 2 : 1);
}
