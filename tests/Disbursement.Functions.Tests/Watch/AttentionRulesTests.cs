using Disbursement.Core.Contracts;
using Disbursement.Functions.Months;
using Disbursement.Functions.Storage;
using Disbursement.Functions.Watch;

namespace Disbursement.Functions.Tests.Watch;

/// <summary>
/// Goal: an operator is told of everything that hangs, and of nothing that only takes its time. Method: months in each
/// state, at times just before and just after the limits.
/// </summary>
public sealed class AttentionRulesTests
{
    private static readonly DateTimeOffset Now = new(2024, 6, 4, 10, 0, 0, TimeSpan.FromHours(7));
    private static readonly MonthRef Month = new("17", "2024-06");
    private static readonly WatchOptions Options = new();

    private static readonly DateTimeOffset Deadline = new(2024, 6, 5, 17, 0, 0, TimeSpan.FromHours(7));

    [Fact]
    public void Find_AMonthThatCollectsInTime_IsQuiet() => Assert.Empty(Find(Facts("Collecting")));

    [Fact]
    public void Find_IntakeOpenPastItsDeadline_IsOverdue()
    {
        Assert.Empty(AttentionRules.Find(Facts("Collecting"), Options, Deadline));
        Attention late = Assert.Single(AttentionRules.Find(Facts("Collecting"), Options, Deadline.AddSeconds(1)));

        Assert.Equal((AttentionCode.CloseOverdue, AttentionGroup.Overdue, true), (late.Code, late.Group, late.IsAlarm));
        Assert.Contains("17:00 05/06/2024", late.Words.Cause, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(29, 0)]
    [InlineData(31, 1)]
    public void Find_AListWithoutReceipt_IsStuckAfterTheLimit(int minutes, int expected)
    {
        MonthFacts facts = Facts("Collecting") with
        {
            Unanswered = [new UnansweredList("17/2024-06/148/btxh/a.csv", "148", Now.AddMinutes(-minutes))],
        };

        IReadOnlyList<Attention> found = Find(facts);

        Assert.Equal(expected, found.Count(static item =>
            item is { Code: AttentionCode.ListUnanswered, Group: AttentionGroup.Stuck, Unit: "148" }));
        Assert.Equal(expected, found.Count);
    }

    [Theory]
    [InlineData(29, null)]
    [InlineData(31, AttentionCode.RoundStill)]
    public void Find_ARoundThatTakesNoStep_IsStuckAfterTheLimit(int minutes, AttentionCode? expected)
    {
        MonthFacts facts = Facts("Paying", Round("Verifying")) with
        {
            Instances = [Instance(Month.InstanceId, 90), Instance(Month.RoundInstanceId(1), minutes)],
        };

        Assert.Equal(expected, Find(facts).SingleOrDefault()?.Code);
    }

    [Fact]
    public void Find_AMonthThatNothingRuns_IsStuckAfterTheLimit()
    {
        MonthFacts facts = Facts("Paying", Round("Verifying")) with
        {
            Instances = [Instance(Month.InstanceId, 40) with { IsActive = false }],
        };

        Attention still = Assert.Single(Find(facts));

        Assert.Equal((AttentionCode.MonthStill, "month-17-2024-06"), (still.Code, still.Subject));
        Assert.Contains("không có tiến trình nào chạy", still.Words.Cause, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Proposed", "approve")]
    [InlineData("Verifying", "decide")]
    public void Find_ARoundThatWaitsForPeople_IsNotStuck(string state, string stage)
    {
        MonthFacts facts = Facts("Paying", Round(state)) with
        {
            Instances = [Instance(Month.InstanceId, 90), Instance(Month.RoundInstanceId(1), 90, stage)],
        };

        Assert.DoesNotContain(Find(facts), static item => item.Group == AttentionGroup.Stuck);
    }

    [Fact]
    public void Find_AReleasedRound_IsStuckOnlyWhenAllIsAnswered()
    {
        MonthFacts waiting = Facts("Paying", Round("Released")) with
        {
            Instances = [Instance(Month.InstanceId, 90)],
            Awaited = [Awaited(hours: 1)],
        };

        Assert.Empty(Find(waiting));
        Assert.Equal(AttentionCode.RoundStill, Assert.Single(Find(waiting with { Awaited = [] })).Code);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(-1, 1)]
    public void Find_AFilePastItsContractsCutOff_IsOverdue(int hours, int expected)
    {
        MonthFacts facts = Facts("Paying", Round("Released")) with
        {
            Instances = [Instance(Month.InstanceId, 5)],
            Awaited = [Awaited(hours)],
        };

        IReadOnlyList<Attention> found = Find(facts);

        Assert.Equal(expected, found.Count(static item => item is
        {
            Code: AttentionCode.FileOverdue, Subject: "17-202406-r1-148-btxh-970415-001", Unit: "148",
        }));
        Assert.Equal(expected, found.Count);
    }

    [Fact]
    public void Find_AFileOfASilentProvider_NamesWhomToAsk()
    {
        AwaitedFile silent = Awaited(-1) with
        {
            Contacts = [new ContractContact("Xử lý tệp chi", "Phòng Dịch vụ", "1900 000 000", "")],
        };

        Attention found = Assert.Single(Find(Facts("Paying", Round("Released")) with
        {
            Instances = [Instance(Month.InstanceId, 5)],
            Awaited = [silent],
        }));

        Assert.Contains("970415 (Xử lý tệp chi: Phòng Dịch vụ, 1900 000 000)", found.Words.Next, StringComparison.Ordinal);
        Assert.Contains("1900 000 000", found.Words.NextEnglish, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(23, false)]
    [InlineData(25, true)]
    public void Find_AProposal_WaitsAndIsAnAlarmAfterTheLimit(int hours, bool alarm)
    {
        RoundEntity round = Round("Proposed");
        round.ProposedAt = Now.AddHours(-hours);

        Attention waiting = Assert.Single(Find(Facts("Paying", round)));

        Assert.Equal((AttentionCode.ApprovalWaiting, alarm), (waiting.Code, waiting.IsAlarm));
        Assert.Contains("disburse approve --province 17 --period 2024-06 --round 1", waiting.Words.Next, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_OpenExceptions_AreToldByKindAndUnitAndAreNoAlarm()
    {
        ExceptionEntity Open(string unit) => new() { Kind = "Duplicate", Unit = unit, FoundAt = Now };
        MonthFacts facts = Facts("Collecting") with { OpenExceptions = [Open("148"), Open("150"), Open("148")] };

        IReadOnlyList<Attention> found = Find(facts);

        Assert.Equal(["148", "150"], found.Select(static item => item.Unit));
        Assert.All(found, static item => Assert.Equal((AttentionCode.DecisionsWaiting, false), (item.Code, item.IsAlarm)));
        Assert.StartsWith("2 việc loại Duplicate", found[0].Words.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_WhatWasPutAside_IsTold()
    {
        MonthFacts facts = Facts("Collecting") with
        {
            Failed = [Instance("intake-1", 5) with { Failure = "disk full", Path = "17/2024-06/148/btxh/a.csv" }],
            Poisoned =
            [
                new PoisonedBlob("InboxTrigger", "inbox", "17/2024-06/148/btxh/b.csv", "IOException", Now),
                new PoisonedBlob("InboxTrigger", "inbox", "lost.csv", "", Now),
            ],
            Dead = [new DeadMessages("message.signature-invalid", 3, Now)],
        };

        IReadOnlyList<Attention> found = Find(facts);

        Assert.Equal(
            [AttentionCode.WorkFailed, AttentionCode.BlobPoisoned, AttentionCode.BlobPoisoned, AttentionCode.MessagesDead],
            found.Select(static item => item.Code));
        Assert.Equal([false, false, true, false], found.Select(static item => item.IsEverywhere));
        Assert.Contains("disk full", found[0].Words.Cause, StringComparison.Ordinal);
        Assert.Contains("3 tin", found[3].Words.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_AStoppedMonth_ComesFirstWithItsProof()
    {
        var stop = new StopEntity
        {
            Round = 1,
            Code = nameof(StopCode.RoundUnbalanced),
            Proof = "built = payments in files",
            Left = "10 rows, 5.400.000 dong",
            Right = "9 rows, 4.860.000 dong",
        };
        MonthFacts facts = Facts("Stopped", Round("Stopped")) with
        {
            Stops = [stop],
            Dead = [new DeadMessages("x", 1, Now)],
        };

        IReadOnlyList<Attention> found = Find(facts);

        Assert.Equal([AttentionGroup.Stopped, AttentionGroup.Poisoned], found.Select(static item => item.Group));
        Assert.Same(stop, found[0].Stop);
        Assert.Equal("17/2024-06 r1", found[0].Subject);
    }

    [Fact]
    public void Find_AMonthStoppedByAnOlderVersion_TellsItsReason()
    {
        MonthFacts facts = Facts("Stopped");
        facts.Row.StoppedBecause = "rows: expected 2, found 1.";

        Assert.Contains("rows: expected 2", Assert.Single(Find(facts)).Words.Cause, StringComparison.Ordinal);
    }

    private static IReadOnlyList<Attention> Find(MonthFacts facts) => AttentionRules.Find(facts, Options, Now);

    private static MonthFacts Facts(string state, params RoundEntity[] rounds) => new()
    {
        Month = Month,
        Row = new MonthEntity { State = state, ClosedAt = Now.AddHours(-2) },
        Deadline = Deadline,
        Rounds = rounds,
    };

    private static RoundEntity Round(string state) => new() { RowKey = "r1", State = state, ProposedAt = Now };

    private static WatchedInstance Instance(string id, int minutesAgo, string stage = "") =>
        new(id, "RunRoundOrchestrator", IsActive: true, Now.AddMinutes(-minutesAgo), stage, "", "");

    private static AwaitedFile Awaited(int hours) => new(
        new PaymentFileEntity
        {
            RowKey = "17-202406-r1-148-btxh-970415-001",
            Provider = "970415",
            Unit = "148",
            State = "Fetched",
            Open = 3,
        },
        Now.AddHours(hours));
}
