using Disbursement.Core.Intake;
using Disbursement.Functions.Close;
using Disbursement.Functions.Storage;
using Disbursement.Functions.Web.Views;

namespace Disbursement.Functions.Tests.Web;

/// <summary>What intake noticed, as the month's view adds it up for the approver.</summary>
public sealed class MonthWarningsTests
{
    /// <summary>Goal: rows add up over lists, units are named once, repairs and unknown numbers stay out.</summary>
    [Fact]
    public void WarningsOf_ListsOfTwoUnits_AddUpByNumber()
    {
        SlotEntity[] slots =
        [
            new() { Unit = "150", List = "btxh", Noticed = "303:2;401:7" },
            new() { Unit = "148", List = "btxh", Noticed = "303:12;320:1" },
            new() { Unit = "148", List = "ncc", Noticed = "303:1;399:4" },
            new() { Unit = "152", List = "btxh" },
        ];

        IReadOnlyList<WarningView> warnings = ViewMaker.WarningsOf(slots);

        Assert.Equal([303, 320], warnings.Select(warning => warning.Number));
        Assert.Equal([15, 1], warnings.Select(warning => warning.Rows));
        Assert.Equal(["148", "150"], warnings[0].Units);
        Assert.Equal("Mức hưởng khác mức quy định.", warnings[0].Vietnamese);
        Assert.Equal("The amount differs from the rate.", warnings[0].English);
    }

    /// <summary>Goal: what only close can see, over all lists, stands beside what intake saw in one.</summary>
    [Fact]
    public void WarningsOf_SharedAccounts_CountTheirRowsAndUnits()
    {
        SlotEntity[] slots = [new() { Unit = "150", List = "btxh", Noticed = "303:2" }];
        SharedAccountLine[] shared =
        [
            .. new[] { ("148", 2), ("150", 7), ("148", 9) }.Select(static one => new SharedAccountLine(
                "ab", new DuplicateSide(one.Item1, "btxh", RowPlace.OfLine(one.Item2)))),
        ];

        IReadOnlyList<WarningView> warnings = ViewMaker.WarningsOf(slots, shared);

        Assert.Equal([303, 362], warnings.Select(static warning => warning.Number));
        Assert.Equal((3, "148 150"), (warnings[1].Rows, string.Join(' ', warnings[1].Units)));
        Assert.Equal("account.shared", warnings[1].Code);
    }
}
