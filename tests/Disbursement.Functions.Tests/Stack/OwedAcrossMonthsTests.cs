using Disbursement.Core.Programmes;
using Disbursement.Core.Settlement;
using Disbursement.Formats.Ledger;
using Disbursement.Functions.Months;
using Disbursement.Functions.Settlement;
using Disbursement.Functions.Storage;
using Disbursement.Functions.Tests.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Disbursement.Functions.Tests.Stack;

/// <summary>
/// Goal: money that a month holds and nobody decides about stays owed: the next month asks again, and a decision there
/// pays it once, under its own month. Method: several whole months in a row on the running app, lists and people over
/// HTTP, until each month's own proof has held. The app is this test's own, so that its months have none before them.
/// </summary>
public sealed class OwedAcrossMonthsTests(AppFixture app) : IClassFixture<AppFixture>
{
    private const int Twice = 5;
    private const int Late = 6;
    private const int Uncollected = 8;
    private const int Refusing = 11;
    private const int Gone = 12;
    private const long Dong = UncollectedMonths.Dong;

    [Fact]
    public async Task Decide_ADuplicateOneMonthLater_PaysThatSideOnceAndEndsTheOther()
    {
        MonthRef first = new("17", "2022-01");
        MonthRef second = new("17", "2022-02");
        await CloseWithDuplicatesAsync(first, Twice);
        await app.ApproveAsync(first);
        await app.SettleAsync(first);
        await app.MonthAsync(first, "Settled");
        ExceptionEntity asked = await AskedAsync(first, ExceptionKind.Duplicate);
        ApiAnswer tooLate = await app.CallAsync(
            TestTokens.Of("ketoan", "treasurer", "17"),
            HttpMethod.Post,
            $"{first.Path()}/exceptions/{asked.RowKey}/decision",
            new { decision = "pay-1", reason = "đã xác minh" });

        await CloseWithDuplicatesAsync(second);
        await app.RoundAsync(second, 1, "Proposed");
        ExceptionEntity again = await AskedAsync(second, ExceptionKind.Duplicate);
        RoundEntity one = await app.ApproveAsync(second);
        await app.DecideAsync(second, again, "pay-2");
        await app.SettleAsync(second);
        RoundEntity two = await app.ApproveAsync(second, round: 2);
        await app.SettleAsync(second, round: 2);
        await app.MonthAsync(second, "Settled");

        Assert.Equal((409, "exception.month-counted", "2022-02"),
            (tooLate.Status, tooLate.Code, tooLate.Text("askedAgainIn")));
        Assert.Equal(asked.Sides, again.Sides);
        Assert.StartsWith("Còn nợ tháng 1/2022, chưa quyết định: ", again.Summary, StringComparison.Ordinal);
        Assert.Equal((2, 2 * Dong), (one.Payments, one.SumDong));
        Assert.Equal((1, Dong), (two.Payments, two.SumDong));
        PaymentFileEntity file = Assert.Single(await app.FilesAsync(second, round: 2));
        Assert.Equal("150", file.Unit);
        Assert.Empty(await ReadAsync(LedgerPaths.CarryOver(second, "148", ProgrammeGroup.Btxh)));
        CarryOver ended = Assert.Single(await ReadAsync(LedgerPaths.NotPaid(second, "148", ProgrammeGroup.Btxh)));
        Assert.Equal(("2022-01", "DecidedAgainst"), (ended.Period.ToString(), ended.Reason));
    }

    [Fact]
    public async Task Decide_WhenTheMonthHasNoRoundLeft_PaysInTheNextMonthWithoutAsking()
    {
        MonthRef first = new("17", "2022-05");
        MonthRef second = new("17", "2022-06");
        await CloseWithDuplicatesAsync(first, Twice, Late);
        await app.ApproveAsync(first);
        IReadOnlyList<ExceptionEntity> asked = await app.Get<ExceptionStore>().ListAsync(first, CancellationToken.None);
        await app.DecideAsync(first, asked.Single(static row => row.Sides == "148/btxh/3 150/btxh/3"), "pay-1");
        await app.SettleAsync(first);
        await app.ApproveAsync(first, round: 2);
        await app.DecideAsync(first, asked.Single(static row => row.Sides == "148/btxh/4 150/btxh/4"), "pay-1");
        await app.SettleAsync(first, round: 2);
        await app.MonthAsync(first, "Settled");
        IReadOnlyList<CarryOver> left = await ReadAsync(LedgerPaths.CarryOver(first, "148", ProgrammeGroup.Btxh));

        await CloseWithDuplicatesAsync(second);
        RoundEntity paid = await app.ApproveAsync(second);
        await app.SettleAsync(second);
        await app.MonthAsync(second, "Settled");

        Assert.Equal("DecidedTooLate", Assert.Single(left, static carry => carry.From is null).Reason);
        Assert.Equal(2, (await ReadAsync(LedgerPaths.NotPaid(first, "150", ProgrammeGroup.Btxh))).Count);
        Assert.Equal((3, 3 * Dong), (paid.Payments, paid.SumDong));
        Assert.DoesNotContain(
            await app.Get<ExceptionStore>().ListAsync(second, CancellationToken.None),
            static row => row.Kind == nameof(ExceptionKind.Duplicate));
    }

