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
}
