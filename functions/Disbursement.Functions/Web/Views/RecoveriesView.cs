using Disbursement.Core.Programmes;
using Disbursement.Formats.Reports;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Web.Views;

/// <summary>What a month found to be paid too much. Personal data.</summary>
/// <param name="OpenCount">Payments not recovered yet.</param>
/// <param name="OpenDong">Their money, in đồng.</param>
/// <param name="Payments">All of them, by unit, person and month.</param>
public sealed record RecoveriesView(int OpenCount, long OpenDong, IReadOnlyList<RecoveryView> Payments)
{
    /// <summary>The view of a list.</summary>
    internal static RecoveriesView Of(IReadOnlyList<RecoveryLine> lines)
    {
        RecoveryLine[] open = [.. lines.Where(static line => line.Standing == RecoveryStanding.Open)];
        return new RecoveriesView(
            open.Length, open.Sum(static line => line.Overpaid.Amount.Dong), [.. lines.Select(RecoveryView.Of)]);
    }
}

/// <summary>One payment to recover.</summary>
/// <param name="Exception">Id of the question, which the decision names.</param>
/// <param name="Payment">EndToEndId.</param>
/// <param name="Unit">Code of the unit.</param>
/// <param name="List"><c>btxh</c>, <c>ncc</c> or <c>khac</c>.</param>
/// <param name="CitizenId">The beneficiary's number.</param>
/// <param name="FullName">Their name.</param>
/// <param name="Period">The month the money is for.</param>
/// <param name="PaidIn">The month that paid it.</param>
/// <param name="AmountDong">Money, in đồng.</param>
/// <param name="IsPaid">Whether a provider said paid; otherwise the outcome is not known.</param>
/// <param name="Event">Code of the event that had stopped it.</param>
/// <param name="EventDate">Its day.</param>
/// <param name="ReportedBy">Code of the unit that reported it.</param>
/// <param name="Standing"><c>Open</c>, <c>Recovered</c> or <c>NotRecovered</c>.</param>
/// <param name="Note">What the person who decided wrote.</param>
public sealed record RecoveryView(
    string Exception,
    string Payment,
    string Unit,
    string List,
    string CitizenId,
    string FullName,
    string Period,
    string PaidIn,
    long AmountDong,
    bool IsPaid,
    string Event,
    DateOnly EventDate,
    string ReportedBy,
    string Standing,
    string Note)
{
    /// <summary>The view of a line.</summary>
    internal static RecoveryView Of(RecoveryLine line) => new(
        ExceptionStore.IdOf(ExceptionKind.Overpaid, line.Overpaid.Payment.ToString()),
        line.Overpaid.Payment.ToString(),
        line.Overpaid.Unit,
        line.Overpaid.Group.ToListCode(),
        line.Overpaid.Key.Person.Reveal(),
        line.Overpaid.BeneficiaryName.Reveal(),
        line.Overpaid.Period.ToString(),
        line.Overpaid.PaidIn.ToString(),
        line.Overpaid.Amount.Dong,
        line.Overpaid.IsPaid,
        line.Overpaid.Event.ToString(),
        line.Overpaid.EventDate,
        line.Overpaid.ReportedBy,
        line.Standing.ToString(),
        line.Note);

    /// <summary>Prints nothing of the person.</summary>
    public override string ToString() => nameof(RecoveryView);
}
