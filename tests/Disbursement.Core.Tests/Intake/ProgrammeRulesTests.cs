using System.Globalization;
using Disbursement.Core.Intake;
using Disbursement.Core.Periods;
using Disbursement.Core.Programmes;
using FsCheck;
using FsCheck.Fluent;

namespace Disbursement.Core.Tests.Intake;

/// <summary>Programmes in their months, and rows as the law says without any finding.</summary>
public sealed class ProgrammeRulesTests
{
    /// <summary>Goal: a row at a rate of its month and inside the ages is never warned about.</summary>
    /// <remarks>
    /// Method: any programme of any list, any rate in force, one or more times it where it may be multiplied, any
    /// birth that fits, known as a day, a month or a year; in months of both decrees.
    /// </remarks>
    [Fact]
    public void Check_RowAsTheLawSays_HasNoFinding() =>
        Prop.ForAll(Cases().ToArbitrary(), row =>
        {
            (RawRow raw, IntakeContext context) = row.Make();

            RowCheck check = RowRules.Check(raw, context);

            Assert.NotNull(check.Row);
            Assert.True(check.Findings.Count == 0, $"{row}: {string.Join(';', check.Findings)}");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3_000));

    [Theory]
    [InlineData("ncc", "NC-GDDT", "2055000", "2024-03", "")]
    [InlineData("ncc", "NC-GDDT", "2055000", "2024-06", "319: 3, 4, 10, 11, 12")]
    [InlineData("ncc", "NC-THO", "1400000", "2024-06", "")]
    [InlineData("khac", "TET", "300000", "2024-01", "")]
    [InlineData("khac", "TET", "300000", "2024-06", "319: 1, 2, 12")]
    [InlineData("btxh", "HTXH", "500000", "2025-06", "!240: 2025-07")]
    [InlineData("btxh", "BT05C", "500000", "2025-07", "318: HTXH")]
    [InlineData("btxh", "BT05A2", "1000000", "2025-07", "")]
    [InlineData("khac", "Q29", "500000", "2025-08", "")]
    [InlineData("khac", "Q29", "500000", "2025-07", "!240: 2025-08")]
    [InlineData("khac", "Q29", "500000", "2025-10", "318: –")]
    [InlineData("btxh", "BT04", "3600000", "2024-06", "")]
    [InlineData("btxh", "BT04", "3960000", "2024-06", "322: 10")]
    [InlineData("btxh", "BT04", "400000", "2024-06", "303: n × 360.000")]
    [InlineData("btxh", "MTP", "7000000", "2024-06", "303: ≥ 7.200.000")]
    [InlineData("ncc", "NC-LT1", "2300000", "2024-06", "303: 2.297.000 + n × 390.000")]
    [InlineData("ncc", "NC-TB81+", "1000", "2024-06", "303: 1.031.000 / 2.113.000")]
    public void Check_Programme_InItsMonth(string list, string code, string amount, string period, string expected)
    {
        bool twoLevel = string.CompareOrdinal(period, "2025-07") >= 0;
        string path = twoLevel ? $"25/{period}/04792/{list}/a.csv" : $"17/{period}/148/{list}/a.csv";

        RowCheck check = RowRules.Check(
            IntakeRows.Row(
                (IntakeField.CommuneCode, "04792"), (IntakeField.Programme, code), (IntakeField.Amount, amount)),
            IntakeRows.Context(path));

        string found = string.Join(';', check.Findings.Select(one => $"{(int)one.Number}: {one.Value}"));
        Assert.Equal(expected, check.Row is null ? "!" + found : found);
    }

    private static Gen<LawfulRow> Cases() =>
        from programme in Gen.Elements(ProgrammeTable.Shipped.All.ToArray())
        from period in Gen.Elements(new Period(2024, 3), new Period(2024, 4), new Period(2024, 12), new Period(2025, 3))
        where programme.IsInForce(period) && programme.IsPaidIn(period)
        from rate in Gen.Choose(0, 99)
        from times in Gen.Choose(1, 5)
        from span in Gen.Choose(0, 9)
        from at in Gen.Choose(0, 1199)
        from day in Gen.Choose(1, 28)
        from known in Gen.Choose(0, 2)
        select new LawfulRow(programme, period, rate, times, span, at, day, known);

    /// <summary>What a lawful row is made of; numbers are taken modulo what there is to choose from.</summary>
    private sealed record LawfulRow(
        Programme Programme, Period Period, int Rate, int Times, int Span, int At, int Day, int Known)
    {
        public (RawRow Raw, IntakeContext Context) Make()
        {
            string list = Programme.Group.ToListCode();
            RawRow raw = IntakeRows.Row(
                (IntakeField.CitizenId, "TMP-04789-1"),
                (IntakeField.Birth, Birth()),
                (IntakeField.Programme, Programme.Code),
                (IntakeField.Amount, Amount().ToString(CultureInfo.InvariantCulture)),
                (IntakeField.Receiver, "GH"),
                (IntakeField.ReceiverId, "017190000103"),
                (IntakeField.ReceiverName, "Trần Thị Hoa"));
            return (raw, IntakeRows.Context($"17/{Period}/148/{list}/a.csv"));
        }

        private long Amount()
        {
            IReadOnlyList<ProgrammeRate> rates = ProgrammeTable.Shipped.RatesFor(Programme.Code, "17", Period);
            return rates.Count == 0 ? 123_456 : rates[Rate % rates.Count].Times(Times).Dong;
        }

        private string Birth()
        {
            AgeSpan span = Programme.Ages.Count == 0 ? new AgeSpan(0, 100) : Programme.Ages[Span % Programme.Ages.Count];
            int months = (span.From * 12) + (At % (((span.Below ?? span.From + 20) - span.From) * 12));
            int born = (Period.Year * 12) + Period.Month - 1 - months;
            (int year, int month) = (born / 12, (born % 12) + 1);
            return Known switch
            {
                0 => year.ToString(CultureInfo.InvariantCulture),
                1 => string.Create(CultureInfo.InvariantCulture, $"{month:00}/{year}"),
                _ => string.Create(CultureInfo.InvariantCulture, $"{Day:00}/{month:00}/{year}"),
            };
        }
    }
}
