namespace Disbursement.Core.Settlement;

/// <summary>What a provider says about one payment. Stored by name; append only.</summary>
public enum ResultStatus
{
    /// <summary>The money arrived, or was handed over against a signature.</summary>
    Paid,

    /// <summary>Refused before it was paid.</summary>
    Rejected,

    /// <summary>Came back after it was paid.</summary>
    Returned,

    /// <summary>Cash that nobody collected.</summary>
    Unclaimed,

    /// <summary>The provider cannot say.</summary>
    Unknown,
}

/// <summary>The words of ISO 20022 in ours.</summary>
public static class IsoStatus
{
    /// <summary>Our convention for a return inside pain.002: <c>RJCT</c> with this proprietary reason first.</summary>
    public const string ReturnedMark = "RTRN";

    /// <summary>
    /// Our convention for uncollected money inside pain.002: <c>RJCT</c> with this proprietary reason first.
    /// </summary>
    public const string UnclaimedMark = "UNCL";

    /// <summary>
    /// What an ExternalPaymentTransactionStatus1Code means for the payee; <see langword="null"/> for a status on the
    /// way (<c>ACTC</c>, <c>ACSP</c>, <c>PDNG</c>, …) or one that is not known, which are no results yet.
    /// </summary>
    /// <param name="status">The four-letter status.</param>
    /// <param name="reasons">The reason codes beside it, in the order of the message.</param>
    public static ResultStatus? ToResult(string status, IReadOnlyList<string> reasons) => status switch
    {
        // ACCC: credited to the creditor's account; ACSC: settled on the debtor's account; CPUC: cash picked up.
        "ACCC" or "ACSC" or "CPUC" => ResultStatus.Paid,
        "RJCT" or "CANC" => OfRejection(status, reasons),
        // Blocked: neither posted nor sent back (ISO 20022 external code set).
        "BLCK" => ResultStatus.Unknown,
        _ => null,
    };

    /// <summary>Whether a status says that the payment is on its way, without a result yet.</summary>
    public static bool IsOnTheWay(string status) => status is
        "ACCP" or "ACFC" or "ACIS" or "ACPD" or "ACSP" or "ACTC" or "ACWC" or "ACWP" or "PATC" or "PDNG" or "PART"
        or "PRES" or "RCVD";

    /// <summary>The reason to keep: the first that is not one of our marks; empty when there is none.</summary>
    public static string ReasonOf(IReadOnlyList<string> reasons) =>
        reasons.FirstOrDefault(reason => reason is not (ReturnedMark or UnclaimedMark)) ?? "";

    private static ResultStatus OfRejection(string status, IReadOnlyList<string> reasons)
    {
        if (reasons.Contains(ReturnedMark))
        {
            return ResultStatus.Returned;
        }

        if (reasons.Contains(UnclaimedMark))
        {
            return ResultStatus.Unclaimed;
        }

        string reason = ReasonOf(reasons);
        bool proven = status == "CANC" || ReasonCatalogue.Find(reason).ProvenFailure;
        return proven ? ResultStatus.Rejected : ResultStatus.Unknown;
    }
}
