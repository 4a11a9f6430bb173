using System.Collections.Concurrent;
using System.Text.Json;
using Disbursement.Formats;
using Microsoft.Extensions.Options;

namespace Disbursement.Sandbox.Providers;

/// <summary>Plays every provider: looks for released files, fetches them and answers.</summary>
/// <remarks>
/// A few files at a time. Remembers in memory only what it has answered: after a kill it answers again what the app
/// still holds open, with the same names and bytes, which changes nothing.
/// </remarks>
internal sealed class ProviderLoop(
    AppApi app, FileAnswerer answerer, IOptions<SandboxOptions> options, TimeProvider clock,
    ILogger<ProviderLoop> logger) : BackgroundService
{
    private readonly ConcurrentDictionary<string, bool> _answered = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<(DateTimeOffset Due, LaterAnswers Answers)> _later = new();
    private int _waiting = 1;

    /// <summary>Files that still get an answer, as far as the last look at the app showed; 1 before the first look,
    /// since after a kill nobody knows.</summary>
    public int ToAnswer => Volatile.Read(ref _waiting) + _later.Count;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.AppUrl.Length == 0)
        {
            return;
        }

        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(options.Value.PollMilliseconds), clock);
        do
        {
            await TryAsync(() => AnswerNewAsync(stoppingToken), stoppingToken);
            await TryAsync(() => AnswerDueAsync(stoppingToken), stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task AnswerNewAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<ReleasedFile> files = await app.ListAsync(cancellationToken);
        var bounds = new ParallelOptions
        {
            MaxDegreeOfParallelism = options.Value.FilesAtOnce,
            CancellationToken = cancellationToken,
        };
        ReleasedFile[] open = [.. files.Where(file => !_answered.ContainsKey(file.FileId))];
        Volatile.Write(ref _waiting, open.Length);
        await Parallel.ForEachAsync(
            open, bounds, async (file, token) => await TryAsync(() => AnswerAsync(file, token), token));
        Volatile.Write(ref _waiting, open.Count(file => !_answered.ContainsKey(file.FileId)));
    }

    private async Task AnswerDueAsync(CancellationToken cancellationToken)
    {
        while (_later.TryPeek(out (DateTimeOffset Due, LaterAnswers Answers) next) && next.Due <= clock.GetUtcNow())
        {
            LaterAnswers? later = await answerer.AnswerLaterAsync(next.Answers, cancellationToken);
            if (later is not null)
            {
                _later.Enqueue((clock.GetUtcNow().AddSeconds(options.Value.LateSeconds), later));
            }

            _later.TryDequeue(out _);
        }
    }

    private async Task AnswerAsync(ReleasedFile file, CancellationToken cancellationToken)
    {
        try
        {
            LaterAnswers? later = await answerer.AnswerAsync(file, cancellationToken);
            if (later is not null)
            {
                _later.Enqueue((clock.GetUtcNow().AddSeconds(options.Value.LateSeconds), later));
            }

            logger.FileAnswered(file.FileId);
        }
        catch (Exception problem) when (problem is FileFormatException or InvalidDataException or FormatException)
        {
            // A file that cannot be read will not be readable next time: say so once and leave it unanswered.
            logger.FileNotReadable(file.FileId, problem.Message);
        }

        _answered[file.FileId] = true;
    }

    /// <summary>What fails is tried again at the next look: the app or its storage may be restarting.</summary>
    private async Task TryAsync(Func<Task> step, CancellationToken cancellationToken)
    {
        try
        {
            await step();
        }
        catch (Exception problem) when (IsTransient(problem) && !cancellationToken.IsCancellationRequested)
        {
            logger.StepFailed(problem.GetType().Name, (int?)(problem as HttpRequestException)?.StatusCode ?? 0);
        }
    }

    private static bool IsTransient(Exception problem) =>
        problem is HttpRequestException or IOException or TaskCanceledException or Azure.RequestFailedException
            or AggregateException or JsonException;
}
