namespace Disbursement.Formats.Ledger;

/// <summary>The bounds of an <see cref="ExternalSort"/>.</summary>
/// <param name="MemoryBytes">The room for records before a run is spilled; 64 KiB or more.</param>
/// <param name="FanInMax">The most runs merged at once; 2 or more.</param>
/// <param name="Folder">Where runs go; none means the machine's folder for temporary files.</param>
public sealed record ExternalSortOptions(int MemoryBytes, int FanInMax, string? Folder)
{
    /// <summary>32 MiB of records, 64 runs at once: 2 GiB of records in one merge.</summary>
    public static ExternalSortOptions Default { get; } = new(32 * 1024 * 1024, 64, null);
}
