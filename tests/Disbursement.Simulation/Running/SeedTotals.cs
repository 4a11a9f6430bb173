using System.Globalization;

namespace Disbursement.Simulation.Running;

/// <summary>What many runs came to together.</summary>
internal sealed class SeedTotals
{
    private readonly Dictionary<string, long> _faults = new(StringComparer.Ordinal);

    /// <summary>Runs.</summary>
    public int Seeds { get; private set; }

    /// <summary>Faults done on purpose.</summary>
    public long Faults { get; private set; }

    /// <summary>Payments that went out.</summary>
    public long Payments { get; private set; }

    /// <summary>Of these, first attempts at money that an earlier month had held.</summary>
    public long Owed { get; private set; }

    /// <summary>Acts on storage.</summary>
    public long Calls { get; private set; }

    private TimeSpan Simulated { get; set; }

    /// <summary>How often each kind of fault happened.</summary>
    public IReadOnlyDictionary<string, long> ByKind => _faults;

    /// <summary>Adds a run.</summary>
    public void Add(RunReport report)
    {
        Seeds++;
        Faults += report.Told.Faults;
        Payments += report.Payments;
        Owed += report.Owed;
        Calls += report.Calls;
        Simulated += report.Simulated;
        foreach ((string kind, int count) in report.Told.ByKind())
        {
            _faults[kind] = _faults.GetValueOrDefault(kind) + count;
        }
    }

    /// <summary>For people.</summary>
    public string Describe(TimeSpan elapsed) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Seeds} seeds in {elapsed.TotalSeconds:0.0} s: {Simulated.TotalDays:0.0} simulated days, {Payments} payments, "
        + $"{Owed} of them held in an earlier month, {Calls} acts on storage, {Faults} faults ({string.Join(", ", _faults.Select(static kind => $"{kind.Value} {kind.Key}"))})");

    /// <summary>A failed run, and how to see it again.</summary>
    public static string Explain(RunReport report, int months, string? plant)
    {
        string planted = plant is null ? "" : $" --plant {plant}";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Seed {report.Seed} failed after {report.Simulated} of simulated time: {report.Failure}\n"
            + $"Replay: dotnet run --project tests/Disbursement.Simulation -- --seed {report.Seed} --months {months}{planted}");
    }
}
