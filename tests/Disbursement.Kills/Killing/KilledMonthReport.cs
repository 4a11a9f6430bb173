using System.Globalization;

namespace Disbursement.Kills.Killing;

/// <summary>How a month went that was not left in peace.</summary>
/// <param name="Kills">Kills by victim.</param>
/// <param name="Took">How long it took from the first start to the end.</param>
/// <param name="Flaws">What should not have been: processes left behind, an exit code, a difference.</param>
internal sealed record KilledMonthReport(
    IReadOnlyDictionary<Victim, int> Kills, TimeSpan Took, IReadOnlyList<string> Flaws)
{
    /// <summary>Kills in all.</summary>
    public int Total => Kills.Values.Sum();

    /// <inheritdoc/>
    public override string ToString()
    {
        string kills = string.Join(", ", Kills.OrderBy(static kill => kill.Key)
            .Select(static kill => string.Create(CultureInfo.InvariantCulture, $"{kill.Value} {kill.Key}")));
        string end = Flaws.Count == 0 ? "same as undisturbed" : string.Join("\n    ", Flaws.Prepend("DIFFERENT:"));
        return string.Create(CultureInfo.InvariantCulture, $"{Took.TotalSeconds:0} s, {Total} kills ({kills}): {end}");
    }
}
