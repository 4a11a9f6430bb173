using Disbursement.Cli.Generate.Chance;

namespace Disbursement.Cli.Generate.Naming;

/// <summary>Which communities live where, in shares of a thousand.</summary>
/// <remarks>
/// Rounded from general knowledge of the provinces, so that lists look like the lists of that place. Not census data.
/// </remarks>
internal static class CommunityMix
{
    private static readonly WeightedChoice<Community> Lowland = new(
        [(Community.Kinh, 965), (Community.Muong, 10), (Community.Tay, 15), (Community.Dao, 5), (Community.Thai, 5)]);

    private static readonly Dictionary<string, WeightedChoice<Community>> ByProvince = new(StringComparer.Ordinal)
    {
        ["17"] = new([(Community.Muong, 630), (Community.Kinh, 275), (Community.Thai, 45), (Community.Tay, 27),
            (Community.Dao, 18), (Community.Hmong, 5)]),
        ["19"] = new([(Community.Kinh, 700), (Community.Tay, 190), (Community.SanDiu, 60), (Community.Dao, 35),
            (Community.Hmong, 15)]),
        ["22"] = new([(Community.Kinh, 880), (Community.Dao, 50), (Community.Tay, 40), (Community.SanDiu, 30)]),
        ["25"] = new([(Community.Kinh, 820), (Community.Muong, 155), (Community.Dao, 18), (Community.Tay, 7)]),
        ["49"] = new([(Community.Kinh, 905), (Community.CoTu, 95)]),
    };

    private static readonly Dictionary<string, WeightedChoice<Community>> ByUnit = new(StringComparer.Ordinal)
    {
        ["148"] = new([(Community.Kinh, 560), (Community.Muong, 410), (Community.Tay, 20), (Community.Dao, 10)]),
        ["150"] = new([(Community.Tay, 400), (Community.Muong, 340), (Community.Dao, 140), (Community.Kinh, 120)]),
        ["156"] = new([(Community.Thai, 580), (Community.Muong, 170), (Community.Kinh, 150), (Community.Hmong, 100)]),
        ["198"] = new([(Community.Tay, 450), (Community.Dao, 320), (Community.SanDiu, 190), (Community.Kinh, 40)]),
        ["199"] = new([(Community.Kinh, 500), (Community.Dao, 240), (Community.Tay, 180), (Community.SanDiu, 80)]),
        ["202"] = new([(Community.Dao, 440), (Community.Kinh, 230), (Community.Tay, 180), (Community.SanDiu, 150)]),
        ["504"] = new([(Community.CoTu, 920), (Community.Kinh, 80)]),
        ["505"] = new([(Community.CoTu, 740), (Community.Kinh, 260)]),
        ["516"] = new([(Community.CoTu, 880), (Community.Kinh, 120)]),
    };

    /// <summary>The communities of a list-making unit: its own mix if known, else its province's.</summary>
    public static WeightedChoice<Community> Of(string province, string unit) =>
        ByUnit.GetValueOrDefault(unit) ?? ByProvince.GetValueOrDefault(province) ?? Lowland;
}
