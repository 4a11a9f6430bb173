using Disbursement.Core.Money;
using Disbursement.Core.Payments;

namespace Disbursement.Core.Tests.Money;

/// <summary>
/// Goal: both sides of a broken proof reach a person through a history, which keeps a failure's text only. Method: read
/// back what each kind of comparison throws.
/// </summary>
public sealed class ControlDifferenceTests
{
    [Fact]
    public void TryParse_CountsAndSumsWithTheFirstRow_GivesThemBack()
    {
        var first = new RowDifference("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "540.000", RowDifference.Absent);
        ControlTotalException thrown = Assert.Throws<ControlTotalException>(() => ControlTotalException.ThrowIfDifferent(
            "payments of 17-202406-r1-148-btxh-970415-001",
            new Tally(1_234, Vnd.FromDong(5_400_000)), new Tally(1_233, Vnd.FromDong(4_860_000)), first));

        Assert.True(ControlDifference.TryParse(thrown.Message, out ControlDifference? difference));
        Assert.Equal(
            new ControlDifference(
                "payments of 17-202406-r1-148-btxh-970415-001",
                "1.234 rows, 5.400.000 dong", "1.233 rows, 4.860.000 dong", first),
            difference);
    }

    [Theory]
    [InlineData("rows: expected 1.000, found 999.", "rows", "1.000", "999")]
    [InlineData("money: expected 540.000 dong, found 0 dong.", "money", "540.000 dong", "0 dong")]
    [InlineData("root of 17|2024-06 r1: expected ab12, found cd34.", "root of 17|2024-06 r1", "ab12", "cd34")]
    public void TryParse_OtherComparisons_GivesBothSides(string text, string what, string left, string right)
    {
        Assert.True(ControlDifference.TryParse(text, out ControlDifference? difference));
        Assert.Equal(new ControlDifference(what, left, right, null), difference);
        Assert.Equal(text, difference.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("The service is busy.")]
    [InlineData("There is no contract with 970415 for 148.")]
    public void TryParse_AnotherFailure_IsNone(string? text) =>
        Assert.False(ControlDifference.TryParse(text, out _));

    [Fact]
    public void ThrowIfDifferent_SameSums_ThrowsForADifferingRow()
    {
        var same = new Tally(2, Vnd.FromDong(1_000));

        ControlTotalException.ThrowIfDifferent("payments", same, same);
        Assert.Throws<ControlTotalException>(() => ControlTotalException.ThrowIfDifferent(
            "payments", same, same, new RowDifference("A", "400", "600")));
    }
}
