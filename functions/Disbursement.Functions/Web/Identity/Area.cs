using System.Diagnostics.CodeAnalysis;

namespace Disbursement.Functions.Web.Identity;

/// <summary>Where a role holds: everywhere, one province, or one list-making unit of a province.</summary>
/// <param name="Province">2-digit province code; empty for everywhere.</param>
/// <param name="Unit">Code of the unit; empty for the whole province.</param>
public sealed record Area(string Province, string Unit)
{
    /// <summary>The whole country; a token says <c>*</c>.</summary>
    public static readonly Area Everywhere = new("", "");

    /// <summary>Reads <c>*</c>, <c>17</c> or <c>17/148</c>; anything else is no area.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Area? area)
    {
        string[] parts = (text ?? "").Split('/');
        area = parts switch
        {
            ["*"] => Everywhere,
            [{ } province] when IsDigits(province, 2, 2) => new Area(province, ""),
            [{ } province, { } unit] when IsDigits(province, 2, 2) && IsDigits(unit, 3, 5) => new Area(province, unit),
            _ => null,
        };
        return area is not null;
    }

    /// <summary>Whether the whole province lies inside.</summary>
    public bool Covers(string province) => Province.Length == 0 || (Province == province && Unit.Length == 0);

    /// <summary>Whether a unit lies inside.</summary>
    public bool Covers(string province, string unit) => Covers(province) || (Province == province && Unit == unit);

    /// <summary>The form a token carries.</summary>
    public override string ToString() => (Province, Unit) switch
    {
        ("", _) => "*",
        (_, "") => Province,
        _ => $"{Province}/{Unit}",
    };

    private static bool IsDigits(string text, int shortest, int longest) =>
        text.Length >= shortest && text.Length <= longest && !text.AsSpan().ContainsAnyExceptInRange('0', '9');
}
