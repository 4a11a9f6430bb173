namespace Disbursement.Formats.Pain002;

/// <summary>The names of pain.002.001.10 that writer and reader share.</summary>
public static class Pain002V10
{
    /// <summary>The message's name.</summary>
    public const string MessageName = "pain.002.001.10";

    /// <summary>The XML namespace.</summary>
    public const string Namespace = "urn:iso:std:iso:20022:tech:xsd:pain.002.001.10";

    /// <summary>The element that holds the message.</summary>
    internal const string Root = "CstmrPmtStsRpt";
}
