using System.Collections.Concurrent;
using Azure;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Logging;

namespace Disbursement.LocalRuntime.Triggers.Blob;

/// <summary>Watches one container for one function by listing it, and starts the function for each new
/// version.</summary>
internal sealed class BlobLoop(
    BlobLoopOptions options,
    BlobPattern pattern,
    BlobContainerClient container,
    BlobReceipts receipts,
    BlobPoison poison,
    Func<BlobClient, Dictionary<string, object?>, CancellationToken, Task> run,
    TimeProvider time,
    ILogger logger) : IDisposable
{
    private readonly SemaphoreSlim _slots = new(options.RunsMax, options.RunsMax);

    private readonly BlobListing _listing = new(container, options.PageSize, time);
    private readonly BlobHotFolders _hot = new(options.HotFoldersMax, options.HotFor, time);

    // Versions being worked on or waiting for their next attempt.
    private readonly ConcurrentDictionary<UInt128, Task> _underWay = new();
    private long _wholeListed;
    private TimeSpan _wholePause;

    /// <summary>Listings made so far.</summary>
    public int Rounds { get; private set; }

    /// <summary>Watches until stopped, then waits for the runs under way.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        await ListenerLoop.RunAsync(options.Function, RoundAsync, logger, time, stopping);
        await Task.WhenAll(_underWay.Values);
        await receipts.DisposeAsync();
    }

    /// <inheritdoc/>
    public void Dispose() => _slots.Dispose();

    /// <summary>Lists the whole container when its time has come, else only its hot folders.</summary>
    private async Task<TimeSpan> RoundAsync(CancellationToken stopping)
    {
        IReadOnlyList<string> hot = _hot.Current();
        bool isWhole = hot.Count == 0 || time.GetElapsedTime(_wholeListed) >= _wholePause;
        foreach (string prefix in isWhole ? [pattern.Prefix] : hot)
        {
            await foreach (BlobSighting sighting in _listing.ListAsync(prefix, stopping))
            {
                if (!receipts.IsDone(sighting.Version) && !_underWay.ContainsKey(sighting.Version))
                {
                    _hot.Add(sighting.Name);
                    await StartAsync(sighting, stopping);
                }
            }
        }

        Rounds++;
        TimeSpan cost = _listing.TakeCost();
        if (isWhole)
        {
            _wholeListed = time.GetTimestamp();
            _wholePause = Pause(cost * options.PausePerWholeListing);
        }

        return Pause(cost * options.PausePerListing);
    }

    private TimeSpan Pause(TimeSpan wanted) =>
        wanted < options.PauseMin ? options.PauseMin : wanted > options.PauseMax ? options.PauseMax : wanted;

    private async Task StartAsync(BlobSighting sighting, CancellationToken stopping)
    {
        if (pattern.Match(sighting.Name) is not { } words)
        {
            return;
        }

        words[BlobTriggerKind.PathName] = $"{container.Name}/{sighting.Name}";
        await _slots.WaitAsync(stopping);
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _underWay[sighting.Version] = Task.Run(
            async () =>
            {
                await entered.Task;
                await HandleAsync(sighting, words, stopping);
            },
            CancellationToken.None);
        entered.SetResult();
    }

    /// <summary>Holds a slot on entry, gives it up while it waits between attempts.</summary>
    private async Task HandleAsync(BlobSighting sighting, Dictionary<string, object?> words, CancellationToken stopping)
    {
        bool holdsSlot = true;
        try
        {
            while (!await AttemptAsync(sighting, words, stopping))
            {
                _slots.Release();
                holdsSlot = false;
                await Task.Delay(RetryPause(receipts.StartsOf(sighting.Version)), time, stopping);
                await _slots.WaitAsync(stopping);
                holdsSlot = true;
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Seen again after the next start.
        }
        catch (Exception exception) when (exception is RequestFailedException or AggregateException)
        {
            // A receipt was not written: the version is found again by the next listing.
            logger.ListenerDisturbed(exception, options.Function, options.PauseMin);
        }
        finally
        {
            _underWay.TryRemove(sighting.Version, out _);
            if (holdsSlot)
            {
                _slots.Release();
            }
        }
    }

    /// <summary>Doubles with each attempt.</summary>
    private TimeSpan RetryPause(int attempts) => options.RetryPause * (1 << Math.Clamp(attempts - 1, 0, 8));

    /// <returns>Whether the version is done with, well or not.</returns>
    private async Task<bool> AttemptAsync(
        BlobSighting sighting, Dictionary<string, object?> words, CancellationToken stopping)
    {
        if (receipts.StartsOf(sighting.Version) >= options.AttemptsMax)
        {
            // Counted before this start: the process ended each time.
            await GiveUpAsync(sighting, "the process ended", stopping);
            return true;
        }

        await receipts.AddStartAsync(sighting.Version);
        try
        {
            await run(container.GetBlobClient(sighting.Name), words, stopping);
        }
        catch (Exception exception) when (!stopping.IsCancellationRequested)
        {
            return await FailAsync(sighting, exception, stopping);
        }

        await receipts.AddDoneAsync(sighting.Version);
        return true;
    }

    private async Task<bool> FailAsync(BlobSighting sighting, Exception exception, CancellationToken stopping)
    {
        int attempts = receipts.StartsOf(sighting.Version);
        logger.FunctionFailed(exception, options.Function, attempts, options.AttemptsMax);
        if (exception is RequestFailedException { Status: 404 }
            && !await container.GetBlobClient(sighting.Name).ExistsAsync(stopping))
        {
            await receipts.AddDoneAsync(sighting.Version); // deleted meanwhile: nothing is left to do
            return true;
        }

        if (attempts < options.AttemptsMax)
        {
            return false;
        }

        await GiveUpAsync(sighting, exception.GetType().Name, stopping);
        return true;
    }

    private async Task GiveUpAsync(BlobSighting sighting, string reason, CancellationToken stopping)
    {
        int attempts = receipts.StartsOf(sighting.Version);
        var record = new BlobPoisonRecord(
            "BlobTrigger", options.Function, container.Name, sighting.Name, sighting.ETag, attempts, reason);
        await poison.AddAsync(record, stopping);
        await receipts.AddDoneAsync(sighting.Version);
        logger.FunctionGaveUp(options.Function, attempts, BlobPoison.QueueName);
    }
}
