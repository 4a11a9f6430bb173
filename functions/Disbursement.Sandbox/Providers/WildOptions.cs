using System.ComponentModel.DataAnnotations;

namespace Disbursement.Sandbox.Providers;

/// <summary>How badly providers answer, section <c>Sandbox:Wild</c>. All off by default.</summary>
/// <remarks>What is done depends on the file or payment alone, so a wild month can be repeated.</remarks>
internal sealed record WildOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Sandbox:Wild";

    /// <summary>Named faults of the providers' answers, with commas between, each for all providers or after an @ for
    /// one kind: <c>late,reversal@post</c>. The names are those of <c>--fault</c>.</summary>
    /// <value>Default none.</value>
    public string Faults { get; init; } = "";

    /// <summary>Payments per thousand that a fault hits which takes them one by one: contradictory, silent,
    /// reversal.</summary>
    /// <value>1 to 1000; default 250.</value>
    [Range(1, 1000)]
    public int FaultPerMille { get; init; } = 250;

    /// <summary>Banks and wallets that answer a pain.001 send a camt.053 statement of what they booked beside each
    /// answer, too.</summary>
    /// <value>Default false.</value>
    public bool Statements { get; init; }

    /// <summary>Banks that were sent a list, the post office and commune officers answer in their own sheets (layouts
    /// <c>bank-batch-result</c> and <c>post-office-result</c>) and not in the result list.</summary>
    /// <value>Default false.</value>
    public bool Sheets { get; init; }

    /// <summary>Every answer comes twice, under another name.</summary>
    /// <value>Default false.</value>
    public bool Doubles { get; init; }

    /// <summary>An answer comes in this many parts, one file each.</summary>
    /// <value>1 to 50; default 1.</value>
    [Range(1, 50)]
    public int Parts { get; init; } = 1;

    /// <summary>Payments per thousand that a later file contradicts: paid first, then rejected.</summary>
    /// <value>0 to 1000; default 0.</value>
    [Range(0, 1000)]
    public int ContradictPerMille { get; init; }

    /// <summary>Payments per thousand answered with another amount.</summary>
    /// <value>0 to 1000; default 0.</value>
    [Range(0, 1000)]
    public int OtherAmountPerMille { get; init; }

    /// <summary>One message of each mobile-money file is sent with a forged signature too.</summary>
    /// <value>Default false.</value>
    public bool Forge { get; init; }

    /// <summary>A return is told as paid first.</summary>
    /// <value>Default false: a returned payment is told once, as returned.</value>
    public bool PaidBeforeReturned { get; init; }
}
