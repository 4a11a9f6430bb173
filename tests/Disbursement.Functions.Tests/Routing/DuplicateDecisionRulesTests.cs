using Disbursement.Functions.Close;
using Disbursement.Functions.Routing;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Tests.Routing;

/// <summary>
/// Goal: of the sides of a duplicate those are paid that a person decided for, no other. Method: every word on every side.
/// </summary>
public sealed class DuplicateDecisionRulesTests
{
    private static readonly DuplicateSide[] Sides =
        [new("148", "btxh", new(0, 3)), new("150", "btxh", new(4, 2)), new("150", "khac", new(0, 9))];

    [Theory]
    [InlineData("Decided", "pay-1", "Pay Refuse Refuse")]
    [InlineData("Decided", "pay-3", "Refuse Refuse Pay")]
    [InlineData("Decided", "pay-none", "Refuse Refuse Refuse")]
    [InlineData("Decided", "pay-4", "Undecided Undecided Undecided")]
    [InlineData("Decided", "noted", "Undecided Undecided Undecided")]
    [InlineData("Decided", "pay-proposed", "Refuse Pay Pay", "2 3")]
    [InlineData("Decided", "pay-proposed", "Undecided Undecided Undecided")]
    [InlineData("Decided", "pay-1", "Pay Refuse Refuse", "2 3")]
    [InlineData("Open", "pay-proposed", "Undecided Undecided Undecided", "2 3")]
    [InlineData("Open", "pay-1", "Undecided Undecided Undecided")]
    public void Of_EachSide_IsPaidAsDecided(string state, string decision, string expected, string proposed = "")
    {
        var row = new ExceptionEntity
        {
            Sides = DuplicateSide.Write(Sides),
            Proposed = proposed,
            State = state,
            Decision = decision,
        };

        Assert.Equal(expected, string.Join(' ', Sides.Select(side => DuplicateDecision.Of(row, side))));
    }

    [Fact]
    public void Of_NoException_IsUndecided() =>
        Assert.Equal(SideVerdict.Undecided, DuplicateDecision.Of(null, Sides[0]));

    [Fact]
    public void WriteThenRead_Sides_AreTheSame() =>
        Assert.Equal(Sides, DuplicateSide.Read(DuplicateSide.Write(Sides)));

    [Theory]
    [InlineData("148/btxh")]
    [InlineData("148/btxh/x")]
    [InlineData("148/btxh/-3")]
    [InlineData("148/btxh/3/1")]
    public void Read_DamagedSides_IsRefused(string text) =>
        Assert.Throws<InvalidDataException>(() => DuplicateSide.Read(text));
}
