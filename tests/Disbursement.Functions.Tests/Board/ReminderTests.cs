using Azure.Messaging.ServiceBus;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Disbursement.Core.Board;
using Disbursement.Functions.Board;
using Disbursement.Functions.Close;
using Disbursement.Functions.Coverage;
using Disbursement.Functions.Reference;
using Disbursement.Functions.Storage;
using Disbursement.Functions.Tests.Settlement;
using Disbursement.Functions.Tests.Web;
using Disbursement.Testing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Disbursement.Functions.Tests.Board;

/// <summary>
/// Goal: each unit that owes a list is reminded once per moment, however often the timer fires. Method: the timer run
/// by hand with a clock of the test.
/// </summary>
[Collection(ApiTests.Name)]
public sealed class ReminderTests(ApiFixture api, AzuriteFixture azurite)
{
    private static readonly CloseOptions Close = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_TwiceAtOneMoment_RemindsEachSilentUnitOnce()
    {
        MonthRef month = BoardMonths.New();
        await api.WithListAsync(month, "148");

        await RunAsync(Before(month, days: 3));
        await RunAsync(Before(month, days: 3).AddHours(5));

        List<ReminderEntity> made = await api.Get<ReminderSender>().ListAsync(month, Token);
        Assert.Equal(9, made.Count);
        Assert.DoesNotContain(made, static row => row.Unit == "148");
        Assert.All(made, row => Assert.Equal(("before-3", Before(month, 3)), (row.Moment, row.SentAt)));
        string letter = (await api.Get<BlobStore>().ReadAsync(
            Containers.Receipts, $"{month.Folder}/150/reminder-before-3.html", Token)).ToString();
        Assert.Contains("Kính gửi: Huyện Đà Bắc", letter, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_NextMoment_RemindsThoseThatAreStillSilent()
    {
        MonthRef month = BoardMonths.New();
        await api.WithListAsync(month, "148");
        await RunAsync(Before(month, days: 3));
        await api.WithListAsync(month, "150");

        await RunAsync(Before(month, days: 1));

        List<ReminderEntity> made = await api.Get<ReminderSender>().ListAsync(month, Token);
        Assert.Equal(9 + 8, made.Count);
        Assert.DoesNotContain(made, static row => row is { Unit: "150", Moment: "before-1" });
    }

    /// <summary>A month nobody has sent anything for has no row: the month before leads there.</summary>
    [Fact]
    public async Task Run_NobodySentAnything_RemindsOfTheMonthAfterTheLast()
    {
        MonthRef month = BoardMonths.New();
        await api.WithListAsync(month.Before(), "148", "ncc");

        await RunAsync(Before(month, days: 1));

        List<ReminderEntity> made = await api.Get<ReminderSender>().ListAsync(month, Token);
        Assert.Equal(10, made.Count);
        Assert.Equal("ncc", made.Single(static row => row.Unit == "148").Lists);
    }

    [Fact]
    public async Task Run_LongAfterTheDeadline_RemindsNobody()
    {
        MonthRef month = BoardMonths.New();
        await api.WithListAsync(month, "148");

        await RunAsync(Close.DeadlineOf(month.ToPeriod()).AddDays(ReminderPlan.DaysMax).AddSeconds(1));

        Assert.Empty(await api.Get<ReminderSender>().ListAsync(month, Token));
    }

    /// <summary>The process died after the row was made: the next look finishes what it began.</summary>
    [Fact]
    public async Task Run_ACrashCutItOff_SendsItAtTheNextLook()
    {
        MonthRef month = BoardMonths.New();
        await api.WithListAsync(month, "148");
        await api.Get<Tables>().AddAsync(
            Tables.Months,
            new ReminderEntity
            {
                PartitionKey = month.PartitionKey,
                RowKey = "reminder|before-1|150",
                Unit = "150",
                Moment = "before-1",
            },
            Token);

        await RunAsync(Before(month, days: 1));

        ReminderEntity row = (await api.Get<ReminderSender>().ListAsync(month, Token)).Single(static row => row.Unit == "150");
        Assert.Equal(Before(month, 1), row.SentAt);
        Assert.True(await api.Get<BlobStore>().ExistsAsync(
            Containers.Receipts, ReminderSender.LetterPath(month, row), Token));
    }

    [Fact]
    public async Task Send_ATopicIsSet_SendsTheMessageOnce()
    {
        MonthRef month = BoardMonths.New();
        await api.WithListAsync(month, "148");
        QueueClient queue = new QueueServiceClient(azurite.ConnectionString).GetQueueClient("sb-reminders-of-test");
        await queue.CreateIfNotExistsAsync(cancellationToken: Token);
        ReminderMoment moment = new(-1, Before(month, 1));
        ReminderSender sender = Sender(new FixedClock(moment.At), "reminders-of-test");

        Assert.True(await sender.SendAsync(month, "150", moment, ["btxh"], Token));
        Assert.False(await sender.SendAsync(month, "150", moment, ["btxh"], Token));

        PeekedMessage message = Assert.Single((await queue.PeekMessagesAsync(maxMessages: 5, Token)).Value);
        Assert.Contains($"{month.Folder}/150/before-1", message.Body.ToString(), StringComparison.Ordinal);
    }

    private static DateTimeOffset Before(MonthRef month, int days) => Close.DeadlineOf(month.ToPeriod()).AddDays(-days);

    private Task RunAsync(DateTimeOffset now)
    {
        var clock = new FixedClock(now);
        return new ReminderTimer(
            api.Get<MonthByMonth>(),
            api.Get<MonthStore>(),
            api.Get<BoardReader>(),
            Sender(clock, topic: ""),
            api.Get<SuccessionStore>(),
            Options.Create(Close),
            Options.Create(new BoardOptions()),
            clock,
            NullLogger<ReminderTimer>.Instance).RunAsync(new TimerInfo(), Token);
    }

    private ReminderSender Sender(FixedClock clock, string topic) => new(
        api.Get<Tables>(),
        api.Get<BlobStore>(),
        api.Get<ReportNames>(),
        api.Get<ServiceBusClient>(),
        Options.Create(Close),
        Options.Create(new BoardOptions { Topic = topic }),
        clock);
}
