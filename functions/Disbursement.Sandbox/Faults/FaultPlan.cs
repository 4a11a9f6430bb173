using System.Collections.Concurrent;
using System.IO.Hashing;
using System.Text;
using Microsoft.Extensions.Options;

namespace Disbursement.Sandbox.Faults;

/// <summary>What happens to a request instead of an answer.</summary>
internal enum RequestFault
{
    /// <summary>Nothing: it is answered.</summary>
    None,

    /// <summary>429 with Retry-After.</summary>
    TooManyRequests,

    /// <summary>500.</summary>
    ServerError,

    /// <summary>No answer for a long time.</summary>
    Timeout,

    /// <summary>503: the institution is down until further notice.</summary>
    Down,
}

/// <summary>Decides which requests fail. A transient fault hits the first attempt of a request only.</summary>
internal sealed class FaultPlan(IOptions<FaultOptions> options)
{
    private readonly FaultOptions _options = options.Value;
    private readonly HashSet<string> _down = new(
        options.Value.Down.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
        StringComparer.Ordinal);

    /// <summary>Requests that had their fault; grows only by faults, 8 bytes each.</summary>
    private readonly ConcurrentDictionary<ulong, bool> _cleared = new();

    /// <summary>What happens to a request.</summary>
    /// <param name="institution">The institution asked.</param>
    /// <param name="key">What the request asks; equal for its retries.</param>
    public RequestFault Next(string institution, string key)
    {
        if (_down.Contains(institution))
        {
            return RequestFault.Down;
        }

        ulong hash = XxHash3.HashToUInt64(Encoding.UTF8.GetBytes($"{institution}|{key}"));
        RequestFault fault = FaultOf((int)(hash % 1000));
        return fault != RequestFault.None && _cleared.TryAdd(hash, true) ? fault : RequestFault.None;
    }

    private RequestFault FaultOf(int point)
    {
        int server = _options.TooManyRequestsPerMille + _options.ServerErrorPerMille;
        return point < _options.TooManyRequestsPerMille ? RequestFault.TooManyRequests
            : point < server ? RequestFault.ServerError
            : point < server + _options.TimeoutPerMille ? RequestFault.Timeout
            : RequestFault.None;
    }
}
