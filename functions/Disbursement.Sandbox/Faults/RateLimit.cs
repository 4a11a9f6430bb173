using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace Disbursement.Sandbox.Faults;

/// <summary>Counts the inquiries each institution takes within a second.</summary>
internal sealed class RateLimit(IOptions<SandboxOptions> options, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, Window> _windows = new(StringComparer.Ordinal);

    /// <summary>Takes one request.</summary>
    /// <param name="institution">The institution asked.</param>
    /// <returns>False when the institution has taken its share of this second.</returns>
    public bool TryTake(string institution) =>
        _windows.GetOrAdd(institution, _ => new Window()).TryTake(
            clock.GetUtcNow().ToUnixTimeSeconds(), options.Value.InquiriesPerSecondMax);

    private sealed class Window
    {
        private readonly Lock _gate = new();
        private long _second;
        private int _taken;

        public bool TryTake(long second, int most)
        {
            lock (_gate)
            {
                if (second != _second)
                {
                    _second = second;
                    _taken = 0;
                }

                return ++_taken <= most;
            }
        }
    }
}
