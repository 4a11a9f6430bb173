using Disbursement.Core.Settlement;
using Disbursement.Formats.Pain001;

namespace Disbursement.Formats.Pain002;

/// <summary>A version of pain.002, and all in which it parts from the others (DOMAIN 6.1).</summary>
/// <param name="MessageName">The message's name.</param>
/// <param name="Answers">The version of pain.001 that it goes with.</param>
/// <param name="HasOpenStatuses">Whether statuses are an external code set; otherwise a closed list.</param>
public sealed record Pain002Version(string MessageName, Pain001Version Answers, bool HasOpenStatuses)
{
    /// <summary>The element that holds the message, in every version.</summary>
    internal const string Root = "CstmrPmtStsRpt";

    private const string NamespaceStart = "urn:iso:std:iso:20022:tech:xsd:";

    /// <summary>pain.002.001.03: its statuses are a closed list.</summary>
    public static Pain002Version V03 { get; } = new("pain.002.001.03", Pain001Version.V03, HasOpenStatuses: false);

    /// <summary>pain.002.001.10.</summary>
    public static Pain002Version V10 { get; } = new("pain.002.001.10", Pain001Version.V09, HasOpenStatuses: true);

    /// <summary>Every version that is read.</summary>
    public static IReadOnlyList<Pain002Version> All { get; } = [V03, V10];

    /// <summary>The XML namespace.</summary>
    public string Namespace => NamespaceStart + MessageName;

    /// <summary>A result in the words of the version.</summary>
    /// <remarks>
    /// The closed list of version 03 has neither <c>ACCC</c> nor <c>BLCK</c>: paid is <c>ACSC</c> there, and what the
    /// provider cannot say is a refusal with <see cref="ReasonCatalogue.NoAnswer"/>, which proves nothing.
    /// </remarks>
    public Pain002Status StatusOf(PaymentResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        string mark = result.Status switch
        {
            ResultStatus.Returned => IsoStatus.ReturnedMark,
            ResultStatus.Unclaimed => IsoStatus.UnclaimedMark,
            _ => "",
        };
        (string status, string reason) = result.Status switch
        {
            ResultStatus.Paid => (HasOpenStatuses ? "ACCC" : "ACSC", result.Reason),
            ResultStatus.Unknown when HasOpenStatuses => ("BLCK", result.Reason),
            ResultStatus.Unknown => ("RJCT", ReasonCatalogue.NoAnswer),
            _ => ("RJCT", result.Reason),
        };
        return new Pain002Status(result.Id, status, reason, result.Amount, result.At, mark);
    }

    /// <summary>Prints the message's name.</summary>
    public override string ToString() => MessageName;
}
