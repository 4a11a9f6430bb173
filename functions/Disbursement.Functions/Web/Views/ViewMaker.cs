using Disbursement.Core.Intake;
using Disbursement.Functions.Close;
using Disbursement.Functions.Payments;
using Disbursement.Functions.Storage;
using Disbursement.Functions.Watch;

namespace Disbursement.Functions.Web.Views;

/// <summary>Turns rows of the store into what the API shows.</summary>
internal static class ViewMaker
{
    /// <summary>One list.</summary>
    public static SlotView Of(SlotEntity row) => new(
        row.Unit,
        row.List,
        row.Path,
        row.Sha256,
        row.RowsSent,
        row.RowsRepeated,
        row.RowsRefused,
        row.RowsAccepted,
        row.DueDong,
        row.ArrivedAt,
        row.Round);

    /// <summary>Sums of lists.</summary>
    public static SlotTotals TotalsOf(IReadOnlyList<SlotEntity> rows) => new(
        rows.Sum(static row => row.RowsSent),
        rows.Sum(static row => row.RowsRepeated),
        rows.Sum(static row => row.RowsRefused),
        rows.Sum(static row => row.RowsAccepted),
        rows.Sum(static row => row.DueDong));

    /// <summary>What intake noticed in the accepted rows of lists, and close over all of them, by number.</summary>
    /// <param name="rows">The lists.</param>
    /// <param name="shared">Rows whose accounts receive for many people.</param>
    public static IReadOnlyList<WarningView> WarningsOf(
        IReadOnlyList<SlotEntity> rows, params IEnumerable<SharedAccountLine> shared) =>
    [
        .. rows
            .SelectMany(static row => FindingCounts.Parse(row.Noticed).All, static (row, count) => (row.Unit, count))
            .Concat(shared.Select(static line => (
                line.Side.Unit, count: KeyValuePair.Create(FindingNumber.AccountShared, 1))))
            .Where(static one => Finding.SeverityOf(one.count.Key) == FindingSeverity.Warning)
            .GroupBy(static one => one.count.Key)
            .OrderBy(static group => group.Key)
            .Select(static group => WarningOf(
                FindingCatalogue.Get(group.Key),
                group.Sum(static one => one.count.Value),
                [.. group.Select(static one => one.Unit).Distinct().Order(StringComparer.Ordinal)])),
    ];

    /// <summary>One round.</summary>
    public static RoundView Of(RoundEntity row, ProgressView? progress) => new(
        RoundStore.NumberOf(row),
        row.State,
        row.Proposal,
        NullIfEmpty(row.Root),
        row.ProposedAt,
        row.Files,
        row.Payments,
        row.SumDong,
        row.SignaturesNeeded,
        [.. row.SignaturesGiven().Select(static one => new SignatureView(one.By, one.At))],
        NullIfEmpty(row.ApprovedBy),
        row.ApprovedAt,
        NullIfEmpty(row.SentBackBy),
        NullIfEmpty(row.SentBackBecause),
        NullIfEmpty(row.StoppedBecause),
        progress);

    /// <summary>One payment file.</summary>
    public static FileView Of(PaymentFileEntity row) => new(
        row.RowKey,
        row.Round,
        row.Provider,
        row.Unit,
        row.Source,
        row.FileName,
        row.Format,
        row.State,
        row.Payments,
        row.SumDong,
        row.Sha256,
        row.FetchedAt,
        row.Paid,
        row.PaidDong,
        row.Failed,
        row.FailedDong,
        row.Open,
        row.OpenDong)
    {
        Prints = PayoutPrints.Of(row),
    };

    /// <summary>One exception with the decisions it takes.</summary>
    public static ExceptionView Of(ExceptionEntity row, IReadOnlyList<string> allowed) => new(
        row.RowKey,
        row.Kind,
        row.Unit,
        row.List,
        row.Summary,
        row.Evidence,
        row.Subject,
        row.State,
        row.FoundAt,
        row.State == "Open" ? allowed : [],
        row.Decision,
        row.DecidedBy,
        row.DecidedAt,
        row.Reason);

    /// <summary>One thing that needs a person.</summary>
    public static AttentionView Of(Attention item) => new(
        item.Group.ToString(),
        item.Stop is { Code.Length: > 0 } stop ? stop.Code : item.Code.ToString(),
        item.Subject,
        item.Unit,
        item.Since,
        item.IsAlarm,
        item.Words.Cause,
        item.Words.CauseEnglish,
        item.Words.Next,
        item.Words.NextEnglish,
        item.Stop is { Proof.Length: > 0 } proof
            ? new ProofSidesView(
                proof.Proof, proof.Left, proof.Right, NullIfEmpty(proof.FirstKey), NullIfEmpty(proof.FirstLeft),
                NullIfEmpty(proof.FirstRight))
            : null);

    private static WarningView WarningOf(FindingText text, int rows, IReadOnlyList<string> units) => new(
        (int)text.Number,
        text.Code,
        rows,
        units,
        text.InVietnamese(null),
        text.ToDoVietnamese,
        text.InEnglish(null),
        text.ToDoEnglish);

    /// <summary>A text, or null where the row keeps an empty one.</summary>
    public static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
