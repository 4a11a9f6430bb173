namespace Disbursement.LocalRuntime.Triggers.Blob;

/// <summary>How a container is watched.</summary>
internal sealed record BlobLoopOptions
{
    /// <summary>The function's name.</summary>
    public required string Function { get; init; }

    /// <summary>Runs at one time, at least 1.</summary>
    public required int RunsMax { get; init; }

    /// <summary>How often a version is tried before it is recorded as poison.</summary>
    public int AttemptsMax { get; init; } = 5;

    /// <summary>The shortest pause between two listings.</summary>
    public TimeSpan PauseMin { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest pause between two listings of the whole container.</summary>
    public TimeSpan PauseMax { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The pause before the second attempt; it doubles each time.</summary>
    public TimeSpan RetryPause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Blobs in one page of a listing, 1 to 5,000; null leaves it to the service.</summary>
    public int? PageSize { get; init; }

    /// <summary>
    /// A pause is this many times as long as the listing before it took, so that the storage server has a quarter of
    /// its
    /// time at most to spend on listing. Azurite takes 0.15 to 0.35 ms for each blob.
    /// </summary>
    public int PausePerListing { get; init; } = 3;

    /// <summary>The same for the whole of a container that has hot folders to look at in between.</summary>
    public int PausePerWholeListing { get; init; } = 12;

    /// <summary>How many folders are hot at most.</summary>
    public int HotFoldersMax { get; init; } = 4;

    /// <summary>How long a folder stays hot after its last new version.</summary>
    public TimeSpan HotFor { get; init; } = TimeSpan.FromMinutes(10);
}
