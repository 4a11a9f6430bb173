using System.Runtime.CompilerServices;
using Xunit;

namespace Disbursement.Testing;

/// <summary>Waits for something that happens by itself, with a limit, instead of sleeping.</summary>
public static class Eventually
{
    /// <summary>The limit when a test names none; far above what any wait takes on a busy machine.</summary>
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(20);

    /// <summary>Waits until a condition holds.</summary>
    /// <exception cref="Xunit.Sdk.FailException">It does not hold in time.</exception>
    public static Task HoldsAsync(
        Func<bool> condition,
        TimeSpan? timeout = null,
        [CallerArgumentExpression(nameof(condition))] string? words = null) =>
        HoldsAsync(() => Task.FromResult(condition()), timeout, words);

    /// <summary>Waits until a condition that takes time to ask holds.</summary>
    /// <exception cref="Xunit.Sdk.FailException">It does not hold in time.</exception>
    public static async Task HoldsAsync(
        Func<Task<bool>> condition,
        TimeSpan? timeout = null,
        [CallerArgumentExpression(nameof(condition))] string? words = null)
    {
        TimeSpan limit = timeout ?? DefaultTimeout;
        long started = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            if (TimeProvider.System.GetElapsedTime(started) > limit)
            {
                Assert.Fail($"Not within {limit}: {words}");
            }

            await Task.Delay(PollInterval);
        }
    }
}
