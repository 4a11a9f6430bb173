namespace Disbursement.Functions.Web.Views;

/// <summary>Sums of lists.</summary>
/// <param name="RowsSent">Rows sent, exact repeats included.</param>
/// <param name="RowsRepeated">Exact repeats, taken once.</param>
/// <param name="RowsRefused">Rows refused.</param>
/// <param name="RowsAccepted">Rows accepted.</param>
/// <param name="DueDong">Money of the accepted rows, in đồng.</param>
public sealed record SlotTotals(int RowsSent, int RowsRepeated, int RowsRefused, int RowsAccepted, long DueDong);

/// <summary>A warning that travels with accepted rows.</summary>
/// <param name="Number">Its stable number, from 301.</param>
/// <param name="Code">Its stable code.</param>
/// <param name="Rows">Accepted rows that have it.</param>
/// <param name="Units">Codes of the units whose lists have it.</param>
/// <param name="Vietnamese">What it is.</param>
/// <param name="ToDoVietnamese">What to do.</param>
/// <param name="English">What it is.</param>
/// <param name="ToDoEnglish">What to do.</param>
public sealed record WarningView(
    int Number,
    string Code,
    int Rows,
    IReadOnlyList<string> Units,
    string Vietnamese,
    string ToDoVietnamese,
    string English,
    string ToDoEnglish);

/// <summary>The current version of one list.</summary>
/// <param name="Unit">Code of the unit that made it.</param>
/// <param name="List"><c>btxh</c>, <c>ncc</c> or <c>khac</c>.</param>
/// <param name="Path">Path of the file in <c>inbox</c>.</param>
/// <param name="Sha256">SHA-256 of the file.</param>
/// <param name="RowsSent">Rows sent, exact repeats included.</param>
/// <param name="RowsRepeated">Exact repeats, taken once.</param>
/// <param name="RowsRefused">Rows refused.</param>
/// <param name="RowsAccepted">Rows accepted.</param>
/// <param name="DueDong">Money of the accepted rows, in đồng.</param>
/// <param name="ArrivedAt">When the file arrived.</param>
/// <param name="Round">The round that pays it first: 1, or from 2 for a list that came after close.</param>
public sealed record SlotView(
    string Unit,
    string List,
    string Path,
    string Sha256,
    int RowsSent,
    int RowsRepeated,
    int RowsRefused,
    int RowsAccepted,
    long DueDong,
    DateTimeOffset ArrivedAt,
    int Round);

/// <summary>How far a round is.</summary>
/// <param name="Stage">For example <c>verify</c>; empty before the round says so.</param>
/// <param name="Done">Pieces of work done.</param>
/// <param name="Total">Pieces of work in all.</param>
public sealed record ProgressView(string Stage, int Done, int Total);

/// <summary>One round of a month.</summary>
/// <param name="Round">Number, from 1.</param>
/// <param name="State">Its state.</param>
/// <param name="Proposal">How often it was proposed.</param>
/// <param name="Root">Root over all files of the proposal; null before.</param>
/// <param name="ProposedAt">When it was proposed.</param>
/// <param name="Files">Payment files.</param>
/// <param name="Payments">Payments.</param>
/// <param name="SumDong">Money, in đồng.</param>
/// <param name="SignaturesNeeded">How many different people must sign the root.</param>
/// <param name="Signatures">Who has signed it so far, in order.</param>
/// <param name="ApprovedBy">Who gave the last signature; null before.</param>
/// <param name="ApprovedAt">When.</param>
/// <param name="SentBackBy">Who sent the last proposal back; null when nobody did.</param>
/// <param name="SentBackBecause">Why.</param>
/// <param name="StoppedBecause">Why it stopped; null when it runs.</param>
/// <param name="Progress">How far it is; none before it starts.</param>
public sealed record RoundView(
    int Round,
    string State,
    int Proposal,
    string? Root,
    DateTimeOffset? ProposedAt,
    int Files,
    int Payments,
    long SumDong,
    int SignaturesNeeded,
    IReadOnlyList<SignatureView> Signatures,
    string? ApprovedBy,
    DateTimeOffset? ApprovedAt,
    string? SentBackBy,
    string? SentBackBecause,
    string? StoppedBecause,
    ProgressView? Progress);

/// <summary>Where the audit's chain ends.</summary>
/// <param name="Sequence">Number of the last entry.</param>
/// <param name="Hash">Its hash.</param>
public sealed record AuditView(int Sequence, string Hash);

/// <summary>A month, as far as the caller may see it.</summary>
/// <param name="Province">2-digit province code.</param>
/// <param name="Period">The month, <c>yyyy-MM</c>.</param>
/// <param name="State">Its state.</param>
/// <param name="ClosedBy">Who closed intake; null before.</param>
/// <param name="ClosedAt">When.</param>
/// <param name="SettledAt">When the month settled.</param>
/// <param name="SupplementsLastDay">The last day, in Vietnam, on which lists are taken after close; null before close and
/// when only the rounds bound that.</param>
/// <param name="StoppedBecause">Why it stopped; null when it runs.</param>
/// <param name="Slots">Lists; an officer sees those of the own units.</param>
/// <param name="Totals">Sums of the lists shown.</param>
/// <param name="Warnings">What intake noticed in accepted rows of the lists shown, by number; no repairs.</param>
/// <param name="Missing">Codes of list-making units that have sent nothing.</param>
/// <param name="Rounds">Rounds; none for an officer.</param>
/// <param name="OpenExceptions">Things waiting for a person, of the units shown.</param>
/// <param name="Audit">Where the audit's chain ends.</param>
public sealed record MonthView(
    string Province,
    string Period,
    string State,
    string? ClosedBy,
    DateTimeOffset? ClosedAt,
    DateTimeOffset? SettledAt,
    DateOnly? SupplementsLastDay,
    string? StoppedBecause,
    IReadOnlyList<SlotView> Slots,
    SlotTotals Totals,
    IReadOnlyList<WarningView> Warnings,
    IReadOnlyList<string> Missing,
    IReadOnlyList<RoundView> Rounds,
    int OpenExceptions,
    AuditView Audit);
