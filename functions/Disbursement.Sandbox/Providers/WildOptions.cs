using System.ComponentModel.DataAnnotations;

namespace Disbursement.Sandbox.Providers;

/// <summary>How badly providers answer, section <c>Sandbox:Wild</c>. All off by default.</summary>
/// <remarks>What is done depends on the file or payment alone, so a wild month can be repeated.</remarks>
internal sealed record WildOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Sandbox:Wild";

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
