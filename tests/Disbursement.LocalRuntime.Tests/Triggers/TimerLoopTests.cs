using Azure.Storage.Blobs;
using Disbursement.LocalRuntime.Triggers.Timer;
using Disbursement.Testing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging.Abstractions;

namespace Disbursement.LocalRuntime.Tests.Triggers;

public sealed class TimerLoopTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private static readonly DateTimeOffset Start = new(2025, 11, 30, 10, 0, 0, TimeSpan.Zero);

    private readonly BlobContainerClient _container = new(azurite.ConnectionString, AzuriteFixture.NewName("timers"));
    private readonly ManualTime _time = new(Start);
    private readonly List<(DateTimeOffset At, bool IsPastDue, ScheduleStatus? Status)> _runs = [];
    private Func<Task> _run = () => Task.CompletedTask;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _container.CreateAsync(cancellationToken: Token);

    public async ValueTask DisposeAsync() =>
        await _container.DeleteIfExistsAsync(cancellationToken: CancellationToken.None);

    [Fact]
    public async Task RoundAsync_NotDueYet_SaysHowLong()
    {
        TimerLoop loop = await StartAsync("0 5 * * * *");

        TimeSpan wait = await loop.RoundAsync(Token);

        Assert.Equal(TimeSpan.FromMinutes(5), wait);
        Assert.Empty(_runs);
    }

    [Fact]
    public async Task RoundAsync_FarAway_LooksAgainWithinTheHour()
    {
        TimerLoop loop = await StartAsync("0 0 0 1 1 *");

        Assert.Equal(TimeSpan.FromHours(1), await loop.RoundAsync(Token));
    }

    [Fact]
    public async Task RoundAsync_Due_RunsOnceAndTellsTheSchedule()
    {
        TimerLoop loop = await StartAsync("0 */5 * * * *");
        _time.Now = Start.AddMinutes(5);

        Assert.Equal(TimeSpan.Zero, await loop.RoundAsync(Token));
        Assert.Equal(TimeSpan.FromMinutes(5), await loop.RoundAsync(Token));

        (DateTimeOffset at, bool isPastDue, ScheduleStatus? status) = Assert.Single(_runs);
        Assert.Equal((Start.AddMinutes(5), false), (at, isPastDue));
        Assert.Equal(Start.AddMinutes(5).UtcDateTime, status!.Next);
    }

    [Fact]
    public async Task PrepareAsync_MissedSeveralWhileDown_CatchesUpOnce()
    {
        TimerLoop before = await StartAsync("0 */5 * * * *");
        _time.Now = Start.AddMinutes(5);
        await before.RoundAsync(Token);

        _time.Now = Start.AddMinutes(33);
        TimerLoop after = await StartAsync("0 */5 * * * *");
        await after.RoundAsync(Token);
        TimeSpan wait = await after.RoundAsync(Token);

        Assert.Equal([false, true], _runs.Select(run => run.IsPastDue));
        Assert.Equal(TimeSpan.FromMinutes(2), wait);
    }

    [Fact]
    public async Task PrepareAsync_MissedBeforeItEverRan_CatchesUp()
    {
        await StartAsync("0 */5 * * * *");

        _time.Now = Start.AddHours(2);
        TimerLoop after = await StartAsync("0 */5 * * * *");
        await after.RoundAsync(Token);

        Assert.True(Assert.Single(_runs).IsPastDue);
    }

    [Fact]
    public async Task PrepareAsync_RestartedBetweenRuns_KeepsTheSchedule()
    {
        TimerLoop before = await StartAsync("0 */5 * * * *");
        _time.Now = Start.AddMinutes(5);
        await before.RoundAsync(Token);

        _time.Now = Start.AddMinutes(6);
        TimerLoop after = await StartAsync("0 */5 * * * *");

        Assert.Equal(TimeSpan.FromMinutes(4), await after.RoundAsync(Token));
        Assert.Single(_runs);
    }

    [Fact]
    public async Task PrepareAsync_RunOnStartup_RunsNow()
    {
        TimerLoop loop = await StartAsync("0 0 0 1 1 *", runOnStartup: true);

        await loop.RoundAsync(Token);

        Assert.False(Assert.Single(_runs).IsPastDue);
    }

    [Fact]
    public async Task PrepareAsync_WithoutMonitor_NothingIsMissed()
    {
        await StartAsync("0 */5 * * * *", monitored: false);
        _time.Now = Start.AddMinutes(33);

        TimerLoop after = await StartAsync("0 */5 * * * *", monitored: false);

        Assert.Equal(TimeSpan.FromMinutes(2), await after.RoundAsync(Token));
        Assert.Empty(_runs);
    }

    [Fact]
    public async Task RoundAsync_RunFails_TheScheduleGoesOn()
    {
        TimerLoop loop = await StartAsync("0 */5 * * * *");
        _run = () => throw new InvalidOperationException("boom");
        _time.Now = Start.AddMinutes(5);
        await loop.RoundAsync(Token);

        Assert.Equal(TimeSpan.FromMinutes(5), await loop.RoundAsync(Token));
    }

    [Fact]
    public async Task RoundAsync_RunTakesLongerThanTheInterval_SkipsWhatPassed()
    {
        TimerLoop loop = await StartAsync("0 */5 * * * *");
        _run = () =>
        {
            _time.Now = Start.AddMinutes(17);
            return Task.CompletedTask;
        };
        _time.Now = Start.AddMinutes(5);
        await loop.RoundAsync(Token);

        Assert.Equal(TimeSpan.FromMinutes(3), await loop.RoundAsync(Token));
        Assert.Single(_runs);
    }

    private async Task<TimerLoop> StartAsync(string schedule, bool runOnStartup = false, bool monitored = true)
    {
        var loop = new TimerLoop(
            "timer",
            CronSchedule.Parse(schedule),
            monitored ? new TimerMonitor(_container, "timer") : null,
            (info, _) =>
            {
                _runs.Add((_time.Now, info.IsPastDue, info.ScheduleStatus));
                return _run();
            },
            _time,
            NullLogger.Instance);
        await loop.PrepareAsync(runOnStartup, Token);
        return loop;
    }

    private sealed class ManualTime(DateTimeOffset now) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
