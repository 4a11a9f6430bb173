using Disbursement.Core.Entitlements;
using Disbursement.Core.Routing;
using Disbursement.Core.Settlement;
using Disbursement.Core.Verification;
using Disbursement.Functions.Months;
using Disbursement.Functions.People;
using Disbursement.Functions.Web.Views;

namespace Disbursement.Functions.Web.People;

/// <summary>The steps of a payment, in words.</summary>
internal static class ExplainedSteps
{
    /// <summary>The row stood in a list and was accepted.</summary>
    public static ExplainedStep Listed(FrozenList list, EntitlementRow row) => new(
        "listed",
        list.Round,
        list.List,
        "Có trong danh sách và được chấp nhận",
        "Stands in a list and was accepted",
        FormattableString.Invariant($"{list.Unit}/{list.List} sha256 {list.Version} line {row.LineNumber}"));

    /// <summary>What verification found, and where routing sent the row.</summary>
    public static IEnumerable<ExplainedStep> Routed(PersonRoute route)
    {
        (int round, RoutedRow row, _) = route;
        if (row.Finding != VerificationFinding.NotAsked)
        {
            Explanation found = Explanations.Of(row.Finding);
            yield return new ExplainedStep(
                "verified", round, row.Finding.ToString(), found.Vietnamese, found.English, "");
        }

        if (row.Route.Cause != row.Route.Reason)
        {
            yield return Because("routed", round, row.Route.Cause, "");
        }

        yield return row.Route.IsHeld
            ? Because("held", round, row.Route.Reason, "")
            : Because("routed", round, row.Route.Reason, $"{row.Route.Channel.ToCode()} {row.Route.Provider}");
    }

    /// <summary>The file that asked for it, and what was said about it.</summary>
    public static IEnumerable<ExplainedStep> Tried(PersonAttempt attempt)
    {
        string previous = attempt.Entry.Previous is { } before ? $" after {before}" : "";
        yield return new ExplainedStep(
            "in-file",
            attempt.Round,
            attempt.Entry.Channel.ToCode(),
            $"Lần chi {attempt.Entry.Attempt}: {attempt.Entry.Channel.ToVietnamese()}, {attempt.Entry.Provider}",
            $"Attempt {attempt.Entry.Attempt}: {attempt.Entry.Channel.ToCode()}, {attempt.Entry.Provider}",
            $"{attempt.FileId ?? "not released"} {attempt.Entry.Id}{previous}");
        foreach (PaymentResult said in attempt.Standing?.Applied ?? [])
        {
            SettlementReason? reason = said.Reason.Length == 0 ? null : ReasonCatalogue.Find(said.Reason);
            yield return new ExplainedStep(
                "said",
                attempt.Round,
                said.Reason.Length == 0 ? said.Status.ToString() : $"{said.Status} {said.Reason}",
                reason?.Vietnamese ?? (said.Status == ResultStatus.Paid ? "Đã chi" : said.Status.ToString()),
                reason?.English ?? said.Status.ToString(),
                said.Source,
                said.At);
        }

        PaymentState state = attempt.Standing?.State ?? PaymentState.Ready;
        yield return new ExplainedStep(
            "stands", attempt.Round, state.ToString(), StateWords(state), state.ToString(), attempt.Entry.Id.ToString());
    }

    /// <summary>What the month left unpaid: the next one has it, or a person decided that it is not paid.</summary>
    public static ExplainedStep Left(PersonLeft left)
    {
        string reason = left.Carry.Reason;
        (string vietnamese, string english) = Enum.TryParse(reason, out RouteReason route)
            ? (Explanations.Of(route).Vietnamese, Explanations.Of(route).English)
            : (ReasonCatalogue.Find(reason).Vietnamese, ReasonCatalogue.Find(reason).English);
        string lineage = FormattableString.Invariant($"{left.Carry.Period} {left.Carry.From} {left.Carry.MonthsUnpaid}");
        return left.IsCarried
            ? new ExplainedStep(
                "carried", 0, reason, $"Chuyển sang tháng sau: {vietnamese}", $"Carried into the next month: {english}", lineage)
            : new ExplainedStep("not-paid", 0, reason, $"Không chi: {vietnamese}", $"Not paid: {english}", lineage);
    }

    private static ExplainedStep Because(string what, int round, RouteReason reason, string evidence)
    {
        Explanation words = Explanations.Of(reason);
        return new ExplainedStep(what, round, reason.ToString(), words.Vietnamese, words.English, evidence);
    }

    private static string StateWords(PaymentState state) => state switch
    {
        PaymentState.Paid => "Kết quả: đã chi",
        PaymentState.Ready => "Chưa phát lệnh",
        _ when PaymentTransitions.IsFinal(state) => "Kết quả: không chi được",
        _ => "Chưa rõ kết quả",
    };
}
