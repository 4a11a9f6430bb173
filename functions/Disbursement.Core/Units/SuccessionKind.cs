namespace Disbursement.Core.Units;

/// <summary>How well units of one month are known in another.</summary>
public enum SuccessionKind
{
    /// <summary>The unit is the same in both months.</summary>
    Unchanged,

    /// <summary>Every unit named goes wholly into the unit asked for: their figures may be added.</summary>
    Mapped,

    /// <summary>A unit was divided: the units are known, their shares are not. Figures are not shared out.</summary>
    Divided,

    /// <summary>No map is known. The administrator adds one as data.</summary>
    Unknown,
}
