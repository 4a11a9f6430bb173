using Disbursement.Core.Entitlements;
using Disbursement.Core.Events;
using Disbursement.Core.Holds;
using Disbursement.Core.Money;
using Disbursement.Core.Periods;
using Disbursement.Core.Programmes;
using Disbursement.Core.Routing;
using Disbursement.Core.Settlement;
using Disbursement.Functions.Payments;
using Disbursement.Functions.Routing;
using Disbursement.Functions.Settlement;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Close;

/// <summary>Asks people about what close holds: units, lines, months and sums, never a person or a programme.</summary>
/// <param name="month">The month.</param>
/// <param name="exceptions">The queue for people.</param>
/// <param name="identifiers">Names people by hash.</param>
internal sealed class HoldQuestions(MonthRef month, ExceptionStore exceptions, Identifiers identifiers)
{
    /// <summary>How many rows of other months a question names.</summary>
    private const int OthersMax = 3;

    private readonly string _evidence = $"{month.Folder}/close/held/";

    /// <summary>Asks which of several rows are paid.</summary>
    /// <param name="scope">What they are weighed by.</param>
    /// <param name="sides">The rows.</param>
    /// <param name="proposed">Numbers of the sides the law lets stand, from 1.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task AskAboutDuplicateAsync(
        BenefitScope scope,
        IReadOnlyList<PersonRow> sides,
        IReadOnlyList<int> proposed,
        CancellationToken cancellationToken)
    {
        string words = string.Join("; ", sides.Select(static (side, index) => FormattableString.Invariant(
            $"({index + 1}) {side.Side.ToVietnamese()}: {AmountOf(side.Row.Amount)}")));
        string law = proposed.Count == 0
            ? ""
            : $" {LawOf(scope)}: chi {string.Join(", ", proposed.Select(static number => $"({number})"))}.";
        return exceptions.OpenAsync(
            month,
            ExceptionKind.Duplicate,
            identifiers.DuplicateSubjectOf(month.Province, sides[0].Row.Key),
            row =>
            {
                row.Unit = sides[0].List.Unit;
                row.List = sides[0].List.List;
                row.Sides = DuplicateSide.Write(sides.Select(static side => side.Side));
                row.Proposed = string.Join(' ', proposed);
                row.Summary =
                    $"Trùng chế độ, đang giữ lại: {words}.{law} Chọn bên được chi, hoặc không chi bên nào.";
                row.Evidence = _evidence;
            },
            cancellationToken);
    }

    /// <summary>Asks whether a person is paid whom an event stops.</summary>
    /// <param name="rows">The rows of the month.</param>
    /// <param name="carried">What earlier months carried.</param>
    /// <param name="stops">The event behind each of them.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task AskAboutStopAsync(
        IReadOnlyList<PersonRow> rows,
        IReadOnlyList<CarryOver> carried,
        IReadOnlyList<BeneficiaryEvent> stops,
        CancellationToken cancellationToken)
    {
        DuplicateSide[] sides = SidesOf(rows, carried);
        if (sides.Length == 0)
        {
            return Task.CompletedTask;
        }

        string because = string.Join("; ", stops.Distinct().Select(static stop =>
            $"{stop.Code.ToVietnamese()} {Period.Of(stop.Date).Vietnamese}, dừng từ {StopRules.EffectiveFrom(stop).Vietnamese} "
            + FormattableString.Invariant($"({stop.Unit}/{EventsPath.ListCode} {stop.Reported} {DuplicateSide.Words(stop.Place)})")));
        because = because.Length > 0 ? because : "tháng trước có biến động, nay không còn hiệu lực";
        Vnd owed = carried.Aggregate(Vnd.Zero, static (sum, carry) => sum + carry.Amount);
        string owes = carried.Count == 0 ? "" : $"; các tháng trước chuyển sang {AmountOf(owed)}";
        EntitlementKey key = rows.Count > 0 ? rows[0].Row.Key : carried[0].Key;
        return exceptions.OpenAsync(
            month,
            ExceptionKind.StoppedPerson,
            identifiers.HoldSubjectOf(month.Province, HoldKind.StoppedPerson, key),
            row =>
            {
                row.Unit = sides[0].Unit;
                row.List = sides[0].List;
                row.Sides = DuplicateSide.Write(sides);
                row.Summary = $"Có biến động: {because}. Đang giữ lại: {WordsOf(rows)}{owes}. Chọn chi hoặc không chi.";
                row.Evidence = LedgerPaths.Events(month);
            },
            cancellationToken);
    }

    /// <summary>Asks whether a benefit that nobody collected is resumed.</summary>
    /// <param name="rows">The rows of the month; none when the benefit is not listed any more.</param>
    /// <param name="carried">What earlier months carried of it.</param>
    /// <param name="runs">The uncollected months of each benefit.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task AskAboutSuspensionAsync(
        IReadOnlyList<PersonRow> rows,
        IReadOnlyList<CarryOver> carried,
        IEnumerable<IReadOnlyList<Period>> runs,
        CancellationToken cancellationToken)
    {
        DuplicateSide[] sides = SidesOf(rows, carried);
        if (sides.Length == 0)
        {
            return Task.CompletedTask;
        }

        IReadOnlyList<Period> longest = runs.MaxBy(static run => run.Count) ?? [];
        string months = string.Join(", ", longest.Select(static period => period.Vietnamese));
        string because = longest.Count == 0
            ? "Đang tạm dừng từ các tháng trước"
            : FormattableString.Invariant($"Không đến nhận {longest.Count} tháng liên tiếp ({months}), tạm dừng");
        Vnd owed = carried.Aggregate(Vnd.Zero, static (sum, carry) => sum + carry.Amount);
        EntitlementKey key = rows.Count > 0 ? rows[0].Row.Key : carried[0].Key;
        return exceptions.OpenAsync(
            month,
            ExceptionKind.Suspended,
            identifiers.HoldSubjectOf(month.Province, HoldKind.Suspended, key),
            row =>
            {
                row.Unit = sides[0].Unit;
                row.List = sides[0].List;
                row.Sides = DuplicateSide.Write(sides);
                row.Summary = $"{because}: {WordsOf(rows)}; còn nợ các tháng trước {AmountOf(owed)}. "
                    + "Chọn chi tiếp (kèm phần còn nợ) hoặc tiếp tục tạm dừng.";
                row.Evidence = _evidence;
            },
            cancellationToken);
    }

    /// <summary>Asks whether a row is paid that another month listed for the same term.</summary>
    /// <param name="rows">The rows of one entitlement, each beside another month's.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task AskAboutRepeatAsync(IReadOnlyList<RepeatedRow> rows, CancellationToken cancellationToken)
    {
        SeldomRow[] own = [.. rows.Select(static one => one.Row with { Term = default }).Distinct()];
        RepeatedRow[] others = [.. rows.DistinctBy(static one => one.Other with { Term = default })];
        string before = string.Join("; ", others.Take(OthersMax).Select(static one =>
            $"{one.Other.Month.Vietnamese} {SideOf(one.Other).ToVietnamese()}: {AmountOf(one.Other.Due)}"
            + (one.IsOwed ? " (chưa chi được, đang chuyển sang)" : "")));
        string more = others.Length > OthersMax
            ? FormattableString.Invariant($" và {others.Length - OthersMax} dòng khác")
            : "";
        string now = string.Join(", ", own.Select(static row => $"{SideOf(row).ToVietnamese()}: {AmountOf(row.Due)}"));
        return exceptions.OpenAsync(
            month,
            ExceptionKind.PaidBefore,
            identifiers.HoldSubjectOf(month.Province, HoldKind.PaidBefore, own[0].Key),
            row =>
            {
                row.Unit = own[0].Unit;
                row.List = own[0].List;
                row.Sides = DuplicateSide.Write(own.Select(SideOf));
                row.Summary =
                    $"Khoản chi một lần hoặc theo kỳ, đã có trong danh sách khác: {before}{more}. Đang giữ lại: {now}. "
                    + "Chọn chi nếu là khoản khác hoặc lần trước chắc chắn chưa chi; nếu không, chọn không chi.";
                row.Evidence = LedgerPaths.Repeated(month, own[0].Round);
            },
            cancellationToken);
    }

    /// <summary>
    /// Asks once more about money of an earlier month that nobody decided about in that month. What was decided there since
    /// is kept as the answer.
    /// </summary>
    /// <param name="kind">Why it waits.</param>
    /// <param name="carry">The money.</param>
    /// <param name="before">The question of the month before.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task AskAgainAsync(
        HoldKind kind, CarryOver carry, ExceptionEntity before, CancellationToken cancellationToken)
    {
        string owed = $"Còn nợ {carry.Period.Vietnamese}, chưa quyết định: ";
        return exceptions.OpenAsync(
            month,
            kind.ToException(),
            kind.IsAboutAttempt()
                ? carry.From.ToString()!
                : identifiers.HoldSubjectOf(month.Province, kind, carry.Key, carry.Period),
            row =>
            {
                (row.Unit, row.List, row.Sides, row.Proposed) =
                    (before.Unit, before.List, before.Sides, before.Proposed);
                row.Summary = before.Summary.StartsWith(owed, StringComparison.Ordinal)
                    ? before.Summary
                    : owed + before.Summary;
                row.Evidence = before.Evidence;
                (row.State, row.Decision, row.DecidedBy, row.DecidedAt, row.Reason) =
                    (before.State, before.Decision, before.DecidedBy, before.DecidedAt, before.Reason);
            },
            cancellationToken);
    }

    /// <summary>Asks what becomes of a payment that failed for a reason which a person must weigh.</summary>
    /// <param name="carry">The money; the question is about its last attempt.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task AskAboutFailureAsync(CarryOver carry, CancellationToken cancellationToken)
    {
        SettlementReason reason = ReasonCatalogue.Find(carry.Reason);
        return exceptions.OpenAsync(
            month,
            ExceptionKind.FailedPayment,
            carry.From.ToString()!,
            row =>
            {
                (row.Unit, row.List) = (carry.Unit, carry.Group.ToListCode());
                row.Sides = DuplicateSide.Write([DuplicateSide.OfCarried(carry.Unit, carry.Group)]);
                row.Summary = FormattableString.Invariant(
                    $"{carry.Period.Vietnamese} chưa chi được {AmountOf(carry.Amount)} qua {carry.Channel.ToVietnamese()}: ")
                    + $"{carry.Reason} {reason.Vietnamese}. {reason.Action.Vietnamese} "
                    + "Chọn chi vào tài khoản, chi tiền mặt, hoặc không chi.";
                row.Evidence = LedgerPaths.CarryOver(month.Before(), carry.Unit, carry.Group);
            },
            cancellationToken);
    }

    /// <summary>Asks whether a payment was made that nobody answered for before its month was counted.</summary>
    /// <param name="carry">The money; the question is about its last attempt.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task AskAboutUnknownAsync(CarryOver carry, CancellationToken cancellationToken) => exceptions.OpenAsync(
        month,
        ExceptionKind.UnknownPayment,
        carry.From.ToString()!,
        row =>
        {
            (row.Unit, row.List) = (carry.Unit, carry.Group.ToListCode());
            row.Sides = DuplicateSide.Write([DuplicateSide.OfCarried(carry.Unit, carry.Group)]);
            row.Summary = FormattableString.Invariant(
                $"{carry.Period.Vietnamese} đã gửi {AmountOf(carry.Amount)} qua {carry.Channel.ToVietnamese()}, ")
                + "hết tháng vẫn chưa có kết quả. Hỏi đơn vị chi trả (xem cả kết quả về muộn của tháng trước). Có chứng cứ đã "
                + "chi: chọn đã chi. Có chứng cứ chưa chi và không còn chi nữa: chọn chi vào tài khoản hoặc chi tiền mặt.";
            row.Evidence = CarryOverActivity.OpenPath(month.Before(), carry.Unit, carry.Group);
        },
        cancellationToken);

    /// <summary>Asks whether money of an earlier month is paid that this month's list names as arrears too.</summary>
    /// <param name="carry">The money.</param>
    /// <param name="row">The row of the month.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task AskAboutArrearsAsync(CarryOver carry, PersonRow row, CancellationToken cancellationToken)
    {
        var side = DuplicateSide.OfCarried(carry.Unit, carry.Group);
        return exceptions.OpenAsync(
            month,
            ExceptionKind.PaidBefore,
            identifiers.HoldSubjectOf(month.Province, HoldKind.PaidBefore, carry.Key, carry.Period),
            question =>
            {
                (question.Unit, question.List) = (side.Unit, side.List);
                question.Sides = DuplicateSide.Write([side]);
                question.Summary =
                    $"{carry.Period.Vietnamese} chưa chi được, đang chuyển sang {AmountOf(carry.Amount)}; danh sách tháng này "
                    + $"cũng truy lĩnh tháng đó: {row.Side.ToVietnamese()}, truy lĩnh {AmountOf(row.Row.Arrears)}. "
                    + "Chọn không chi phần chuyển sang nếu đã có trong truy lĩnh; nếu không, chọn chi.";
                question.Evidence = _evidence;
            },
            cancellationToken);
    }

    private static DuplicateSide SideOf(SeldomRow row) => new(row.Unit, row.List, row.Place, row.Round, row.Part);

    private static DuplicateSide[] SidesOf(IReadOnlyList<PersonRow> rows, IReadOnlyList<CarryOver> carried) =>
    [
        .. rows.Select(static row => row.Side),
        .. carried.Select(static carry => DuplicateSide.OfCarried(carry.Unit, carry.Group)).Distinct(),
    ];

    private static string WordsOf(IReadOnlyList<PersonRow> rows) => rows.Count == 0
        ? "không có trong danh sách tháng này"
        : string.Join(", ", rows.Select(static row => FormattableString.Invariant(
            $"{row.Side.ToVietnamese()}: {AmountOf(row.Row.Due)}")));

    private static string AmountOf(Vnd amount) => $"{VietnameseNumber.Format(amount.Dong)} đồng";

    private static string LawOf(BenefitScope scope) => scope switch
    {
        BenefitScope.SocialProtection => "Mức cao nhất theo điều 6 khoản 2 NĐ 20/2021",
        BenefitScope.DisabledParent => "Hệ số cao nhất theo điều 20 NĐ 20/2021",
        BenefitScope.ServicePerson => "Mức phục vụ cao nhất theo điều 4 Pháp lệnh 02/2020",
        BenefitScope.Survivor => "Tối đa hai suất tuất theo điều 7 Pháp lệnh 02/2020",
        _ => "Đề xuất",
    };
}
