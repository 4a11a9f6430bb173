using Disbursement.Core.Identity;
using Disbursement.Core.Payments;
using Disbursement.Core.Programmes;

namespace Disbursement.Core.Advances;

/// <summary>Money in a focal account that nobody has accounted for, by the day it was paid in.</summary>
/// <param name="Since">The day the bank paid it in, in Vietnam.</param>
/// <param name="Outstanding">The payments.</param>
public sealed record FocalAge(DateOnly Since, Tally Outstanding);

/// <summary>
/// The sub-ledger of a commune's focal account for one unit and budget source: advanced = acknowledged + not handed
/// over + outstanding, in count and money.
/// </summary>
/// <param name="Unit">Code of the unit that made the list.</param>
/// <param name="Source">The budget source.</param>
/// <param name="Institution">Where the account is, a BIN.</param>
/// <param name="Account">The account, masked.</param>
/// <param name="Advanced">What the bank paid in.</param>
/// <param name="Acknowledged">Handed over, by signature of the beneficiary or of an authorised person.</param>
/// <param name="NotHandedOver">Not handed over for a reason, or sent back by the bank.</param>
/// <param name="Returned">Of these, what the bank sent back: the month's proof has it as returned.</param>
/// <param name="Outstanding">Not accounted for.</param>
public sealed record FocalLine(
    string Unit,
    ProgrammeGroup Source,
    string Institution,
    string Account,
    Tally Advanced,
    Tally Acknowledged,
    Tally NotHandedOver,
    Tally Returned,
    Tally Outstanding)
{
    /// <summary>The outstanding by the day it was paid in, the oldest first.</summary>
    public IReadOnlyList<FocalAge> Ages { get; init; } = [];

    /// <summary>Whether the line adds up, in count and in money, to the đồng.</summary>
    public bool Holds => Advanced == Acknowledged + NotHandedOver + Outstanding
        && Outstanding == Ages.Aggregate(Tally.None, static (sum, age) => sum + age.Outstanding);

    /// <summary>
    /// The sub-ledgers of payments, by unit, source and account. <see langword="null"/> when no money went to a focal
    /// account, so that documents of months without one say nothing of them.
    /// </summary>
    public static IReadOnlyList<FocalLine>? Of(IEnumerable<FocalPayment> payments)
    {
        // Accounts that look the same when masked are two lines.
        FocalLine[] lines =
        [
            .. payments.GroupBy(static one => (one.Unit, one.Source, one.Institution, one.Account))
                .OrderBy(static group => group.Key.Unit, StringComparer.Ordinal)
                .ThenBy(static group => group.Key.Source)
                .ThenBy(static group => group.Key.Institution, StringComparer.Ordinal)
                .ThenBy(static group => group.Key.Account)
                .Select(static group => LineOf(group.Key, [.. group])),
        ];
        return lines.Length == 0 ? null : lines;
    }

    private static FocalLine LineOf(
        (string Unit, ProgrammeGroup Source, string Institution, AccountNumber Account) key, FocalPayment[] payments) =>
        new(
            key.Unit,
            key.Source,
            key.Institution,
            key.Account.ToString(),
            Sum(payments),
            Sum(payments.Where(static one => one.Fate == FocalFate.Acknowledged)),
            Sum(payments.Where(static one => one.Fate is FocalFate.NotHandedOver or FocalFate.Returned)),
            Sum(payments.Where(static one => one.Fate == FocalFate.Returned)),
            Sum(payments.Where(static one => one.Fate == FocalFate.Outstanding)))
        {
            Ages =
            [
                .. payments.Where(static one => one.Fate == FocalFate.Outstanding)
                    .GroupBy(static one => one.PaidIn)
                    .OrderBy(static day => day.Key)
                    .Select(static day => new FocalAge(day.Key, Sum(day))),
            ],
        };

    private static Tally Sum(IEnumerable<FocalPayment> payments) =>
        payments.Aggregate(Tally.None, static (sum, one) => sum.With(one.Amount));
}
