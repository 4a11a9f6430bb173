using System.Diagnostics.CodeAnalysis;

namespace Disbursement.Formats.Pain001;

/// <summary>A version of pain.001, and all in which it parts from the others (DOMAIN 6.1).</summary>
/// <param name="MessageName">The message's name, as contracts, manifests and pain.002 spell it.</param>
/// <param name="HasUetr">Whether <c>PmtId</c> may carry a <c>UETR</c>.</param>
/// <param name="DateIsChoice">Whether the day stands in <c>ReqdExctnDt/Dt</c>, not in its parent.</param>
public sealed record Pain001Version(string MessageName, bool HasUetr, bool DateIsChoice)
{
    /// <summary>The element that holds the message, in every version.</summary>
    internal const string Root = "CstmrCdtTrfInitn";

    private const string NamespaceStart = "urn:iso:std:iso:20022:tech:xsd:";

    /// <summary>pain.001.001.03: what most banks' channels took for fifteen years.</summary>
    public static Pain001Version V03 { get; } = new("pain.001.001.03", HasUetr: false, DateIsChoice: false);

    /// <summary>pain.001.001.09: the version of today, with a UETR.</summary>
    public static Pain001Version V09 { get; } = new("pain.001.001.09", HasUetr: true, DateIsChoice: true);

    /// <summary>Every version that is written and read.</summary>
    public static IReadOnlyList<Pain001Version> All { get; } = [V03, V09];

    /// <summary>The XML namespace.</summary>
    public string Namespace => NamespaceStart + MessageName;

    /// <summary>The path of the day to pay, below the message.</summary>
    internal string DayPath => DateIsChoice ? "PmtInf/ReqdExctnDt/Dt" : "PmtInf/ReqdExctnDt";

    /// <summary>The version of a message name.</summary>
    public static bool TryFind(string messageName, [NotNullWhen(true)] out Pain001Version? version)
    {
        version = All.FirstOrDefault(known => known.MessageName == messageName);
        return version is not null;
    }

    /// <summary>Prints the message's name.</summary>
    public override string ToString() => MessageName;
}
