using System.Text.Json.Serialization;

namespace Disbursement.Cli.Api;

/// <summary>A month as <c>GET /api/months/{province}/{period}</c> tells it. Money is in đồng.</summary>
internal sealed record MonthView
{
    /// <summary>Collecting, Closed, Paying, Settled or Stopped.</summary>
    public string State { get; init; } = string.Empty;

    /// <summary>Who closed intake; null while it is open.</summary>
    public string? ClosedBy { get; init; }

    /// <summary>When intake was closed.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>When the month came to its end.</summary>
    public DateTimeOffset? SettledAt { get; init; }

    /// <summary>The last day on which lists are taken after close; null when no day bounds that.</summary>
    public DateOnly? SupplementsLastDay { get; init; }

    /// <summary>Why the month stopped; null unless it did.</summary>
    public string? StoppedBecause { get; init; }

    /// <summary>The lists taken: one per unit and list, and one more per round for those that came after close.</summary>
    public IReadOnlyList<SlotView> Slots { get; init; } = [];

    /// <summary>The sums over the slots.</summary>
    public SlotTotals? Totals { get; init; }

    /// <summary>What intake noticed in accepted rows, by number.</summary>
    public IReadOnlyList<WarningView> Warnings { get; init; } = [];

    /// <summary>The rounds so far, in order.</summary>
    public IReadOnlyList<RoundView> Rounds { get; init; } = [];

    /// <summary>How many exceptions wait for a person.</summary>
    public int OpenExceptions { get; init; }

    /// <summary>Head of the audit chain.</summary>
    public AuditHead? Audit { get; init; }

    /// <summary>What needs a person; null where nobody asked.</summary>
    public IReadOnlyList<AttentionView>? Attention { get; init; }

    /// <summary>Which lists are expected; null where nobody asked.</summary>
    public BoardView? Board { get; init; }

    /// <summary>Whether nothing more will happen by itself.</summary>
    [JsonIgnore]
    public bool IsEnded => State is "Settled" or "Stopped";
}

/// <summary>The current version of one list.</summary>
internal sealed record SlotView
{
    /// <summary>Code of the unit that made the list.</summary>
    public string Unit { get; init; } = string.Empty;

    /// <summary>btxh, ncc or khac.</summary>
    public string List { get; init; } = string.Empty;

    /// <summary>The blob's path in the inbox.</summary>
    public string Path { get; init; } = string.Empty;

    /// <summary>Rows in the file.</summary>
    public long RowsSent { get; init; }

    /// <summary>Rows that repeat another row exactly.</summary>
    public long RowsRepeated { get; init; }

    /// <summary>Rows refused with a reason.</summary>
    public long RowsRefused { get; init; }

    /// <summary>Rows taken.</summary>
    public long RowsAccepted { get; init; }

    /// <summary>Money due on the rows taken.</summary>
    public long DueDong { get; init; }

    /// <summary>When the file arrived.</summary>
    public DateTimeOffset? ArrivedAt { get; init; }

    /// <summary>The round that pays it first: 1, or from 2 for a list that came after close.</summary>
    public int Round { get; init; } = 1;
}

/// <summary>The sums over a month's slots.</summary>
internal sealed record SlotTotals
{
    /// <summary>Rows in the files.</summary>
    public long RowsSent { get; init; }

    /// <summary>Rows that repeat another row exactly.</summary>
    public long RowsRepeated { get; init; }

    /// <summary>Rows refused with a reason.</summary>
    public long RowsRefused { get; init; }

    /// <summary>Rows taken.</summary>
    public long RowsAccepted { get; init; }

    /// <summary>Money due on the rows taken.</summary>
    public long DueDong { get; init; }
}

/// <summary>One round of payment.</summary>
internal sealed record RoundView
{
    /// <summary>1, 2, …</summary>
    public int Round { get; init; }

    /// <summary>Verifying, Proposed, SentBack, Approved, Released, Settled or Stopped.</summary>
    public string State { get; init; } = string.Empty;

    /// <summary>How often the round was proposed.</summary>
    public int? Proposal { get; init; }

    /// <summary>The root hash over the files proposed, which an approval names.</summary>
    public string? Root { get; init; }

    /// <summary>Number of files.</summary>
    public int Files { get; init; }

    /// <summary>Number of payments.</summary>
    public long Payments { get; init; }

    /// <summary>Sum of the payments, in đồng.</summary>
    public long SumDong { get; init; }

    /// <summary>How many different people must sign the root.</summary>
    public int SignaturesNeeded { get; init; } = 1;

    /// <summary>Who has signed it so far, in order.</summary>
    public IReadOnlyList<SignatureView> Signatures { get; init; } = [];

    /// <summary>Who gave the last signature.</summary>
    public string? ApprovedBy { get; init; }

    /// <summary>Where the round's work stands.</summary>
    public RoundProgressView? Progress { get; init; }
}

/// <summary>Where a round's work stands.</summary>
/// <param name="Stage">The stage's name.</param>
/// <param name="Done">Parts done.</param>
/// <param name="Total">Parts in all; 0 when unknown.</param>
internal sealed record RoundProgressView(string Stage, int Done, int Total);

/// <summary>Head of the audit chain, as proposals and manifests print it.</summary>
/// <param name="Sequence">Number of the last entry.</param>
/// <param name="Hash">Hash of the last entry over all before it.</param>
internal sealed record AuditHead(long Sequence, string Hash);
