using Disbursement.Cli.Generate;
using Disbursement.Cli.Generate.Planning;
using Disbursement.Core.Periods;

namespace Disbursement.Cli.Tests.Generate;

/// <summary>A generated month in a folder of its own, removed after the test.</summary>
internal sealed class GeneratedFolder : IDisposable
{
    private GeneratedFolder(string path, GeneratedMonth month)
    {
        Path = path;
        Month = month;
    }

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>What was generated.</summary>
    public GeneratedMonth Month { get; }

    /// <summary>Generates a month.</summary>
    public static GeneratedFolder Make(
        string province, string period, int? people = null, ulong seed = 2024, bool withPrevious = false,
        FaultMix? faults = null, ListFormat format = ListFormat.Csv, bool damage = false)
    {
        string path = Directory.CreateTempSubdirectory("disburse-generate-").FullName;
        var request = new GenerateRequest
        {
            Province = province,
            Period = Period.Parse(period),
            People = people,
            Seed = seed,
            WithPrevious = withPrevious,
            Faults = faults ?? FaultMix.Usual,
            Format = format,
            Damage = damage,
        };
        return new GeneratedFolder(
            path, MonthGenerator.Shipped.Generate(request, path, progress: null, TestContext.Current.CancellationToken));
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
