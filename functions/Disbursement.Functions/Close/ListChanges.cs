namespace Disbursement.Functions.Close;

/// <summary>What changed in a unit's list against the month before. Money in đồng; a cut is negative.</summary>
public sealed record ListChanges
{
    /// <summary><c>btxh</c>, <c>ncc</c> or <c>khac</c>.</summary>
    public required string List { get; init; }

    /// <summary>The round that pays the list first: 1 for one frozen at close, from 2 for a supplement.</summary>
    public int Round { get; init; } = 1;

    /// <summary>Whether the unit sent this list the month before.</summary>
    public bool HasBefore { get; init; }

    /// <summary>Entitlements not listed before.</summary>
    public int New { get; set; }

    /// <summary>Their money.</summary>
    public long NewDong { get; set; }

    /// <summary>Entitlements no longer listed; none in a supplement, which adds to a list and takes nothing away.</summary>
    public int Stopped { get; set; }

    /// <summary>Their money the month before.</summary>
    public long StoppedDong { get; set; }

    /// <summary>Entitlements with another sum.</summary>
    public int AmountChanged { get; set; }

    /// <summary>The difference.</summary>
    public long AmountChangedDong { get; set; }

    /// <summary>Entitlements with another institution or account.</summary>
    public int AccountChanged { get; set; }

    /// <summary>Entitlements with another way of receiving.</summary>
    public int ChannelChanged { get; set; }

    /// <summary>Entitlements with another receiver.</summary>
    public int ReceiverChanged { get; set; }

    /// <summary>Entitlements listed as before.</summary>
    public int Unchanged { get; set; }
}
