using Disbursement.Core.Money;

namespace Disbursement.Core.Settlement;

/// <summary>What became of a line of an acknowledgement list.</summary>
public enum AcknowledgementOutcome
{
    /// <summary>It is on record.</summary>
    Recorded,

    /// <summary>The same is on record already.</summary>
    SameAgain,

    /// <summary>Something else is on record already, and stands.</summary>
    EarlierStands,

    /// <summary>It names another amount than was paid in.</summary>
    AmountDifferent,

    /// <summary>It says neither that the money was handed over nor, by a reason that is known, why not.</summary>
    SaysNothing,
}

/// <summary>
/// Acknowledgements of money that a bank paid into a commune's focal account and that the focal person hands on against
/// a signature (DOMAIN 4). They are results in the shape of a cash payer's, and change no payment.
/// </summary>
public static class Acknowledgements
{
    /// <summary>The reason beside "received" that tells that an authorised person signed.</summary>
    public const string AuthorisedPerson = "UQ";

    /// <summary>Whether the money was handed over; else there is a reason why not.</summary>
    public static bool IsHandedOver(PaymentResult acknowledgement)
    {
        ArgumentNullException.ThrowIfNull(acknowledgement);
        return acknowledgement.Status == ResultStatus.Paid;
    }

    /// <summary>Decides about a line.</summary>
    /// <param name="earlier">What is on record of the payment; <see langword="null"/> when nothing is.</param>
    /// <param name="line">The line.</param>
    /// <param name="ordered">What was paid in.</param>
    /// <remarks>
    /// The day is not compared: a line without a day has that of its arrival, so that the same list sent twice would
    /// contradict itself.
    /// </remarks>
    public static AcknowledgementOutcome Apply(PaymentResult? earlier, PaymentResult line, Vnd ordered)
    {
        ArgumentNullException.ThrowIfNull(line);
        if (line.Amount != ordered)
        {
            return AcknowledgementOutcome.AmountDifferent;
        }

        if (!SaysSomething(line))
        {
            return AcknowledgementOutcome.SaysNothing;
        }

        return earlier is null || earlier == line ? AcknowledgementOutcome.Recorded
            : IsHandedOver(earlier) == IsHandedOver(line) && earlier.Reason == line.Reason
                ? AcknowledgementOutcome.SameAgain
            : AcknowledgementOutcome.EarlierStands;
    }

    private static bool SaysSomething(PaymentResult line) => line.Status switch
    {
        ResultStatus.Paid => line.Reason is "" or AuthorisedPerson,
        ResultStatus.Unknown => false,
        _ => line.Reason.StartsWith("PO", StringComparison.Ordinal) && ReasonCatalogue.Find(line.Reason).ProvenFailure,
    };
}
