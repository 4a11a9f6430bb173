using Disbursement.Cli.Api;

namespace Disbursement.Cli.Tests.Support;

/// <summary>Months as the app would tell them.</summary>
internal static class Samples
{
    public const string MonthRoute = "GET /api/months/17/2024-06";
    public const string Root = "3f1c0a9be2d44c5f8a7b6c5d4e3f2a1b0c9d8e7f6a5b4c3d2e1f0a9b8c7d6e5f";

    public const string AttentionRoute = "GET /api/months/17/2024-06/attention";

    /// <summary>One thing of each group, as the app tells them.</summary>
    public static AttentionView[] Attention { get; } =
    [
        new()
        {
            Group = "Stopped",
            Code = "RoundUnbalanced",
            Subject = "17/2024-06 r1",
            Since = new DateTimeOffset(2024, 6, 7, 1, 30, 0, TimeSpan.Zero),
            Alarm = true,
            Cause = "Số khoản, số tiền vào đợt khác số trong tệp và đang giữ.",
            CauseEnglish = "What came into the round is not what is in its files and held.",
            Next = "Không sửa sổ cái bằng tay.",
            NextEnglish = "Change nothing in the ledger by hand.",
            Proof = new ProofSidesView(
                "built = payments in files", "10 rows, 5.400.000 dong", "9 rows, 4.860.000 dong",
                "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "540.000", "absent"),
        },
        new()
        {
            Group = "Poisoned",
            Code = "BlobPoisoned",
            Subject = "inbox/17/2024-06/148/btxh/a.csv",
            Since = new DateTimeOffset(2024, 6, 6, 1, 30, 0, TimeSpan.Zero),
            Alarm = true,
            Cause = "InboxTrigger thất bại nhiều lần với tệp này; đã gác lại.",
            CauseEnglish = "InboxTrigger failed on this file to the end; it was put aside.",
            Next = "Xem nhật ký, khắc phục, rồi gửi lại tệp.",
            NextEnglish = "Read the log, cure it, then send the file again.",
        },
        new()
        {
            Group = "Overdue",
            Code = "DecisionsWaiting",
            Subject = "Duplicate",
            Unit = "148",
            Cause = "2 việc loại Duplicate chờ quyết định.",
            CauseEnglish = "2 of kind Duplicate wait for a decision.",
            Next = "Xem danh sách việc.",
            NextEnglish = "See the queue.",
        },
    ];

    public const string BoardRoute = "GET /api/months/17/2024-06/board";

    /// <summary>Three districts: one sent one of its two lists, one was late, one sent nothing and intake closed.</summary>
    public static BoardView Board { get; } = new()
    {
        Deadline = new DateTimeOffset(2024, 6, 5, 10, 0, 0, TimeSpan.Zero),
        ClosedAt = new DateTimeOffset(2024, 6, 6, 2, 0, 0, TimeSpan.Zero),
        ClosedBy = "ketoan",
        ClosedWithout = ["152", "148/ncc"],
        ClosedWithoutBecause = "152 mất điện",
        UnitsExpected = 3,
        UnitsMissing = ["152"],
        ListsMissing = ["148/ncc"],
        Lines =
        [
            Line("148", "Thành phố Hòa Bình", "btxh", "Sent", new DateTimeOffset(2024, 6, 3, 1, 30, 0, TimeSpan.Zero)),
            Line("148", "Thành phố Hòa Bình", "ncc", "ClosedWithout", null),
            Line("150", "Huyện Đà Bắc", "btxh", "SentLate", new DateTimeOffset(2024, 6, 5, 12, 5, 0, TimeSpan.Zero)),
            Line("152", "Huyện Lương Sơn", "", "ClosedWithout", null),
        ],
        Reminders =
        [
            new ReminderView(
                "152", "before-1", new DateTimeOffset(2024, 6, 4, 10, 0, 45, TimeSpan.Zero),
                "17/2024-06/152/reminder-before-1.html"),
        ],
    };

    private static BoardLineView Line(string unit, string name, string list, string standing, DateTimeOffset? at) => new()
    {
        Unit = unit,
        Name = name,
        List = list,
        Standing = standing,
        Expected = true,
        ArrivedAt = at,
        RowsSent = at is null ? 0 : 1_204,
        RowsRefused = at is null ? 0 : 31,
        Before = list.Length == 0
            ? null
            : new BoardEarlierView(new DateTimeOffset(2024, 5, 4, 3, 0, 0, TimeSpan.Zero), 1_190, 2),
    };

    /// <summary>A comparison as the app tells it.</summary>
    public static object Comparison
    {
        get
        {
            var figures = new
            {
                entitlementsBefore = 1_000,
                entitlements = 1_100,
                amountBeforeDong = 540_000_000L,
                amountDong = 590_000_000L,
                @new = Change(120, 0, 64_800_000),
                stopped = Change(20, 10_800_000, 0),
                moved = Change(3, 1_620_000, 1_620_000),
                movedIn = Change(3, 0, 1_620_000),
                movedOut = Change(3, 1_620_000, 0),
                amount = Change(4, 4_000_000, 0),
                arrears = Change(2, 0, 1_080_000),
                account = Change(7, 3_780_000, 3_780_000),
                channel = Change(1, 540_000, 540_000),
                receiver = Change(0, 0, 0),
            };
            return new
            {
                hasBefore = true,
                listsWithoutBefore = new[] { "152/khac" },
                codesWithoutMap = new[] { "149" },
                total = figures,
                units = new[] { new { unit = "148", figures } },
            };

            static object Change(int count, long beforeDong, long afterDong) =>
                new { count, beforeDong, afterDong, netDong = afterDong - beforeDong };
        }
    }

    public static MonthView Month(string state, params RoundView[] rounds) => new()
    {
        State = state,
        ClosedBy = state == "Collecting" ? null : "ketoan",
        Slots =
        [
            new() { Unit = "150", List = "btxh", RowsSent = 1_204, RowsRepeated = 2, RowsRefused = 12, RowsAccepted = 1_190, DueDong = 642_600_000 },
            new() { Unit = "148", List = "ncc", RowsSent = 310, RowsRefused = 1, RowsAccepted = 309, DueDong = 801_233_000 },
        ],
        Rounds = rounds,
        OpenExceptions = 7,
        Audit = new AuditHead(42, "abc123"),
    };

    public static RoundView Round(string state, int number = 1) => new()
    {
        Round = number,
        State = state,
        Root = state == "Verifying" ? null : Root,
        Files = 31,
        Payments = 1_499,
        SumDong = 1_443_833_000,
        Progress = state == "Verifying" ? new RoundProgressView("verify", 3, 9) : null,
        ApprovedBy = state is "Released" or "Settled" ? "lanhdao" : null,
    };

    /// <summary>Coverage with two units, as the report file spells its columns.</summary>
    public static object[] Coverage(int bankExtra = 0) =>
    [
        Row("148", "BTXH", 300, 200, 150 + bankExtra, 100), Row("148", "NCC", 100, 90, 80, 15),
        Row("148", "TONG", 400, 290, 230 + bankExtra, 115), Row("150", "BTXH", 600, 400, 380, 200),
        Row("150", "TONG", 600, 400, 380, 200), Row("17", "BTXH", 900, 600, 530 + bankExtra, 300),
        Row("17", "NCC", 100, 90, 80, 15), Row("17", "TONG", 1000, 690, 610 + bankExtra, 315),
    ];

    private static object Row(string unit, string group, int people, int account, int paid, int post) => new
    {
        unit,
        group,
        beneficiaries = people,
        with_account = account,
        paid_to_account = paid,
        paid_post = post,
        paid_home = 0,
        paid_focal = 0,
        failed = 0,
        unclaimed = people - paid - post > 5 ? 5 : 0,
        open = people - paid - post > 5 ? people - paid - post - 5 : people - paid - post,
        money_due = people * 500_000L,
    };
}
