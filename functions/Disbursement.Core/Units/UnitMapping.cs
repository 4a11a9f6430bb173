namespace Disbursement.Core.Units;

/// <summary>The units of one month that stand for a unit of another.</summary>
/// <param name="Kind">How well they are known.</param>
/// <param name="Units">Their codes, ordinal, each once; none where no map is known.</param>
public sealed record UnitMapping(SuccessionKind Kind, IReadOnlyList<string> Units)
{
    /// <summary>The answer where no map is known.</summary>
    public static readonly UnitMapping Unknown = new(SuccessionKind.Unknown, []);

    /// <summary>Whether figures of the units may be set against figures of the unit asked for.</summary>
    public bool IsComparable => Kind is SuccessionKind.Unchanged or SuccessionKind.Mapped;
}
