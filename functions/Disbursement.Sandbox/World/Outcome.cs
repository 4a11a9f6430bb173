namespace Disbursement.Sandbox.World;

/// <summary>What happens to money sent to one account or person.</summary>
internal enum OutcomeKind
{
    /// <summary>Paid.</summary>
    Paid,

    /// <summary>Rejected before payment, with a reason code.</summary>
    Rejected,

    /// <summary>Paid first, then sent back.</summary>
    Returned,

    /// <summary>Cash nobody came for.</summary>
    Unclaimed,

    /// <summary>Never answered.</summary>
    Silent,

    /// <summary>Paid, told in a later file.</summary>
    Late,
}

/// <summary>An outcome and its reason.</summary>
/// <param name="Kind">What happens.</param>
/// <param name="Reason">The ISO 20022 reason code of a rejection or return; else empty.</param>
internal readonly record struct Outcome(OutcomeKind Kind, string Reason)
{
    /// <summary>What happens to everybody the world says nothing about.</summary>
    public static readonly Outcome Paid = new(OutcomeKind.Paid, "");

    /// <summary>Reads <c>paid</c>, <c>reject:AC04</c>, <c>returned</c>, <c>returned:AC04</c>, <c>unclaimed</c>,
    /// <c>silent</c> or <c>late</c>.</summary>
    /// <exception cref="FormatException">The text is none of them.</exception>
    public static Outcome Parse(string text)
    {
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        string word = colon < 0 ? text : text[..colon];
        string reason = colon < 0 ? "" : text[(colon + 1)..];
        return word switch
        {
            "paid" => Paid,
            "reject" => new(OutcomeKind.Rejected, reason.Length > 0 ? reason : "MS03"),
            "returned" => new(OutcomeKind.Returned, reason.Length > 0 ? reason : "AC04"),
            "unclaimed" => new(OutcomeKind.Unclaimed, ""),
            "silent" => new(OutcomeKind.Silent, ""),
            "late" => new(OutcomeKind.Late, ""),
            _ => throw new FormatException($"'{text}' is no outcome of a world."),
        };
    }
}
