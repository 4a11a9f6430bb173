using Disbursement.Functions.Close;
using Disbursement.Functions.Storage;
using Disbursement.Functions.Tests.Settlement;
using Disbursement.Functions.Web.Actions;
using Disbursement.Functions.Web.Sweeps;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Disbursement.Functions.Tests.Web;

/// <summary>
/// Goal: a month closes at its deadline when the setting says so, never before, never otherwise, and once. Method: the
/// timer run by hand with a clock of the test, on months of the store that lie where no other test's are.
/// </summary>
[Collection(ApiTests.Name)]
public sealed class CloseAtDeadlineTests(ApiFixture api)
{
    private static int _year = 2070;

    private static readonly CloseOptions On = new() { Automatic = true };

    [Theory]
    [InlineData("05T09:59:59", "Collecting")] // 16:59:59 in Vietnam.
    [InlineData("05T10:00:00", "Closed")]
    [InlineData("28T00:00:00", "Closed")]
    public async Task Run_AroundTheDeadline_ClosesFromItsSecondOn(string time, string expected)
    {
        MonthRef month = await WithListAsync();

        await SweepAsync(On, DateTimeOffset.Parse($"{month.Period}-{time}Z", Invariant));

        Assert.Equal(expected, (await RowAsync(month)).State);
    }

    [Fact]
    public async Task Run_Due_ClosesInTheNameOfTheAppAndStartsTheMonth()
    {
        MonthRef month = await WithListAsync();
        DateTimeOffset now = On.DeadlineOf(month.ToPeriod()).AddMinutes(2);

        await SweepAsync(On, now);
        await SweepAsync(On, now.AddMinutes(5));

        MonthEntity row = await RowAsync(month);
        Assert.Equal("app", row.ClosedBy);
        Assert.Equal(["month.closed app"], await api.AuditAsync(month));
        Assert.Equal(
            [$"start RunMonthOrchestrator {System.Text.Json.JsonSerializer.Serialize(month)}"],
            api.Client.CallsOf(month.InstanceId));
    }

    [Fact]
    public async Task Run_SettingOff_LeavesItToAPerson()
    {
        MonthRef month = await WithListAsync();

        await SweepAsync(new CloseOptions(), On.DeadlineOf(month.ToPeriod()).AddDays(3));
        Assert.Equal("Collecting", (await RowAsync(month)).State);
        ApiAnswer answer = await api.PostAsync(
            TestTokens.Of("ketoan", "treasurer", "99"), $"{month.Path()}/close", new { });

        Assert.Equal((202, "ketoan"), (answer.Status, answer.Text("by")));
    }

    [Fact]
    public async Task Run_ClosedByAPerson_StaysTheirs()
    {
        MonthRef month = await WithListAsync();
        await api.PostAsync(TestTokens.Of("ketoan", "treasurer", "99"), $"{month.Path()}/close", new { });

        await SweepAsync(On, On.DeadlineOf(month.ToPeriod()).AddMinutes(2));

        Assert.Equal("ketoan", (await RowAsync(month)).ClosedBy);
        Assert.Equal(["month.closed ketoan"], await api.AuditAsync(month));
    }

    [Fact]
    public async Task Run_LongPastTheDeadline_IsLeftToAPerson()
    {
        MonthRef month = await WithListAsync();

        await SweepAsync(On, On.DeadlineOf(month.ToPeriod()) + CloseAtDeadlineTimer.LateMax + TimeSpan.FromSeconds(1));

        Assert.Equal("Collecting", (await RowAsync(month)).State);
    }

    [Fact]
    public async Task Run_CrashedBetweenWriteAndAudit_IsCompletedByTheNextLook()
    {
        MonthRef month = await WithListAsync();
        MonthEntity row = await RowAsync(month);
        row.ClosedBy = "app";
        Assert.True(await api.Get<MonthStore>().MoveAsync(
            row, Core.Settlement.MonthState.Closed, CancellationToken.None));

        await SweepAsync(On, On.DeadlineOf(month.ToPeriod()).AddMinutes(7));

        Assert.Equal(["month.closed app"], await api.AuditAsync(month));
        Assert.Single(api.Client.CallsOf(month.InstanceId));
    }

    [Fact]
    public async Task Run_UnitsMissing_WaitsForAPersonUnlessTheSettingAcceptsIt()
    {
        // The last month of the register's districts: no other test is there.
        MonthRef month = await api.WithListAsync(new MonthRef("17", "2025-06"), "148");
        DateTimeOffset now = On.DeadlineOf(month.ToPeriod()).AddMinutes(2);

        await SweepAsync(On, now);
        string waiting = (await RowAsync(month)).State;
        await SweepAsync(On with { AcceptMissing = true }, now);

        Assert.Equal(("Collecting", "Closed"), (waiting, (await RowAsync(month)).State));
    }

    private static IFormatProvider Invariant => System.Globalization.CultureInfo.InvariantCulture;

    private async Task<MonthRef> WithListAsync() => await api.WithListAsync(
        new MonthRef("99", FormattableString.Invariant($"{Interlocked.Increment(ref _year)}-03")), "148");

    private async Task<MonthEntity> RowAsync(MonthRef month) =>
        (await api.Get<MonthStore>().FindAsync(month, CancellationToken.None))!;

    private Task SweepAsync(CloseOptions options, DateTimeOffset now) => new CloseAtDeadlineTimer(
        api.Get<MonthStore>(),
        api.Get<CloseMonth>(),
        Options.Create(options),
        new FixedClock(now),
        NullLogger<CloseAtDeadlineTimer>.Instance).RunAsync(
            new TimerInfo(), api.Client, TestContext.Current.CancellationToken);
}
