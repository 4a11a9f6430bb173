using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace Disbursement.Kills.Store;

/// <summary>Decides which request meets which fault; the seed decides, in the order requests come.</summary>
/// <param name="seed">Decides.</param>
/// <param name="perMille">Requests per thousand that meet each of the faults.</param>
internal sealed class StoreFaults(int seed, int perMille)
{
    private readonly Random _random = new(seed);
    private readonly Lock _lock = new();

    /// <summary>Faults so far, by kind.</summary>
    public ConcurrentDictionary<StoreFault, int> Met { get; } = new();

    /// <summary>Decides for one request.</summary>
    public StoreFault Next(HttpRequest request)
    {
        int draw;
        lock (_lock)
        {
            draw = _random.Next(1_000);
        }

        // Conditional writes by themselves are few: the first one meets its fault in any case.
        bool isFirst = !Met.ContainsKey(StoreFault.Contended) && IsConditionalWrite(request);
        StoreFault fault = (draw / Math.Max(perMille, 1)) switch
        {
            _ when perMille == 0 => StoreFault.None,
            _ when isFirst => StoreFault.Contended,
            0 => StoreFault.Busy,
            1 => StoreFault.Refused,
            2 => StoreFault.AnswerLost,
            3 => StoreFault.Slow,
            4 when IsConditionalWrite(request) => StoreFault.Contended,
            _ => StoreFault.None,
        };
        Met.AddOrUpdate(fault, 1, static (_, count) => count + 1);
        return fault;
    }

    /// <summary>A 412 is only ever the answer to a write that named a version.</summary>
    private static bool IsConditionalWrite(HttpRequest request) =>
        request.Headers.IfMatch.ToString().Length > 1 && (request.Method is "PUT" or "MERGE" or "PATCH");
}
