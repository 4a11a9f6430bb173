using System.Text.Json;
using Disbursement.Core.Money;

namespace Disbursement.Formats.Ledger;

/// <summary>One chunk of a sorted sequence.</summary>
/// <param name="Name">The blob beside the index: <c>part-00000.csv</c>.</param>
/// <param name="Rows">How many rows, 1 to 5,000.</param>
/// <param name="FirstKey">The first row's key as <c>person|programme|reference</c>: personal data.</param>
/// <param name="Sum">What the rows are due together.</param>
/// <param name="Sha256">The chunk's bytes hashed, lower-case hexadecimal.</param>
public sealed record ChunkInfo(string Name, int Rows, string FirstKey, Vnd Sum, string Sha256)
{
    /// <summary>Prints the name and the count: the key is personal data.</summary>
    public override string ToString() => $"{Name}: {Rows} rows";
}

/// <summary>What a sorted sequence holds, chunk by chunk; the index.json beside the chunks.</summary>
/// <param name="Version">The version of the format: 1.</param>
/// <param name="Rows">The rows of all chunks.</param>
/// <param name="Amount">What all rows are due together.</param>
/// <param name="Chunks">The chunks in the order of keys.</param>
public sealed record ChunkIndex(int Version, long Rows, Vnd Amount, IReadOnlyList<ChunkInfo> Chunks)
{
    /// <summary>The blob's name.</summary>
    public const string FileName = "index.json";

    /// <summary>Rows of a full chunk; only the last may have fewer.</summary>
    public const int RowsPerChunk = 5_000;

    private const int CurrentVersion = 1;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>A sequence without rows.</summary>
    public static ChunkIndex Empty { get; } = new(CurrentVersion, 0, Vnd.Zero, []);

    /// <summary>Makes the index of chunks; the totals are added up here.</summary>
    public static ChunkIndex Of(IReadOnlyList<ChunkInfo> chunks)
    {
        ArgumentNullException.ThrowIfNull(chunks);
        return new ChunkIndex(
            CurrentVersion, chunks.Sum(chunk => (long)chunk.Rows), Vnd.Sum(chunks.Select(chunk => chunk.Sum)), chunks);
    }

    /// <summary>The name of a chunk by position.</summary>
    /// <param name="position">0 for the first.</param>
    public static string NameOf(int position) => $"part-{position:00000}.csv";

    /// <summary>Reads an index and adds it up again: its own totals are never trusted.</summary>
    /// <exception cref="InvalidDataException">It is no index of a known version.</exception>
    /// <exception cref="ControlTotalException">Its totals are not those of its chunks.</exception>
    public static async Task<ChunkIndex> ReadAsync(Stream stream, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ChunkIndex? index;
        try
        {
            index = await JsonSerializer.DeserializeAsync<ChunkIndex>(stream, Json, cancellationToken);
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException("The chunk index is damaged.", exception);
        }

        if (index is not { Version: CurrentVersion, Chunks: not null })
        {
            throw new InvalidDataException("The chunk index is of no known version.");
        }

        ChunkIndex again = Of(index.Chunks);
        ControlTotalException.ThrowIfDifferent("rows of the chunk index", index.Rows, again.Rows);
        ControlTotalException.ThrowIfDifferent("amount of the chunk index", index.Amount, again.Amount);
        return index;
    }

    /// <summary>The index as bytes of JSON; equal indexes give equal bytes.</summary>
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, Json);
}
