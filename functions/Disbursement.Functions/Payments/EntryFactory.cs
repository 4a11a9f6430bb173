using Disbursement.Core.Entitlements;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Periods;
using Disbursement.Core.Programmes;
using Disbursement.Core.Routing;
using Disbursement.Functions.Routing;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Payments;

/// <summary>Makes the payment of a routed row: a frozen copy of what the provider must know, and no more.</summary>
/// <param name="identifiers">Makes EndToEndId and UETR.</param>
public sealed class EntryFactory(Identifiers identifiers)
{
    /// <summary>The first attempt to pay a row of the month.</summary>
    public PaymentEntry Create(
        MonthRef month, string unit, ProgrammeGroup group, EntitlementRow row, Route route) =>
        Create(month, unit, group, row, route, month.ToPeriod(), row.Due, attempt: 1, previous: null);

    /// <summary>The next attempt after one that is proven to have failed.</summary>
    public PaymentEntry Again(
        MonthRef month, string unit, ProgrammeGroup group, ProvenFailure failure, Route route) =>
        Create(
            month, unit, group, failure.Row, route, failure.Period, failure.Amount, failure.Attempt, failure.Previous);

    private PaymentEntry Create(
        MonthRef month,
        string unit,
        ProgrammeGroup group,
        EntitlementRow row,
        Route route,
        Period period,
        Vnd amount,
        int attempt,
        EndToEndId? previous)
    {
        (EndToEndId id, string uetr) = identifiers.PaymentOf(month.Province, period, row.Key, attempt);
        bool toAccount = route.Channel.IsAccount() || route.Channel == ChannelKind.Focal;
        return new PaymentEntry
        {
            Id = id,
            Uetr = uetr,
            Period = period,
            Key = row.Key,
            Attempt = attempt,
            Previous = previous,
            Unit = unit,
            Group = group,
            Channel = route.Channel,
            Provider = route.Provider,
            Amount = amount,
            PayeeName = row.PayeeName,
            PayeeId = row.PayeeId,
            BeneficiaryName = row.FullName,
            Receiver = row.Receiver,
            Authorisation = row.Authorisation,
            Institution = toAccount ? row.Institution : null,
            Account = toAccount ? row.Account : null,
            CommuneCode = row.CommuneCode,
            BirthYear = row.Birth?.Year,
        };
    }
}
