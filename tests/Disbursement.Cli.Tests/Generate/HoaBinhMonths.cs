namespace Disbursement.Cli.Tests.Generate;

/// <summary>Hòa Bình, May and June 2024, generated and read back once for the tests that only look.</summary>
public sealed class HoaBinhMonths : IDisposable
{
    private readonly GeneratedFolder _folder = GeneratedFolder.Make("17", "2024-06", withPrevious: true);
    private readonly Lazy<NaiveMonth> _june;

    public HoaBinhMonths() => _june = new(() => NaiveMonth.Read(_folder.Path, "17", "2024-06"));

    /// <summary>Where it lies and what was planned.</summary>
    internal GeneratedFolder Folder => _folder;

    /// <summary>June, worked out by hand.</summary>
    internal NaiveMonth June => _june.Value;

    public void Dispose() => _folder.Dispose();
}
