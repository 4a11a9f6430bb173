using Disbursement.Core.Contracts;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Watch;

/// <summary>An orchestration as the watch sees it.</summary>
/// <param name="Id">Instance id.</param>
/// <param name="Orchestrator">Its orchestrator.</param>
/// <param name="IsActive">Whether it runs or is about to.</param>
/// <param name="UpdatedAt">Its last step.</param>
/// <param name="Stage">What its custom status says it is at; empty when nothing.</param>
/// <param name="Failure">Why it failed; empty when it did not.</param>
/// <param name="Path">The path of the file it reads; empty for other instances.</param>
public sealed record WatchedInstance(
    string Id,
    string Orchestrator,
    bool IsActive,
    DateTimeOffset UpdatedAt,
    string Stage,
    string Failure,
    string Path);

/// <summary>A list in the inbox that nobody answered.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Unit">Code of the unit; empty when the path does not say.</param>
/// <param name="ArrivedAt">When it arrived.</param>
public sealed record UnansweredList(string Path, string Unit, DateTimeOffset ArrivedAt);

/// <summary>A blob on which its function failed to the end.</summary>
/// <param name="Function">The function.</param>
/// <param name="Container">The container.</param>
/// <param name="Path">The blob's path.</param>
/// <param name="Reason">Why, in short; empty when the record does not say.</param>
/// <param name="RecordedAt">When it was put aside; null when unknown.</param>
public sealed record PoisonedBlob(
    string Function, string Container, string Path, string Reason, DateTimeOffset? RecordedAt);

/// <summary>Dead letters of one reason.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="Count">How many are seen.</param>
/// <param name="Since">The oldest.</param>
public sealed record DeadMessages(string Reason, int Count, DateTimeOffset Since);

/// <summary>A released file with the time by which its provider answers.</summary>
/// <param name="File">The file.</param>
/// <param name="AnswerBy">By the contract's cut-off; null before its approval is recorded.</param>
public sealed record AwaitedFile(PaymentFileEntity File, DateTimeOffset? AnswerBy)
{
    /// <summary>Whom to ask at the provider, as the contract says.</summary>
    public IReadOnlyList<ContractContact> Contacts { get; init; } = [];
}

/// <summary>All that the watch knows of one month.</summary>
public sealed record MonthFacts
{
    /// <summary>The month.</summary>
    public required MonthRef Month { get; init; }

    /// <summary>Its row.</summary>
    public required MonthEntity Row { get; init; }

    /// <summary>When its lists are late: by then intake should be closed.</summary>
    public required DateTimeOffset Deadline { get; init; }

    /// <summary>Its rounds, in order.</summary>
    public IReadOnlyList<RoundEntity> Rounds { get; init; } = [];

    /// <summary>Why it or its rounds stopped.</summary>
    public IReadOnlyList<StopEntity> Stops { get; init; } = [];

    /// <summary>Released files without all their answers.</summary>
    public IReadOnlyList<AwaitedFile> Awaited { get; init; } = [];

    /// <summary>What waits for a person's decision.</summary>
    public IReadOnlyList<ExceptionEntity> OpenExceptions { get; init; } = [];

    /// <summary>The month's and its rounds' orchestrations; none for one that never ran.</summary>
    public IReadOnlyList<WatchedInstance> Instances { get; init; } = [];

    /// <summary>Orchestrations of any kind that failed and are of this month.</summary>
    public IReadOnlyList<WatchedInstance> Failed { get; init; } = [];

    /// <summary>Lists that nobody answered.</summary>
    public IReadOnlyList<UnansweredList> Unanswered { get; init; } = [];

    /// <summary>Poisoned blobs of this month, and those of no month.</summary>
    public IReadOnlyList<PoisonedBlob> Poisoned { get; init; } = [];

    /// <summary>Dead letters of the whole installation.</summary>
    public IReadOnlyList<DeadMessages> Dead { get; init; } = [];
}
