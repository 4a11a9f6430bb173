namespace Disbursement.Formats.Pain001;

/// <summary>The names of pain.001.001.09 that writer and reader share.</summary>
public static class Pain001V09
{
    /// <summary>The message's name, as pain.002 repeats it.</summary>
    public const string MessageName = "pain.001.001.09";

    /// <summary>The XML namespace.</summary>
    public const string Namespace = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";

    /// <summary>The element that holds the message.</summary>
    internal const string Root = "CstmrCdtTrfInitn";

    /// <summary>ISO 20022's word for a name nobody has.</summary>
    internal const string NotProvided = "NOTPROVIDED";
}
