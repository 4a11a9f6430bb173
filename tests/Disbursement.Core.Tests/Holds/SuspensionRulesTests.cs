using Disbursement.Core.Entitlements;
using Disbursement.Core.Holds;
using Disbursement.Core.Identity;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Periods;
using Disbursement.Core.Programmes;
using Disbursement.Core.Routing;
using Disbursement.Core.Settlement;

namespace Disbursement.Core.Tests.Holds;

/// <summary>
/// Goal: a benefit is suspended for months in which its money lay ready and nobody came, in a row, and for nothing
/// else. Method: what a month may carry over, one letter a month; the last letter is the month before the close.
/// </summary>
public sealed class SuspensionRulesTests
{
    private static readonly Period Last = new(2024, 2);

    /// <summary>u: not collected; h: not at home; a: account closed; m: moved; s: suspended; k: kept so; d: held as a
    /// duplicate; e: uncollected at the bank; a dot: nothing carried.</summary>
    [Theory]
    [InlineData("", 0)]
    [InlineData("u", 1)]
    [InlineData("uu", 2)]
    [InlineData("uuu", 3)]
    [InlineData("uhu", 3)]
    [InlineData("uuuu", 4)]
    [InlineData("uuus", 4)]
    [InlineData("uuusk", 5)]
    [InlineData("uuu.", 0)]
    [InlineData("uu.u", 1)]
    [InlineData("uuua", 0)]
    [InlineData("uuum", 0)]
    [InlineData("uudu", 1)]
    [InlineData("uueu", 1)]
    [InlineData("auuu", 3)]
    public void Run_WhatWasCarried_CountsUncollectedMonthsInARow(string months, int expected)
    {
        IReadOnlyList<Period> run = SuspensionRules.Run(Carried(months), Last);

        Assert.Equal(expected, run.Count);
        Assert.Equal(run.Order(), run);
        Assert.True(expected == 0 || run[^1] == Last);
    }

    [Fact]
    public void Run_AnyOrder_IsTheSame() =>
        Assert.Equal(
            SuspensionRules.Run(Carried("auuhu"), Last), SuspensionRules.Run(Carried("auuhu").Reverse(), Last));

    [Theory]
    [InlineData(2, 3, false)]
    [InlineData(3, 3, true)]
    [InlineData(4, 3, true)]
    [InlineData(12, 0, false)]
    [InlineData(0, 0, false)]
    public void Suspends_AtTheLimit_AndNeverWithoutOne(int months, int limit, bool expected) =>
        Assert.Equal(expected, SuspensionRules.Suspends([.. Enumerable.Repeat(Last, months)], limit));

    private static IEnumerable<CarryOver> Carried(string months)
    {
        Period month = Last;
        foreach (char letter in months.Reverse())
        {
            if (letter != '.')
            {
                yield return Carry(letter, month);
            }

            month = month.Previous;
        }
    }

    private static CarryOver Carry(char letter, Period month)
    {
        Assert.True(PersonKey.TryParse("017070123456", out PersonKey person));
        var key = new EntitlementKey(person, "BT05C", "");
        (string reason, ChannelKind channel) = letter switch
        {
            'u' => ("PO01", ChannelKind.Post),
            'h' => ("PO02", ChannelKind.PostHome),
            'm' => ("PO03", ChannelKind.CommuneHome),
            'a' => ("AC04", ChannelKind.Bank),
            'e' => ("PO01", ChannelKind.Bank),
            's' => (nameof(RouteReason.HeldSuspended), ChannelKind.None),
            'k' => (nameof(RouteReason.KeptSuspended), ChannelKind.None),
            _ => (nameof(RouteReason.HeldDuplicate), ChannelKind.None),
        };
        EndToEndId? from = channel == ChannelKind.None
            ? null
            : PaymentIdentifiers.EndToEndIdOf(new byte[32], month, key, 1);
        return new CarryOver(
            key, month, "148", ProgrammeGroup.Btxh, Vnd.FromDong(360_000), from, 2, channel, reason, 1);
    }
}
