namespace Disbursement.Core.Tests.Text.Encodings;

/// <summary>The names of all shipped units: 63 provinces, the districts and communes of the five.</summary>
internal static class UnitNames
{
    public static IReadOnlyList<string> All { get; } = Read();

    private static List<string> Read()
    {
        string file = Path.Combine(
            Repository.RepositoryFiles.Root, "functions/Disbursement.Core/Units/Data/units.csv");
        return
        [
            .. File.ReadLines(file).Where(static line => line[0] != '#').Skip(1)
                .Select(static line => line.Split(',')[2]).Distinct(StringComparer.Ordinal),
        ];
    }
}
