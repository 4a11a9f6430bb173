using System.Text.Json;
using Disbursement.Functions.Close;
using Disbursement.Functions.Coverage;
using Disbursement.Functions.Months;
using Disbursement.Functions.Routing;
using Disbursement.Functions.Settlement;
using Disbursement.Functions.Storage;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Disbursement.Functions.Tests.Months;

/// <summary>
/// A month's orchestration without an app: activities answer by script, and a timer moves the clock to its end. What was
/// asked stands in <see cref="Steps"/>, with the time.
/// </summary>
/// <param name="frozen">What close froze.</param>
/// <param name="now">When the orchestration begins.</param>
internal sealed class ScriptedMonth(FrozenMonth frozen, DateTime now) : TaskOrchestrationContext
{
    private DateTime _now = now;

    /// <summary>What was asked, in order: rounds, freezes, timers.</summary>
    public List<string> Steps { get; } = [];

    /// <summary>Proven failures that each round ends with, by round.</summary>
    public Dictionary<int, int> FallBacks { get; } = [];

    /// <summary>Rows that people have decided to pay, asked after each round; false before the clock moved.</summary>
    public bool DecidesWhileWaiting { get; init; }

    /// <summary>Supplements found when a round is frozen, by round.</summary>
    public Dictionary<int, FrozenList[]> Supplements { get; } = [];

    /// <inheritdoc />
    public override TaskName Name => new("month");

    /// <inheritdoc />
    public override string InstanceId => "month";

    /// <inheritdoc />
    public override ParentOrchestrationInstance? Parent => null;

    /// <inheritdoc />
    public override DateTime CurrentUtcDateTime => _now;

    /// <inheritdoc />
    public override bool IsReplaying => false;

    /// <inheritdoc />
    protected override ILoggerFactory LoggerFactory => NullLoggerFactory.Instance;

    /// <inheritdoc />
    public override T GetInput<T>() => throw new NotSupportedException();

    /// <inheritdoc />
    public override Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null)
    {
        object answer = name.Name switch
        {
            nameof(FreezeMonthActivity) => frozen,
            nameof(FreezeSupplementsActivity) => Freeze((SupplementsToFreeze)input!),
            nameof(CountDecidedActivity) => DecidesWhileWaiting && Steps.Exists(IsTimer) ? 1 : 0,
            nameof(ProveMonthActivity) => "",
            _ => 0,
        };
        return Task.FromResult((TResult)answer);
    }

    /// <inheritdoc />
    public override Task<TResult> CallSubOrchestratorAsync<TResult>(
        TaskName orchestratorName, object? input = null, TaskOptions? options = null)
    {
        int round = ((RoundRequest)input!).Round;
        Steps.Add(FormattableString.Invariant($"round {round}"));
        object outcome = new RoundOutcome("Settled", FallBacks.GetValueOrDefault(round), "");
        return Task.FromResult((TResult)outcome);
    }

    /// <inheritdoc />
    public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
    {
        Steps.Add(FormattableString.Invariant($"until {fireAt:yyyy-MM-dd HH:mm}"));
        _now = fireAt;
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public override Task<T?> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default)
        where T : default => throw new NotSupportedException();

    /// <inheritdoc />
    public override void SendEvent(string instanceId, string eventName, object payload) =>
        throw new NotSupportedException();

    /// <inheritdoc />
    public override void SetCustomStatus(object? customStatus) => JsonSerializer.Serialize(customStatus, StoreJson.Options);

    /// <inheritdoc />
    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true) =>
        throw new NotSupportedException();

    /// <inheritdoc />
    public override Guid NewGuid() => throw new NotSupportedException();

    private static bool IsTimer(string step) => step.StartsWith("until", StringComparison.Ordinal);

    private FrozenList[] Freeze(SupplementsToFreeze request)
    {
        Steps.Add(FormattableString.Invariant($"freeze {request.Round} {(request.IsNeeded ? "needed" : "if any")}"));
        return Supplements.GetValueOrDefault(request.Round, []);
    }
}
