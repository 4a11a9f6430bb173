namespace Disbursement.Core.Payments;

/// <summary>The order of payments inside a file: commune, entitlement, month, attempt, all ordinal.</summary>
/// <remarks>Commune first, so that a paper list can be torn where a commune ends.</remarks>
public sealed class PaymentOrder : IComparer<PaymentEntry>
{
    private PaymentOrder()
    {
    }

    /// <summary>The one order.</summary>
    public static PaymentOrder Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare(PaymentEntry? x, PaymentEntry? y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        int order = string.CompareOrdinal(x.CommuneCode, y.CommuneCode);
        order = order != 0 ? order : x.Key.CompareTo(y.Key);
        order = order != 0 ? order : x.Period.CompareTo(y.Period);
        return order != 0 ? order : x.Attempt.CompareTo(y.Attempt);
    }
}
