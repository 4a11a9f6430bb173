using Disbursement.Formats.Beneficiaries;

namespace Disbursement.Benchmarks.Cases;

/// <summary>Writes what intake makes into a folder.</summary>
internal sealed class FolderOutput(string folder) : IIntakeOutput
{
    public async Task WriteChunkAsync(
        string sha256, string name, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await using Stream file = Create(name);
        await file.WriteAsync(bytes, cancellationToken);
    }

    public Task<Stream> OpenRejectedAsync(CancellationToken cancellationToken) =>
        Task.FromResult<Stream>(Create("rejected.csv"));

    public Task<Stream> OpenRefusedPeopleAsync(string sha256, CancellationToken cancellationToken) =>
        Task.FromResult<Stream>(Create("refused.csv"));

    private FileStream Create(string name)
    {
        Directory.CreateDirectory(folder);
        return File.Create(Path.Combine(folder, name));
    }
}
