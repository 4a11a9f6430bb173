using Azure;
using Azure.Data.Tables;
using Disbursement.Core.Periods;
using Disbursement.Core.Settlement;

namespace Disbursement.Functions.Storage;

/// <summary>What every row of the app's tables has. Keys never hold personal data.</summary>
public abstract class StoreEntity : ITableEntity
{
    /// <inheritdoc />
    public string PartitionKey { get; set; } = "";

    /// <inheritdoc />
    public string RowKey { get; set; } = "";

    /// <inheritdoc />
    public DateTimeOffset? Timestamp { get; set; }

    /// <inheritdoc />
    public ETag ETag { get; set; }
}

/// <summary>The month itself: the row whose ETag decides who closes and which file still comes in.</summary>
public sealed class MonthEntity : StoreEntity
{
    /// <summary>The row key of the month's own row; slots stand beside it in the same partition.</summary>
    public const string Key = "month";

    /// <summary>A <c>MonthState</c>.</summary>
    public string State { get; set; } = "Collecting";

    /// <summary>Counts accepted files, so that each acceptance moves the ETag and close sees all or none.</summary>
    public int Accepted { get; set; }

    /// <summary>Who closed intake; empty before.</summary>
    public string ClosedBy { get; set; } = "";

    /// <summary>When intake closed.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>What was missing when intake closed: <c>152</c> a unit, <c>148/ncc</c> a list, with blanks between.</summary>
    public string ClosedWithout { get; set; } = "";

    /// <summary>Why it was closed all the same; empty when nothing was missing.</summary>
    public string ClosedWithoutBecause { get; set; } = "";

    /// <summary>
    /// Rounds whose lists are fixed: 0 before close, 1 from close on, n once the supplements of round n are frozen,
    /// <see cref="RoundsMax"/> when nothing more is taken. A month closed before there were supplements keeps 0.
    /// </summary>
    public int FrozenRounds { get; set; }

    /// <summary>Rounds the month may have, kept at close so that a setting changed later makes no promise untrue.</summary>
    public int RoundsMax { get; set; }

    /// <summary>
    /// Until when lists are taken after close, kept at close like <see cref="RoundsMax"/>: the first moment that is too
    /// late. Null when only the rounds bound that.
    /// </summary>
    public DateTimeOffset? SupplementsUntil { get; set; }

    /// <summary>When the month settled.</summary>
    public DateTimeOffset? SettledAt { get; set; }

    /// <summary>Why the month stopped; empty when it runs.</summary>
    public string StoppedBecause { get; set; } = "";

    /// <summary>The last day on which lists are taken after close, in Vietnam; null when only the rounds bound that.</summary>
    public DateOnly? SupplementsLastDay() =>
        SupplementsUntil is { } until ? VietnamTime.DateOf(until).AddDays(-1) : null;

    /// <summary>The round that pays a list arriving now; 0 when it came too late for any.</summary>
    public int SupplementRound() =>
        State is nameof(MonthState.Closed) or nameof(MonthState.Paying) && FrozenRounds > 0 && FrozenRounds < RoundsMax
            ? FrozenRounds + 1
            : 0;
}

/// <summary>The current version of one list: unit and list in one month.</summary>
public sealed class SlotEntity : StoreEntity
{
    /// <summary>Row keys of slots begin so: <c>slot|148|btxh</c>.</summary>
    public const string Prefix = "slot|";

    /// <summary>
    /// Row keys of lists that came after close begin so: <c>supplement|r2|148|btxh</c>, and
    /// <c>supplement|r2|148|btxh|02</c> for the second one of the round. None is ever replaced.
    /// </summary>
    public const string SupplementPrefix = "supplement|";

    /// <summary>Bound on the supplements of one list in one round.</summary>
    public const int PartsMax = 99;

    /// <summary>The round that pays it first: 1 for a list that came before close, from 2 for a supplement.</summary>
    public int Round { get; set; } = 1;

    /// <summary>Which of its list's supplements of that round, from 1 in the order they were taken.</summary>
    public int Part { get; set; } = 1;

