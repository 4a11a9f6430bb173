using System.Collections.Frozen;
using Disbursement.Core.Money;
using Disbursement.Core.Periods;
using Disbursement.Core.Programmes;
using Disbursement.Core.Text;
using Disbursement.Core.Units;

namespace Disbursement.Core.Funds;

/// <summary>All envelopes, and the rule that a proposal is held against.</summary>
/// <remarks>
/// Money of a unit counts against the unit's own envelope and against its province's, where there are such. From the
/// first month in which a province has an envelope for a source, every unit needs one of the two: what was given out
/// to units by name does not become unlimited for a unit that was forgotten, or when the last line runs out.
/// Immutable; safe to share between threads.
/// </remarks>
public sealed class EnvelopeBook
{
    private readonly FrozenDictionary<string, Envelope[]> _byProvince;

    private EnvelopeBook(IReadOnlyList<Envelope> envelopes) => _byProvince = envelopes
        .GroupBy(static one => one.Province, StringComparer.Ordinal)
        .ToFrozenDictionary(static own => own.Key, static own => own.ToArray(), StringComparer.Ordinal);

    /// <summary>The text of the shipped <c>envelopes.csv</c>: no envelope, and how to write one.</summary>
    public static string ShippedCsv()
    {
        using StreamReader reader = DataTable.OpenShipped("envelopes.csv");
        return reader.ReadToEnd();
    }

    /// <summary>Reads unit, source, from_period, to_period (empty: that month only), amount, decision.</summary>
    /// <param name="reader">The table.</param>
    /// <param name="units">The units the envelopes are for.</param>
    /// <exception cref="EnvelopeException">Something is wrong; the exception names everything that is.</exception>
    public static EnvelopeBook Parse(TextReader reader, UnitRegister units)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(units);
        return new EnvelopeBook(new EnvelopeReader(units).Read(reader));
    }

    /// <summary>Whether money of a source is limited in a province and month.</summary>
    public bool Limits(string province, ProgrammeGroup source, Period period) =>
        Of(province).Any(one => one.Source == source && one.From <= period);

    /// <summary>Whether any money is limited in a province and month.</summary>
    public bool Limits(string province, Period period) => Of(province).Any(one => one.From <= period);

    /// <summary>Holds a proposal against the envelopes of its month.</summary>
    /// <param name="province">The province.</param>
    /// <param name="period">The month that pays; also for what it pays of earlier months.</param>
    /// <param name="before">What was approved in the month before, less what was proven not to be paid.</param>
    /// <param name="asked">What the proposal asks.</param>
    /// <returns>A line for each envelope of the month, for each unit without one, and for each source that is not
    /// limited, by source and unit, the province first. The proposal can be approved when no line is over.</returns>
    public IReadOnlyList<EnvelopeLine> Check(
        string province, Period period, IReadOnlyCollection<FundsSum> before, IReadOnlyCollection<FundsSum> asked)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(asked);
        var lines = new List<EnvelopeLine>();
        foreach (ProgrammeGroup source in ProgrammeGroups.All)
        {
            var money = new SourceMoney(
                [.. before.Where(sum => sum.Source == source)], [.. asked.Where(sum => sum.Source == source)]);
            if (Limits(province, source, period))
            {
                lines.AddRange(LinesOf(province, source, period, money));
            }
            else if (money.Units.Count > 0)
            {
                lines.Add(money.LineOf(province, source, null, EnvelopeStanding.NotSet, isWhole: true));
            }
        }

        return lines;
    }

    private IEnumerable<EnvelopeLine> LinesOf(string province, ProgrammeGroup source, Period period, SourceMoney money)
    {
        Dictionary<string, Envelope> ofMonth = Of(province)
            .Where(one => one.Source == source && one.Covers(period))
            .ToDictionary(static one => one.Unit, StringComparer.Ordinal);
        bool hasProvince = ofMonth.TryGetValue(province, out Envelope? whole);
        if (hasProvince)
        {
            yield return money.LineOf(province, source, whole, EnvelopeStanding.Within, isWhole: true);
        }

        foreach (string unit in money.Units.Union(ofMonth.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            bool hasOwn = ofMonth.TryGetValue(unit, out Envelope? own);
            if (!hasProvince || (hasOwn && unit != province))
            {
                EnvelopeStanding standing = hasOwn ? EnvelopeStanding.Within : EnvelopeStanding.NoneForUnit;
                yield return money.LineOf(unit, source, own, standing, isWhole: false);
            }
        }
    }

    private Envelope[] Of(string province) => _byProvince.GetValueOrDefault(province, []);

    /// <summary>The money of one source.</summary>
    private sealed class SourceMoney(FundsSum[] before, FundsSum[] asked)
    {
        public IReadOnlyCollection<string> Units { get; } =
            [.. before.Concat(asked).Where(static sum => sum.Sum > Vnd.Zero).Select(static sum => sum.Unit).Distinct()];

        public EnvelopeLine LineOf(
            string unit, ProgrammeGroup source, Envelope? envelope, EnvelopeStanding standing, bool isWhole)
        {
            var line = new EnvelopeLine(
                unit, source, envelope, Sum(before, unit, isWhole), Sum(asked, unit, isWhole), standing);
            return standing == EnvelopeStanding.Within && line.IsOver
                ? line with { Standing = EnvelopeStanding.Exceeded }
                : line;
        }

        private static Vnd Sum(FundsSum[] sums, string unit, bool isWhole) =>
            Vnd.Sum(sums.Where(sum => isWhole || sum.Unit == unit).Select(static sum => sum.Sum));
    }
}
