using Disbursement.Core.Entitlements;
using Disbursement.Core.Periods;
using Disbursement.Core.Programmes;
using Disbursement.Core.Routing;
using Disbursement.Core.Settlement;
using Disbursement.Core.Verification;
using Disbursement.Functions.Settlement;
using static Disbursement.Functions.Tests.Settlement.Samples;

namespace Disbursement.Functions.Tests.Settlement;

/// <summary>
/// Goal: by the end of a month a decision not to pay ends money, a decision to pay that came too late leaves it to the
/// next month, and everything else stays owed with its reason. Method: cases.
/// </summary>
public sealed class CarryOverRulesTests
{
    private static readonly Period Month = Period.Parse("2024-06");

    [Theory]
    [InlineData(null, "HeldDuplicate", true)]
    [InlineData(RouteReason.DecidedTooLate, "DecidedTooLate", true)]
    [InlineData(RouteReason.KeptSuspended, "KeptSuspended", true)]
    [InlineData(RouteReason.DecidedAgainst, "DecidedAgainst", false)]
    public void Of_AHeldRow_EndsAsDecided(RouteReason? end, string reason, bool carried)
    {
        var row = new RoutedRow(
            KeyOf(1), RowOf(1).Due, VerificationFinding.NotAsked, Route.Held(RouteReason.HeldDuplicate), 1, Payment: null);

        (IReadOnlyList<CarryOver> left, _, IReadOnlyList<CarryOver> notPaid) = Of([row], [], Ends(Month, end));

        CarryOver one = Assert.Single(carried ? left : notPaid);
        Assert.Empty(carried ? notPaid : left);
        Assert.Equal((reason, 1, Month), (one.Reason, one.MonthsUnpaid, one.Period));
        Assert.Null(one.From);
    }

    [Theory]
    [InlineData(null, "PO01", true)]
    [InlineData(RouteReason.DecidedTooLate, "PO01", true)]
    [InlineData(RouteReason.HeldStopped, "PO01", true)]
    [InlineData(RouteReason.DecidedAgainst, "DecidedAgainst", false)]
    public void Of_AFailureOfAnEarlierMonth_KeepsTheReasonItIsTriedAgainBy(RouteReason? end, string reason, bool carried)
    {
        Period before = Month.Previous;
        CarryOver failed = new(
            KeyOf(1), before, "148", ProgrammeGroup.Btxh, RowOf(1).Due, EntryOf(1, before).Id, 2, ChannelKind.Post, "PO01", 1);

        (IReadOnlyList<CarryOver> left, _, IReadOnlyList<CarryOver> notPaid) = Of([], [failed], Ends(before, end));

        CarryOver one = Assert.Single(carried ? left : notPaid);
        Assert.Equal((reason, 2, failed.From), (one.Reason, one.MonthsUnpaid, one.From));
    }

    /// <summary>What nobody answered for is never among what may be sent again, whoever decided what about it.</summary>
    [Theory]
    [InlineData(null, false)]
    [InlineData(RouteReason.DecidedTooLate, false)]
    [InlineData(RouteReason.HeldUnknown, false)]
    [InlineData(RouteReason.DecidedAgainst, true)]
    public void Of_WhatAnEarlierMonthDidNotKnow_StaysApartUntilDecided(RouteReason? end, bool ends)
    {
        Period before = Month.Previous;
        CarryOver unknown = new(
            KeyOf(1), before, "148", ProgrammeGroup.Btxh, RowOf(1).Due, EntryOf(1, before).Id, 2, ChannelKind.Bank, "NOAS", 1)
        {
            IsUnknown = true,
        };

        LeftRows left = Of([], [unknown], Ends(before, end));

        Assert.Empty(left.Carried);
        CarryOver one = Assert.Single(ends ? left.NotPaid : left.Unknown);
        Assert.Empty(ends ? left.Unknown : left.NotPaid);
        Assert.Equal((2, unknown.From), (one.MonthsUnpaid, one.From));
    }

    private static LeftRows Of(
        RoutedRow[] held, CarryOver[] before, Dictionary<(Period Period, EntitlementKey Key), RouteReason> ends) =>
        CarryOverRules.Of(Month, "148", ProgrammeGroup.Btxh, new UnitAttempts(), held, before, ends);

    private static Dictionary<(Period Period, EntitlementKey Key), RouteReason> Ends(Period period, RouteReason? end) =>
        end is { } reason ? new() { [(period, KeyOf(1))] = reason } : [];
}