    /// <summary>Row keys of slots of event lists begin so: <c>events|148|biendong</c>. They pay nobody.</summary>
    public const string EventsPrefix = "events|";

    /// <summary>Code of the unit that made the list.</summary>
    public string Unit { get; set; } = "";

    /// <summary><c>btxh</c>, <c>ncc</c> or <c>khac</c>.</summary>
    public string List { get; set; } = "";

    /// <summary>Path of the file in <c>inbox</c>.</summary>
    public string Path { get; set; } = "";

    /// <summary>SHA-256 of the file, lower-case hexadecimal.</summary>
    public string Sha256 { get; set; } = "";

    /// <summary>When the blob arrived; a later arrival replaces an earlier one.</summary>
    public DateTimeOffset ArrivedAt { get; set; }

    /// <summary>Rows sent, exact repeats included.</summary>
    public int RowsSent { get; set; }

    /// <summary>Exact repeats, taken once.</summary>
    public int RowsRepeated { get; set; }

    /// <summary>Rows refused.</summary>
    public int RowsRefused { get; set; }

    /// <summary>Rows accepted.</summary>
    public int RowsAccepted { get; set; }

    /// <summary>Money of the accepted rows, in đồng.</summary>
    public long DueDong { get; set; }

    /// <summary>Accepted rows by warning and repair: <c>303:12;401:3</c>; empty for lists read before.</summary>
    public string Noticed { get; set; } = "";

    /// <summary>Chunks in the ledger.</summary>
    public int Chunks { get; set; }
}

/// <summary>One payment round of a month.</summary>
public sealed class RoundEntity : StoreEntity
{
    /// <summary>A <c>RoundState</c>.</summary>
    public string State { get; set; } = "Verifying";

    /// <summary>How often it was proposed; a send-back starts the next proposal.</summary>
    public int Proposal { get; set; }

    /// <summary>Root hash over all files of the proposal.</summary>
    public string Root { get; set; } = "";

    /// <summary>When the proposal was made: the time that stands inside its files.</summary>
    public DateTimeOffset? ProposedAt { get; set; }

    /// <summary>How many different people must sign the root before it is approved, from 1.</summary>
    public int SignaturesNeeded { get; set; } = 1;

    /// <summary>Who has signed the root so far, and when; read it with <see cref="RoundSignatures"/>.</summary>
    public string Signatures { get; set; } = "";

    /// <summary>Who gave the last signature needed; never who closed.</summary>
    public string ApprovedBy { get; set; } = "";

    /// <summary>When the last signature was given.</summary>
    public DateTimeOffset? ApprovedAt { get; set; }

    /// <summary>
    /// SHA-256 of the envelopes that the last signature was given under, lower-case hexadecimal; empty where none limits
    /// the month.
    /// </summary>
    public string EnvelopesSha256 { get; set; } = "";

    /// <summary>Who sent it back, and why.</summary>
    public string SentBackBy { get; set; } = "";

    /// <summary>Why it was sent back.</summary>
    public string SentBackBecause { get; set; } = "";

    /// <summary>Number of files.</summary>
    public int Files { get; set; }

    /// <summary>Number of payments.</summary>
    public int Payments { get; set; }

    /// <summary>Money of the payments, in đồng.</summary>
    public long SumDong { get; set; }

    /// <summary>Why the round stopped; empty when it runs.</summary>
    public string StoppedBecause { get; set; } = "";

    /// <summary>Whether this proposal is still in work: a call that comes late must not touch a later one.</summary>
    /// <param name="proposal">The proposal a call works for, from 1.</param>
    public bool IsInWork(int proposal) => State == nameof(RoundState.Verifying) && Proposal == proposal;
}

/// <summary>One payment file: row key is the file id.</summary>
public sealed class PaymentFileEntity : StoreEntity
{
    /// <summary>Round number, from 1.</summary>
    public int Round { get; set; }

    /// <summary>The proposal it was built for, from 1.</summary>
    public int Proposal { get; set; }

    /// <summary>Provider code.</summary>
    public string Provider { get; set; } = "";

    /// <summary>Code of the list-making unit.</summary>
    public string Unit { get; set; } = "";

