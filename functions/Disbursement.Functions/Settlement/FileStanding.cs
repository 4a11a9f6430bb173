using Disbursement.Core.Payments;
using Disbursement.Core.Settlement;

namespace Disbursement.Functions.Settlement;

/// <summary>Count and money of a payment file by how its payments stand.</summary>
/// <param name="Paid">Paid.</param>
/// <param name="Failed">Proven not to have reached the payee: rejected, returned, unclaimed.</param>
/// <param name="Open">Without a final answer.</param>
public sealed record FileTotals(Tally Paid, Tally Failed, Tally Open)
{
    /// <summary>No payments.</summary>
    public static readonly FileTotals None = new(Tally.None, Tally.None, Tally.None);

    /// <summary>All payments.</summary>
    public Tally All => Paid + Failed + Open;

    /// <summary>Adds two files.</summary>
    public static FileTotals operator +(FileTotals left, FileTotals right) =>
        new(left.Paid + right.Paid, left.Failed + right.Failed, left.Open + right.Open);

    /// <summary>These totals and one more payment.</summary>
    public FileTotals With(PaymentStanding standing) => standing.State switch
    {
        PaymentState.Paid => this with { Paid = Paid.With(standing.Amount) },
        _ when PaymentTransitions.IsFinal(standing.State) => this with { Failed = Failed.With(standing.Amount) },
        _ => this with { Open = Open.With(standing.Amount) },
    };
}

/// <summary>All payments of one file after a number of result parts.</summary>
internal sealed class FileStanding
{
    /// <summary>How many parts were folded; the next one has this number plus one.</summary>
    public int Number { get; set; }

    /// <summary>Whether the last part is the seal: nothing is applied any more.</summary>
    public bool IsSealed { get; set; }

    /// <summary>The payments in file order.</summary>
    public required IReadOnlyList<PaymentEntry> Entries { get; init; }

    /// <summary>Where each stands.</summary>
    public required Dictionary<EndToEndId, PaymentStanding> Payments { get; init; }

    /// <summary>A released file before its first result.</summary>
    public static FileStanding Of(IReadOnlyList<PaymentEntry> entries) => new()
    {
        Entries = entries,
        Payments = entries.ToDictionary(
            static entry => entry.Id, static entry => PaymentStanding.SentOut(entry.Id, entry.Amount)),
    };

    /// <summary>Counts the payments.</summary>
    public FileTotals Totals() =>
        Payments.Values.Aggregate(FileTotals.None, static (sum, standing) => sum.With(standing));
}
