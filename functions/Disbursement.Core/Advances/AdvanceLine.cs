using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Programmes;

namespace Disbursement.Core.Advances;

/// <summary>
/// What became of the money that one provider was given for one unit from one budget source in a month, over all
/// rounds: advanced = paid + returned + open, and returned = carried + refund, in count and money.
/// </summary>
/// <remarks>
/// <para>
/// Money counts by attempt, as it was handed over: what failed in one round and was sent again in the next was advanced
/// twice, and the first sum lies with the first provider.
/// </para>
/// <para>
/// Money returned whose person is still owed stays with the provider and is netted in the next month's transfer (ND
/// 20/2021 Art. 34(4), TT 44/2022/TT-BTC Art. 8(3)). Money returned for which a later attempt of the same month was
/// advanced is owed to nobody any more and is due back.
/// </para>
/// </remarks>
/// <param name="Unit">Code of the unit that made the list; empty where units are added up.</param>
/// <param name="Source">The budget source; <see langword="null"/> where sources are added up.</param>
/// <param name="Provider">The provider's code; empty where providers are added up.</param>
/// <param name="Advanced">Attempts in released files.</param>
/// <param name="Paid">Attempts that say paid.</param>
/// <param name="Returned">Attempts proven not to have reached the payee: rejected, returned, unclaimed.</param>
/// <param name="Open">Attempts without a final answer: the provider still has to account for them.</param>
/// <param name="Carried">Of the returned, those that nothing was sent for since: netted in the next transfer.</param>
/// <param name="Refund">Of the returned, those that a later attempt of the month stands for: due back.</param>
/// <param name="Fee">The contract's fee on what was paid, in whole đồng; <see langword="null"/> when no contract with
/// the provider covers the month.</param>
public sealed record AdvanceLine(
    string Unit,
    ProgrammeGroup? Source,
    string Provider,
    Tally Advanced,
    Tally Paid,
    Tally Returned,
    Tally Open,
    Tally Carried,
    Tally Refund,
    Vnd? Fee)
{
    /// <summary>The day the oldest money without an answer was handed over; none when everything is answered.</summary>
    public DateOnly? OpenSince { get; init; }

    /// <summary>Whether officers of a commune pay it out at home; false where providers are added up.</summary>
    public bool IsOfficer { get; init; }

    /// <summary>Whether both equations hold, in count and in money, to the đồng.</summary>
    public bool Holds => Advanced == Paid + Returned + Open && Returned == Carried + Refund;

    /// <summary>What the provider has in hand: all that was advanced and is not paid.</summary>
    public Tally InHand => Returned + Open;

    /// <summary>Stops everything when the line does not add up.</summary>
    /// <exception cref="ControlTotalException">Count or money differs. Never retried.</exception>
    public void ThrowIfBroken()
    {
        string name = $"{Unit}/{Source?.ToListCode()}/{Provider}";
        ControlTotalException.ThrowIfDifferent(
            $"advanced = paid, returned and open of {name}", Advanced, Paid + Returned + Open);
        ControlTotalException.ThrowIfDifferent(
            $"returned = carried and refund of {name}", Returned, Carried + Refund);
    }

    /// <summary>Many lines as one; its fee is unknown when that of one line is.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="unit">Their unit, or empty.</param>
    /// <param name="source">Their source, or none.</param>
    /// <param name="provider">Their provider, or empty.</param>
    public static AdvanceLine Sum(
        IEnumerable<AdvanceLine> lines, string unit = "", ProgrammeGroup? source = null, string provider = "") =>
        lines.Aggregate(
            new AdvanceLine(
                unit, source, provider, default, default, default, default, default, default, Vnd.Zero),
            static (sum, line) => sum with
            {
                Advanced = sum.Advanced + line.Advanced,
                Paid = sum.Paid + line.Paid,
                Returned = sum.Returned + line.Returned,
                Open = sum.Open + line.Open,
                Carried = sum.Carried + line.Carried,
                Refund = sum.Refund + line.Refund,
                OpenSince = Earlier(sum.OpenSince, line.OpenSince),
                IsOfficer = sum.Provider.Length > 0 && line.IsOfficer,
                Fee = sum.Fee is { } left && line.Fee is { } right ? left + right : null,
            });

    /// <summary>The earlier of two days; none is later than any.</summary>
    internal static DateOnly? Earlier(DateOnly? left, DateOnly? right) =>
        left is { } a && right is { } b ? (a < b ? a : b) : left ?? right;
}
