using Disbursement.Core.Entitlements;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Routing;
using Disbursement.Core.Verification;

namespace Disbursement.Functions.Routing;

/// <summary>The rows that one run routes, and how the payment of each is made.</summary>
internal sealed class RoutedRows
{
    private readonly List<RoutedRow> _rows = [];
    private readonly Dictionary<(EntitlementKey Key, int Attempt), List<Func<Route, PaymentEntry>>> _makers = [];

    /// <summary>The rows as this run routed them.</summary>
    public IReadOnlyList<RoutedRow> Rows => _rows;

    /// <summary>Adds a row.</summary>
    /// <param name="key">The entitlement.</param>
    /// <param name="due">What is due.</param>
    /// <param name="finding">What verification found.</param>
    /// <param name="route">Where it goes and why.</param>
    /// <param name="attempt">1 for the first attempt.</param>
    /// <param name="pay">Makes its payment by a way.</param>
    public void Add(
        EntitlementKey key,
        Vnd due,
        VerificationFinding finding,
        Route route,
        int attempt,
        Func<Route, PaymentEntry> pay)
    {
        if (!_makers.TryGetValue((key, attempt), out List<Func<Route, PaymentEntry>>? makers))
        {
            _makers[(key, attempt)] = makers = [];
        }

        makers.Add(pay);
        _rows.Add(new RoutedRow(key, due, finding, route, attempt, route.IsHeld ? null : pay(route).Id));
    }

    /// <summary>The payments of the rows as they stand, which another run may have routed.</summary>
    /// <exception cref="IOException">A row is not known here: something came in between the two runs.</exception>
    public IReadOnlyList<PaymentEntry> PaymentsOf(IReadOnlyList<RoutedRow> standing)
    {
        var payments = new List<PaymentEntry>();
        foreach (RoutedRow row in standing.Where(static row => row.Payment is not null))
        {
            // An entitlement may stand here for several months: the payment's id tells which.
            PaymentEntry? entry = _makers.GetValueOrDefault((row.Key, row.Attempt), [])
                .Select(make => make(row.Route))
                .FirstOrDefault(made => made.Id == row.Payment);
            payments.Add(entry
                ?? throw new IOException($"The payment {row.Payment} was routed by another run that knew more."));
        }

        return payments;
    }
}
