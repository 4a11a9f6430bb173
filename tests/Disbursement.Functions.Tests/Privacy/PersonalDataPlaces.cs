using Disbursement.Functions.Tests.Stack;

namespace Disbursement.Functions.Tests.Privacy;

/// <summary>Where personal data may stand, as <c>functions/docs/personal-data.md</c> declares it.</summary>
internal sealed class PersonalDataPlaces
{
    private readonly string[] _containers;
    private readonly string[] _columns;

    private PersonalDataPlaces(string[] containers, string[] columns)
    {
        _containers = containers;
        _columns = columns;
    }

    /// <summary>The declared containers; a star at the end stands for any ending.</summary>
    public IReadOnlyList<string> Containers => _containers;

    /// <summary>Reads the declaration.</summary>
    public static PersonalDataPlaces Read()
    {
        string[] lines = File.ReadAllLines(Path.Combine(DisburseProgram.Root, "functions", "docs", "personal-data.md"));
        return new PersonalDataPlaces(FirstCells(lines, "## Containers"), FirstCells(lines, "## Table columns"));
    }

    /// <summary>Whether blobs of a container may hold personal data.</summary>
    public bool IsContainer(string name) => _containers.Any(declared => declared.EndsWith('*')
        ? name.StartsWith(declared[..^1], StringComparison.Ordinal)
        : name == declared);

    /// <summary>Whether a column may; declared as <c>Table.Column</c>.</summary>
    public bool IsColumn(string table, string column) => _columns.Contains($"{table}.{column}");

    private static string[] FirstCells(string[] lines, string heading) =>
    [
        .. lines.SkipWhile(line => line != heading)
            .Skip(1)
            .TakeWhile(static line => !line.StartsWith("## ", StringComparison.Ordinal))
            .Where(static line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(static line => line.Split('`')[1]),
    ];
}
