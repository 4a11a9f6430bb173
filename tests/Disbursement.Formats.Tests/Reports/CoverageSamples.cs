using Disbursement.Core.Coverage;
using Disbursement.Core.Money;
using Disbursement.Core.Programmes;
using Disbursement.Core.Units;
using Disbursement.Testing;

namespace Disbursement.Formats.Tests.Reports;

/// <summary>A month of Hòa Bình that never was, with all its districts, every column filled.</summary>
internal static class CoverageSamples
{
    public static CoverageTable Table { get; } = CoverageTable.Build(
        "17", PaymentSamples.June, Units(month: 6), Units(month: 5), target: 30m);

    public static CoverageTable Small { get; } = CoverageTable.Build(
        "17",
        PaymentSamples.June,
        [
            new UnitCoverage("148", ProgrammeGroup.Btxh, Figures(100, 1)),
            new UnitCoverage("148", ProgrammeGroup.Khac, Figures(20, 2)),
        ],
        [new UnitCoverage("148", ProgrammeGroup.Btxh, Figures(90, 3))]);

    public static string NameOf(string unit) => UnitRegister.Shipped.Find(unit, PaymentSamples.June)?.Name ?? unit;

    private static IEnumerable<UnitCoverage> Units(int month) => UnitRegister.Shipped
        .ListMakers("17", PaymentSamples.June)
        .SelectMany((unit, index) => ProgrammeGroups.All.Select(group => new UnitCoverage(
            unit.Code, group, Figures(People(group, index, month), index + month))));

    private static long People(ProgrammeGroup group, int index, int month) => group switch
    {
        ProgrammeGroup.Btxh => 2_300 + (index * 311) + (month * 17),
        ProgrammeGroup.Ncc => 480 + (index * 57) + month,
        _ => 60 + index,
    };

    private static CoverageFigures Figures(long people, int seed)
    {
        long bank = people * (31 + (seed * 7 % 40)) / 100;
        long wallet = people * 2 / 100;
        long mobile = people / 100;
        long home = people * 3 / 100;
        long focal = people / 200;
        long failed = people / 150;
        long unclaimed = people / 120;
        long open = people / 90;
        long post = people - bank - wallet - mobile - home - focal - failed - unclaimed - open;
        long refused = people / 110;
        var paid = new CoverageMoney(
            Money(bank), Money(wallet), Money(mobile), Money(post), Money(home), Money(focal), Vnd.Zero);
        return new CoverageFigures
        {
            Listed = people + refused,
            Refused = refused,
            Held = open / 2,
            Beneficiaries = people,
            Reviewed = people * 99 / 100,
            WithAccount = bank + wallet + mobile + focal + failed,
            WithAccountOtherName = bank / 20,
            PaidBank = bank,
            PaidWallet = wallet,
            PaidMobileMoney = mobile,
            PaidPost = post,
            PaidHome = home,
            PaidFocal = focal,
            Failed = failed,
            Unclaimed = unclaimed,
            Open = open,
            Paid = paid,
            Due = paid with { Bank = Money(bank + failed), Post = Money(post + unclaimed), Unrouted = Money(open) },
        };
    }

    private static Vnd Money(long people) => Vnd.FromDong(people * 612_000);
}
