namespace Disbursement.Benchmarks.Measuring;

/// <summary>A folder that vanishes with its object.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("disbursement-benchmark-");

    public string Under(string name) => _root.CreateSubdirectory(name).FullName;

    public void Dispose() => _root.Delete(recursive: true);
}
