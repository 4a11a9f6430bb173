using System.Collections.Concurrent;
using Disbursement.Core.Comparison;
using Disbursement.Core.Periods;
using Disbursement.Core.Units;

namespace Disbursement.Functions.Close;

/// <summary>Which places of the month before are places of now under another code.</summary>
/// <param name="map">Which units took over from which.</param>
/// <param name="before">The month before.</param>
/// <param name="now">This month.</param>
internal sealed class PlaceSuccession(UnitSuccession map, Period before, Period now)
{
    private readonly ConcurrentDictionary<string, UnitMapping> _successors = new(StringComparer.Ordinal);

    /// <summary>Whether one place is the other, or went into it.</summary>
    public bool IsSame(ComparisonPlace from, ComparisonPlace to) =>
        from.Group == to.Group && GoesInto(from.Unit, to.Unit) && GoesInto(from.Commune, to.Commune);

    /// <summary>Whether nobody has said what became of a unit or commune.</summary>
    public bool IsUnknown(string code) => Of(code).Kind == SuccessionKind.Unknown;

    private bool GoesInto(string from, string to) =>
        from == to || Of(from) is { Kind: not SuccessionKind.Unknown } mapping && mapping.Units.Contains(to, StringComparer.Ordinal);

    private UnitMapping Of(string code) => _successors.GetOrAdd(code, each => map.Successors(each, before, now));
}
