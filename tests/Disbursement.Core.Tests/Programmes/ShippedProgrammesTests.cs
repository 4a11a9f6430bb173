using Disbursement.Core.Entitlements;
using Disbursement.Core.Periods;
using Disbursement.Core.Programmes;

namespace Disbursement.Core.Tests.Programmes;

/// <summary>The programme table that comes with the product, against DOMAIN 3.</summary>
public sealed class ShippedProgrammesTests
{
    [Theory]
    [InlineData("BT05C", ProgrammeKind.Monthly, "")]
    [InlineData("NC-THO", ProgrammeKind.Yearly, "")]
    [InlineData("TET", ProgrammeKind.Yearly, "1 2 12")]
    [InlineData("NC-GDDT", ProgrammeKind.TwiceAYear, "3 4 10 11 12")]
    [InlineData("MTP", ProgrammeKind.OneOff, "")]
    [InlineData("NC-MLAN", ProgrammeKind.OneOff, "")]
    [InlineData("Q29", ProgrammeKind.OneOff, "8 9")]
    public void Find_Programme_KnowsHowOftenItPays(string code, ProgrammeKind kind, string months)
    {
        Programme programme = Find(code);

        Assert.Equal(kind, programme.Kind);
        Assert.Equal(months, string.Join(' ', programme.PaidIn));
        Assert.Equal(months.Length == 0 || months.Split(' ').Contains("3"), programme.IsPaidIn(new Period(2024, 3)));
    }

    [Theory]
    [InlineData("BT01A", "0–3")]
    [InlineData("BT01B", "4–15")]
    [InlineData("BT02", "16–21")]
    [InlineData("BT03A", "0–3")]
    [InlineData("BT03B", "4–15")]
    [InlineData("BT05A1", "60–79")]
    [InlineData("BT05A2", "≥ 80")]
    [InlineData("BT05B", "75–79")]
    [InlineData("BT05C", "≥ 80")]
    [InlineData("BT05D", "≥ 60")]
    [InlineData("BT06A", "16–59")]
    [InlineData("BT06B", "0–15, ≥ 60")]
    [InlineData("BT06C", "16–59")]
    [InlineData("BT06D", "0–15, ≥ 60")]
    [InlineData("BT07", "0–2")]
    [InlineData("HTXH", "≥ 70")]
    [InlineData("BT04", "")]
    [InlineData("NC-TB21", "")]
    public void Find_Programme_KnowsItsAges(string code, string ages) =>
        Assert.Equal(ages, string.Join(", ", Find(code).Ages));

    [Theory]
    [InlineData("HTXH", "2025-06", false)]
    [InlineData("HTXH", "2025-07", true)]
    [InlineData("BT05B", "2025-06", true)]
    [InlineData("BT05C", "2025-07", false)]
    [InlineData("BT01A", "2021-07", true)]
    [InlineData("Q29", "2025-07", false)]
    [InlineData("Q29", "2025-09", true)]
    [InlineData("Q29", "2025-10", false)]
    [InlineData("NC-TK", "2020-01", true)]
    public void IsInForce_Month_FollowsTheDecrees(string code, string period, bool expected) =>
        Assert.Equal(expected, Find(code).IsInForce(Period.Parse(period)));

    [Fact]
    public void Find_PaymentsOfHouseholdsAndDeaths_NameTheirReceivers()
    {
        Assert.Equal([ReceiverKind.Relative], Find("MTP").Receivers);
        Assert.Equal([ReceiverKind.Relative], Find("NC-MLAN").Receivers);
        Assert.All(
            ["HN", "HCN", "TET", "Q29", "CS20-2C"],
            code => Assert.Equal([ReceiverKind.HeadOfHousehold], Find(code).Receivers));
        Assert.Equal(7, ProgrammeTable.Shipped.All.Count(programme => programme.Receivers.Count > 0));
    }

    /// <summary>Goal: from decree 20/2021 on, or from its own, every programme has a rate, without a gap.</summary>
    [Fact]
    public void RatesFor_SocialProtection_HasNoMonthWithoutRate()
    {
        IEnumerable<Programme> rated = ProgrammeTable.Shipped.All
            .Where(programme => programme is { Group: ProgrammeGroup.Btxh, Code: not "DP" });

        Assert.All(rated, programme =>
        {
            for (Period month = programme.From ?? new Period(2021, 7); month < new Period(2026, 12); month = month.Next)
            {
                Assert.NotEmpty(ProgrammeTable.Shipped.RatesFor(programme.Code, "17", month));
            }
        });
    }

    private static Programme Find(string code) =>
        ProgrammeTable.Shipped.Find(code) ?? throw new FormatException(code);
}