    [Fact]
    public async Task Resume_AfterMonthsHeldUnderSuspension_PaysEveryMonthOwedOnce()
    {
        MonthRef[] months = [new("17", "2023-04"), new("17", "2023-05"), new("17", "2023-06")];
        await app.PutUncollectedMonthsAsync(months[0], Uncollected);
        foreach (MonthRef month in months[..2])
        {
            await CloseWithUncollectedAsync(month);
            RoundEntity held = await app.ApproveAsync(month);
            await app.SettleAsync(month);
            await app.MonthAsync(month, "Settled");
            Assert.Equal(1, held.Payments);
        }

        await CloseWithUncollectedAsync(months[2]);
        await app.ApproveAsync(months[2]);
        ExceptionEntity asked = await app.DecideAsync(months[2], ExceptionKind.Suspended, "resume");
        await app.SettleAsync(months[2]);
        RoundEntity resumed = await app.ApproveAsync(months[2], round: 2);
        await app.SettleAsync(months[2], round: 2);
        await app.MonthAsync(months[2], "Settled");

        Assert.Contains("Không đến nhận 5 tháng liên tiếp", asked.Summary, StringComparison.Ordinal);
        Assert.Contains("còn nợ các tháng trước 1.800.000 đồng", asked.Summary, StringComparison.Ordinal);
        Assert.Equal((6, 6 * Dong), (resumed.Payments, resumed.SumDong));
        IReadOnlyList<CarryOver> left =
            await ReadAsync(LedgerPaths.CarryOver(months[2], "148", ProgrammeGroup.Btxh));
        Assert.DoesNotContain(left, static carry => carry.From is null);
    }

    [Fact]
    public async Task Decide_AFailureThatAsksForAPerson_PaysItInTheNextRoundAndNotBefore()
    {
        MonthRef month = new("17", "2024-06");
        await app.PutFailedMonthsAsync(month, months: 1, "PO05", Refusing, Gone);
        await app.SendAsync($"{month.Folder}/148/btxh/a.csv", ListText.Of(ListText.Row(1)));
        await app.CloseAsync(month);
        RoundEntity first = await app.ApproveAsync(month);
        ExceptionEntity[] asked =
        [
            .. (await app.Get<ExceptionStore>().ListAsync(month, CancellationToken.None))
                .Where(static row => row.Kind == nameof(ExceptionKind.FailedPayment)),
        ];
        await app.DecideAsync(month, asked[0], "pay-cash");
        await app.DecideAsync(month, asked[1], "pay-none");
        await app.SettleAsync(month);
        RoundEntity second = await app.ApproveAsync(month, round: 2);
        await app.SettleAsync(month, round: 2);
        await app.MonthAsync(month, "Settled");

        Assert.Equal(2, asked.Length);
        Assert.All(asked, static row => Assert.Contains("PO05", row.Summary, StringComparison.Ordinal));
        Assert.Equal((1, Dong), (first.Payments, first.SumDong));
        Assert.Equal((1, Dong), (second.Payments, second.SumDong));
        CarryOver ended = Assert.Single(await ReadAsync(LedgerPaths.NotPaid(month, "148", ProgrammeGroup.Btxh)));
        Assert.Equal(asked[1].Subject, ended.From.ToString());
    }

    /// <summary>Nobody answers for the first month: each payment waits until a person has found out, however long.</summary>
    [Fact]
    public async Task Decide_APaymentNobodyAnsweredFor_PaysItOnceOrEndsItOrGoesOnAsking()
    {
        MonthRef[] months = [new("17", "2021-01"), new("17", "2021-02"), new("17", "2021-03")];
        await app.SendAsync(
            $"{months[0].Folder}/148/btxh/a.csv", ListText.Of(ListText.Row(1), ListText.Row(2), ListText.Row(3)));
        await app.CloseAsync(months[0]);
        await app.ApproveAsync(months[0]);
        await app.SettleAsync(months[0]);
        await app.MonthAsync(months[0], "Settled");

        await CloseWithUncollectedAsync(months[1]);
        RoundEntity first = await app.ApproveAsync(months[1]);
        ExceptionEntity[] asked = await UnknownAsync(months[1]);
        await app.DecideAsync(months[1], asked[0], "pay-cash");
        await app.DecideAsync(months[1], asked[1], "was-paid");
        await app.SettleAsync(months[1]);
        RoundEntity second = await app.ApproveAsync(months[1], round: 2);
        await app.SettleAsync(months[1], round: 2);
        await app.MonthAsync(months[1], "Settled");

        await CloseWithUncollectedAsync(months[2]);
        await app.RoundAsync(months[2], 1, "Proposed");
        ExceptionEntity[] again = await UnknownAsync(months[2]);

        Assert.Equal(3, asked.Length);
        Assert.Empty(await ReadAsync(LedgerPaths.CarryOver(months[0], "148", ProgrammeGroup.Btxh)));
        Assert.Equal((2, 2 * Dong), (first.Payments, first.SumDong));
        Assert.Equal((1, Dong), (second.Payments, second.SumDong));
        CarryOver ended = Assert.Single(await ReadAsync(LedgerPaths.NotPaid(months[1], "148", ProgrammeGroup.Btxh)));
        Assert.Equal(asked[1].Subject, ended.From.ToString());
        IReadOnlyList<CarryOver> unknown = await ReadAsync(LedgerPaths.Unknown(months[1], "148", ProgrammeGroup.Btxh));
        Assert.Contains(unknown, carry => carry.From.ToString() == asked[2].Subject && carry.MonthsUnpaid == 2);
        Assert.DoesNotContain(unknown, carry =>
            carry.From.ToString() == asked[0].Subject || carry.From.ToString() == asked[1].Subject);

        // The one nobody decided about, both of the second month, and the second attempt of the one that was paid again.
        Assert.Equal(unknown.Select(static carry => carry.From.ToString()).Order(), again.Select(static row => row.Subject).Order());
        Assert.Equal(4, again.Length);
        Assert.StartsWith(
            "Còn nợ tháng 1/2021, chưa quyết định: ",
            again.Single(row => row.Subject == asked[2].Subject).Summary,
            StringComparison.Ordinal);
    }

