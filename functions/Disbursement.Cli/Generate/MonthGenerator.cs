using Disbursement.Cli.Generate.People;
using Disbursement.Cli.Generate.Planning;
using Disbursement.Cli.Generate.Writing;
using Disbursement.Core.Programmes;
using Disbursement.Core.Units;

namespace Disbursement.Cli.Generate;

/// <summary>Makes up a whole month: the offices' lists and the world behind them.</summary>
/// <remarks>
/// <para>Writes <c>inbox/{province}/{period}/{unit}/{list}/danh-sach-{list}-{period}.csv</c> (or <c>.xlsx</c>),
/// <c>world/people.csv</c>,
/// <c>world/accounts.csv</c>, <c>world/behaviour.csv</c>, <c>reference/envelopes.csv</c> and <c>expected.json</c> below
/// the folder given. The same
/// request gives the same bytes. Memory does not grow with the people: they are written as they are made.</para>
/// </remarks>
/// <param name="units">Who makes lists.</param>
/// <param name="programmes">What they pay.</param>
internal sealed class MonthGenerator(UnitRegister units, ProgrammeTable programmes)
{
    /// <summary>A generator over the data that comes with the product.</summary>
    public static MonthGenerator Shipped => new(UnitRegister.Shipped, ProgrammeTable.Shipped);

    /// <summary>Decides what the month holds, without writing anything.</summary>
    /// <exception cref="ArgumentException">The province has no list-making units in that month.</exception>
    public MonthPlan Plan(GenerateRequest request) => MonthPlanner.Plan(request, units);

    /// <summary>Writes the month; what <paramref name="folder"/> holds of an earlier one is removed first.</summary>
    /// <param name="request">What to make up.</param>
    /// <param name="folder">Where to; made if missing.</param>
    /// <param name="progress">Told the count of people done, every few thousand; may be null.</param>
    /// <param name="cancellationToken">Stops between two people; the folder is then incomplete.</param>
    /// <exception cref="ArgumentException">The province has no list-making units in that month.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public GeneratedMonth Generate(
        GenerateRequest request, string folder, IProgress<int>? progress = null,
        CancellationToken cancellationToken = default)
    {
        MonthPlan plan = Plan(request);
        RemoveEarlier(folder);
        var maker = new PersonMaker(plan, programmes);
        var files = new List<GeneratedFile>();
        int people = 0;
        using (var world = new WorldFiles(Path.Combine(folder, "world")))
        {
            foreach (ListPlan list in plan.Lists)
            {
                using var run = new ListRun(plan, list, units, folder);
                people += run.WriteAll(maker, world, people, progress, cancellationToken);
                files.AddRange(run.Finish());
            }
        }

        var month = new GeneratedMonth(plan, [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)], people);
        EnvelopesFile.Write(folder, month.Files);
        ExpectedJson.Write(folder, month);
        return month;
    }

    private static void RemoveEarlier(string folder)
    {
        foreach (string part in new[] { "inbox", "world", "reference" })
        {
            string path = Path.Combine(folder, part);
            if (Directory.Exists(path))
            {
                Directory.Delete(path, recursive: true);
            }
        }

        Directory.CreateDirectory(folder);
    }
}
