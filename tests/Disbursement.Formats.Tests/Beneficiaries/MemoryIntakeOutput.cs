using System.Text;
using Disbursement.Core.Entitlements;
using Disbursement.Formats.Beneficiaries;
using Disbursement.Formats.Ledger;

namespace Disbursement.Formats.Tests.Beneficiaries;

/// <summary>Keeps what intake writes.</summary>
internal sealed class MemoryIntakeOutput : IIntakeOutput, IDisposable
{
    private readonly MemoryStream _rejected = new();
    private readonly MemoryStream _people = new();

    public List<(string Name, byte[] Bytes)> Chunks { get; } = [];

    public byte[] Rejected => _rejected.ToArray();

    public string People => Encoding.UTF8.GetString(_people.ToArray());

    /// <summary>All accepted rows, chunk by chunk.</summary>
    public IReadOnlyList<EntitlementRow> Accepted =>
        [.. Chunks.SelectMany(chunk => EntitlementCsv.Read(new MemoryStream(chunk.Bytes)))];

    public Task WriteChunkAsync(
        string sha256, string name, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        Chunks.Add((name, bytes.ToArray()));
        return Task.CompletedTask;
    }

    public Task<Stream> OpenRejectedAsync(CancellationToken cancellationToken) => Task.FromResult<Stream>(_rejected);

    public Task<Stream> OpenRefusedPeopleAsync(string sha256, CancellationToken cancellationToken) =>
        Task.FromResult<Stream>(_people);

    public void Dispose()
    {
        _rejected.Dispose();
        _people.Dispose();
    }
}
