using Disbursement.Core.Holds;
using Disbursement.Core.Routing;
using Disbursement.Functions.Close;
using Disbursement.Functions.Routing;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Tests.Routing;

public sealed class HoldDecisionTests
{
    private static readonly DuplicateSide Side = new("148", "btxh", new(0, 3));

    [Theory]
    [InlineData("Decided", "resume", "Pay", 2)]
    [InlineData("Decided", "keep-suspended", "Refuse", 0)]
    [InlineData("Decided", "noted", "Undecided", 0)]
    [InlineData("Open", "resume", "Undecided", 0)]
    [InlineData("Open", "", "Undecided", 0)]
    public void Of_ASuspension_FollowsTheDecision(string state, string decision, string expected, int paid)
    {
        var row = new ExceptionEntity { Sides = "148/btxh/3 148/btxh/0", State = state, Decision = decision };

        Assert.Equal(expected, HoldDecision.Of(HoldKind.Suspended, row, Side).ToString());
        Assert.Equal(paid, HoldDecision.PaidOf(row).Count);
    }

    [Theory]
    [InlineData("Decided", "pay", "Pay", 2)]
    [InlineData("Decided", "pay-none", "Refuse", 0)]
    [InlineData("Decided", "pay-1", "Undecided", 1)]
    [InlineData("Open", "pay", "Undecided", 0)]
    public void Of_AStoppedPerson_FollowsTheDecision(string state, string decision, string expected, int paid)
    {
        var row = new ExceptionEntity { Sides = "148/btxh/3 148/ncc/7", State = state, Decision = decision };

        Assert.Equal(expected, HoldDecision.Of(HoldKind.StoppedPerson, row, Side).ToString());
        Assert.Equal(paid, HoldDecision.PaidOf(row).Count);
    }

    [Theory]
    [InlineData("Decided", "pay-cash", "Pay", 1, RouteDecision.PayCash)]
    [InlineData("Decided", "pay-account", "Pay", 1, RouteDecision.PayAccount)]
    [InlineData("Decided", "pay-none", "Refuse", 0, RouteDecision.None)]
    [InlineData("Decided", "was-paid", "Refuse", 0, RouteDecision.None)]
    [InlineData("Open", "pay-cash", "Undecided", 0, RouteDecision.None)]
    public void Of_AFailedPayment_FollowsTheDecision(
        string state, string decision, string expected, int paid, RouteDecision way)
    {
        var row = new ExceptionEntity { Sides = "148/btxh/0", State = state, Decision = decision };

        Assert.Equal(expected, HoldDecision.Of(HoldKind.FailedPayment, row, Side).ToString());
        Assert.Equal(paid, HoldDecision.PaidOf(row).Count);
        Assert.Equal(way, HoldDecision.WayOf(row));
    }

    [Fact]
    public void Of_NoException_IsUndecidedForEveryKind() =>
        Assert.All(Enum.GetValues<HoldKind>(), static kind =>
            Assert.Equal(SideVerdict.Undecided, HoldDecision.Of(kind, null, Side)));

    [Theory]
    [InlineData(HoldKind.Duplicate, SideVerdict.Undecided, RouteReason.HeldDuplicate)]
    [InlineData(HoldKind.Duplicate, SideVerdict.Refuse, RouteReason.DecidedAgainst)]
    [InlineData(HoldKind.StoppedPerson, SideVerdict.Undecided, RouteReason.HeldStopped)]
    [InlineData(HoldKind.StoppedPerson, SideVerdict.Refuse, RouteReason.DecidedAgainst)]
    [InlineData(HoldKind.PaidBefore, SideVerdict.Undecided, RouteReason.HeldPaidBefore)]
    [InlineData(HoldKind.PaidBefore, SideVerdict.Refuse, RouteReason.DecidedAgainst)]
    [InlineData(HoldKind.FailedPayment, SideVerdict.Undecided, RouteReason.HeldFailed)]
    [InlineData(HoldKind.FailedPayment, SideVerdict.Refuse, RouteReason.DecidedAgainst)]
    [InlineData(HoldKind.UnknownPayment, SideVerdict.Undecided, RouteReason.HeldUnknown)]
    [InlineData(HoldKind.UnknownPayment, SideVerdict.Refuse, RouteReason.DecidedAgainst)]
    [InlineData(HoldKind.Suspended, SideVerdict.Undecided, RouteReason.HeldSuspended)]
    [InlineData(HoldKind.Suspended, SideVerdict.Refuse, RouteReason.KeptSuspended)]
    public void ReasonOf_EachKind_SaysWhatTheCarryOverIsReadBy(HoldKind kind, SideVerdict verdict, RouteReason expected) =>
        Assert.Equal(expected, HoldDecision.ReasonOf(kind, verdict));
}