    /// <summary>Budget source: <c>ncc</c>, <c>btxh</c> or <c>khac</c>.</summary>
    public string Source { get; set; } = "";

    /// <summary>File name, as the provider sees it.</summary>
    public string FileName { get; set; } = "";

    /// <summary>Format of the contract, for example <c>pain.001.001.09</c>.</summary>
    public string Format { get; set; } = "";

    /// <summary>Number of payments.</summary>
    public int Payments { get; set; }

    /// <summary>Money of the payments, in đồng.</summary>
    public long SumDong { get; set; }

    /// <summary>SHA-256 of the file, lower-case hexadecimal.</summary>
    public string Sha256 { get; set; } = "";

    /// <summary>SHA-256 of the page that prints it; empty for files that nobody signs by hand.</summary>
    public string HtmlSha256 { get; set; } = "";

    /// <summary>SHA-256 of the workbook that prints it; empty for files that nobody signs by hand.</summary>
    public string XlsxSha256 { get; set; } = "";

    /// <summary>SHA-256 of its signature; empty before release, and where the contract wants none.</summary>
    public string SignatureSha256 { get; set; } = "";

    /// <summary>A <c>PaymentFileState</c>.</summary>
    public string State { get; set; } = "Built";

    /// <summary>When the provider first read it.</summary>
    public DateTimeOffset? FetchedAt { get; set; }

    /// <summary>How many result parts were applied.</summary>
    public int Applied { get; set; }

    /// <summary>Payments by their present state.</summary>
    public int Paid { get; set; }

    /// <summary>Money paid, in đồng.</summary>
    public long PaidDong { get; set; }

    /// <summary>Payments proven to have failed: rejected, returned, unclaimed.</summary>
    public int Failed { get; set; }

    /// <summary>Money proven to have failed, in đồng.</summary>
    public long FailedDong { get; set; }

    /// <summary>Payments without a final answer.</summary>
    public int Open { get; set; }

    /// <summary>Money without a final answer, in đồng.</summary>
    public long OpenDong { get; set; }
}

/// <summary>Something a person must decide or know. The row key is derived, so that finding it twice is one row.</summary>
public sealed class ExceptionEntity : StoreEntity
{
    /// <summary>An <c>ExceptionKind</c>.</summary>
    public string Kind { get; set; } = "";

    /// <summary>What was set aside, as a stable code that the runbook explains; empty unless it is poison.</summary>
    public string Code { get; set; } = "";

    /// <summary>Code of the unit it belongs to; empty when none.</summary>
    public string Unit { get; set; } = "";

    /// <summary>Code of the list; empty when none.</summary>
    public string List { get; set; } = "";

    /// <summary>What was found, masked, in Vietnamese.</summary>
    public string Summary { get; set; } = "";

    /// <summary>Where the evidence stands in the ledger.</summary>
    public string Evidence { get; set; } = "";

    /// <summary>The entry it is about: a hash or EndToEndId, never a person's number.</summary>
    public string Subject { get; set; } = "";

    /// <summary>What a decision about a close name is remembered by, a keyed hash; empty when it is not.</summary>
    public string MemoryKey { get; set; } = "";

    /// <summary>The month in which it was decided, <c>yyyy-MM</c>; empty unless an earlier decision still counts.</summary>
    public string RememberedFrom { get; set; } = "";

    /// <summary>The sides of a duplicate in the order decisions number them; empty for other kinds.</summary>
    public string Sides { get; set; } = "";

    /// <summary>Numbers of the sides that the law lets stand, joined with a space; empty when it names none.</summary>
    public string Proposed { get; set; } = "";

    /// <summary><c>Open</c> or <c>Decided</c>.</summary>
    public string State { get; set; } = "Open";

    /// <summary>When it was found.</summary>
    public DateTimeOffset FoundAt { get; set; }

    /// <summary>What was decided.</summary>
    public string Decision { get; set; } = "";

    /// <summary>Who decided.</summary>
    public string DecidedBy { get; set; } = "";

    /// <summary>When.</summary>
    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>The reason given.</summary>
    public string Reason { get; set; } = "";
}
