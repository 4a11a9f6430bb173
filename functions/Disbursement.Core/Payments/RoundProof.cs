using System.Runtime.InteropServices;
using Disbursement.Core.Money;

namespace Disbursement.Core.Payments;

/// <summary>A count of rows and their money.</summary>
/// <param name="Count">Rows.</param>
/// <param name="Sum">Their amounts together.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Tally(long Count, Vnd Sum)
{
    /// <summary>No rows.</summary>
    public static Tally None => default;

    /// <summary>Adds two tallies.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The sum leaves the range of <see cref="Vnd"/>.</exception>
    public static Tally operator +(Tally left, Tally right) => new(left.Count + right.Count, left.Sum + right.Sum);

    /// <summary>This tally and one more row.</summary>
    public Tally With(Vnd amount) => new(Count + 1, Sum + amount);
}

/// <summary>The proof of a round, in count and money: taken in + carried in = in files + held (DESIGN 5.5).</summary>
/// <param name="TakenIn">Accepted rows that entered the round.</param>
/// <param name="CarriedIn">Payments carried over from another round or month.</param>
/// <param name="InFiles">Payments in the round's files, as read back from the files.</param>
/// <param name="Held">Rows a person must decide about.</param>
public sealed record RoundProof(Tally TakenIn, Tally CarriedIn, Tally InFiles, Tally Held)
{
    /// <summary>Whether both sides are equal, in count and in money.</summary>
    public bool Holds => TakenIn + CarriedIn == InFiles + Held;

    /// <summary>Stops everything when the round does not add up.</summary>
    /// <exception cref="ControlTotalException">Count or money differs. Never retried.</exception>
    public void ThrowIfBroken()
    {
        Tally before = TakenIn + CarriedIn;
        Tally after = InFiles + Held;
        ControlTotalException.ThrowIfDifferent("taken and carried in = in files and held", before, after);
    }
}

/// <summary>The proof of a settlement, in count and money: plan = paid + returned + open (DESIGN 5.8).</summary>
/// <param name="Plan">Everything released.</param>
/// <param name="Paid">What the payees have.</param>
/// <param name="Returned">What is proven not to have reached them: rejected, returned, unclaimed, carried over.</param>
/// <param name="Open">What has no final result: sent or unknown.</param>
public sealed record SettlementProof(Tally Plan, Tally Paid, Tally Returned, Tally Open)
{
    /// <summary>Whether both sides are equal, in count and in money.</summary>
    public bool Holds => Plan == Paid + Returned + Open;

    /// <summary>Stops everything when the settlement does not add up.</summary>
    /// <exception cref="ControlTotalException">Count or money differs. Never retried.</exception>
    public void ThrowIfBroken()
    {
        Tally ended = Paid + Returned + Open;
        ControlTotalException.ThrowIfDifferent("released = paid, failed and open", Plan, ended);
    }
}