    /// <summary>Two runs that saw different decisions: what the first one left unknown is not also ended by the second.</summary>
    [Fact]
    public async Task CarryOver_AgainAfterADecision_LeavesWhatTheFirstRunLeft()
    {
        MonthRef[] months = [new("17", "2020-03"), new("17", "2020-04")];
        await app.SendAsync($"{months[0].Folder}/148/btxh/a.csv", ListText.Of(ListText.Row(1)));
        await app.CloseAsync(months[0]);
        await app.ApproveAsync(months[0]);
        await app.SettleAsync(months[0]);
        await app.MonthAsync(months[0], "Settled");
        await app.SendAsync(
            $"{months[1].Folder}/150/btxh/a.csv", ListText.Of(ListText.Row(2, commune: ListText.HighlandCommune)));
        await app.CloseAsync(months[1]);
        await app.ApproveAsync(months[1]);
        await app.SettleAsync(months[1]);
        await app.MonthAsync(months[1], "Settled");
        ExceptionEntity asked = Assert.Single(await UnknownAsync(months[1]));
        Assert.True(await app.Get<ExceptionStore>().DecideAsync(asked, "was-paid", "ketoan", "có sao kê", CancellationToken.None));

        await ActivatorUtilities.CreateInstance<CarryOverActivity>(app.Get<IServiceProvider>())
            .RunAsync(new UnitWork(months[1], 0, "148", []), CancellationToken.None);

        CarryOver left = Assert.Single(await ReadAsync(LedgerPaths.Unknown(months[1], "148", ProgrammeGroup.Btxh)));
        Assert.Equal(asked.Subject, left.From.ToString());
        Assert.Empty(await ReadAsync(LedgerPaths.NotPaid(months[1], "148", ProgrammeGroup.Btxh)));
    }

    private async Task<ExceptionEntity[]> UnknownAsync(MonthRef month) =>
    [
        .. (await app.Get<ExceptionStore>().ListAsync(month, CancellationToken.None))
            .Where(static row => row.Kind == nameof(ExceptionKind.UnknownPayment)),
    ];

    private async Task<ExceptionEntity> AskedAsync(MonthRef month, ExceptionKind kind) => Assert.Single(
        await app.Get<ExceptionStore>().ListAsync(month, CancellationToken.None), row => row.Kind == kind.ToString());

    private async Task<IReadOnlyList<CarryOver>> ReadAsync(string path)
    {
        BinaryData? content = await app.Blobs.FindAsync(Containers.Ledger, path, CancellationToken.None);
        using Stream? stream = content?.ToStream();
        return stream is null ? [] : [.. CarryOverCsv.Read(stream)];
    }

    /// <summary>Two districts, each with one person of its own, and people whom both list.</summary>
    private async Task CloseWithDuplicatesAsync(MonthRef month, params int[] twice)
    {
        await app.SendAsync(
            $"{month.Folder}/148/btxh/a.csv",
            ListText.Of([ListText.Row(1), .. twice.Select(static person => ListText.Row(person))]));
        await app.SendAsync(
            $"{month.Folder}/150/btxh/a.csv",
            ListText.Of(
            [
                ListText.Row(2, commune: ListText.HighlandCommune),
                .. twice.Select(static person => ListText.Row(person, commune: ListText.HighlandCommune)),
            ]));
        await app.CloseAsync(month);
    }

    private async Task CloseWithUncollectedAsync(MonthRef month)
    {
        await app.SendAsync(
            $"{month.Folder}/148/btxh/a.csv", ListText.Of(ListText.Row(1), ListText.Row(Uncollected)));
        await app.CloseAsync(month);
    }
}
