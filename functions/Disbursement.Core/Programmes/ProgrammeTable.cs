using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using Disbursement.Core.Entitlements;
using Disbursement.Core.Money;
using Disbursement.Core.Periods;
using Disbursement.Core.Text;

namespace Disbursement.Core.Programmes;

/// <summary>The programmes and their rates by province and month, from tables an administrator keeps.</summary>
/// <remarks>
/// A province may pay more than the decree (ND 20/2021 Art.4(3)): where it has rows of its own for a month, they
/// stand instead of the country's. Immutable; safe to share between threads.
/// </remarks>
public sealed class ProgrammeTable
{
    private static readonly Lazy<ProgrammeTable> ShippedTable = new(LoadShipped);

    private readonly FrozenDictionary<string, Programme> _byCode;
    private readonly FrozenDictionary<string, ProgrammeRate[]> _rates;
    private readonly ConcurrentDictionary<(string Code, string Province, Period Period), ProgrammeRate[]> _valid =
        new();

    private ProgrammeTable(IReadOnlyList<Programme> programmes, IReadOnlyList<ProgrammeRate> rates)
    {
        All = programmes;
        _byCode = programmes.ToFrozenDictionary(programme => programme.Code, StringComparer.Ordinal);
        _rates = rates.GroupBy(rate => rate.Programme, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
    }

    /// <summary>The table that comes with the product (DOMAIN 3).</summary>
    public static ProgrammeTable Shipped => ShippedTable.Value;

    /// <summary>All programmes, in the order of the table.</summary>
    public IReadOnlyList<Programme> All { get; }

    /// <summary>Reads the two tables.</summary>
    /// <param name="programmes">
    /// Columns code, group, name, kind, per_child, sensitive; optional months, from, to, ages, instead, receivers.
    /// </param>
    /// <param name="rates">
    /// Columns programme, province, from, to, rule, amount, step, basis; optional times_most.
    /// </param>
    /// <exception cref="FormatException">A row is not understood, or names a programme that is not there.</exception>
    public static ProgrammeTable Parse(TextReader programmes, TextReader rates)
    {
        ArgumentNullException.ThrowIfNull(programmes);
        ArgumentNullException.ThrowIfNull(rates);
        DataTable programmeRows = DataTable.Parse(
            programmes, "code", "group", "name", "kind", "per_child", "sensitive");
        DataTable rateRows = DataTable.Parse(
            rates, "programme", "province", "from", "to", "rule", "amount", "step", "basis");
        var table = new ProgrammeTable(
            [.. programmeRows.Rows.Select(row => ReadProgramme(programmeRows, row))],
            [.. rateRows.Rows.Select(row => ReadRate(rateRows, row))]);
        string? stranger = table._rates.Keys.Concat(table.All.SelectMany(programme => programme.Instead))
            .FirstOrDefault(code => !table._byCode.ContainsKey(code));
        return stranger is null ? table : throw new FormatException($"The tables name no programme {stranger}.");
    }

    /// <summary>The programme with a code, case as written.</summary>
    public Programme? Find(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return _byCode.GetValueOrDefault(code);
    }

    /// <summary>All rates of a programme for a province and month; empty where none is set.</summary>
    /// <remarks>Several rates of one code are grades, as the injury grades of NC-BB.</remarks>
    public IReadOnlyList<ProgrammeRate> RatesFor(string code, string province, Period period)
    {
        ArgumentNullException.ThrowIfNull(code);
        return _valid.TryGetValue((code, province, period), out ProgrammeRate[]? valid) ? valid
            : _rates.ContainsKey(code) ? _valid.GetOrAdd((code, province, period), SelectRates)
            : [];
    }

    /// <summary>The one amount of a programme for a province and month; of one child where it is a multiple.</summary>
    /// <returns>None where no rate is set, or where the code has several grades.</returns>
    public Vnd? RateFor(string code, string province, Period period) =>
        RatesFor(code, province, period) is [ProgrammeRate only] ? only.Amount : null;

    /// <summary>Tells whether an amount agrees with some rate; always true where no rate is set.</summary>
    public bool Allows(string code, string province, Period period, Vnd amount) =>
        RatesFor(code, province, period).Count == 0 || RateOf(code, province, period, amount) is not null;

    /// <summary>The rate an amount agrees with, or none.</summary>
    public ProgrammeRate? RateOf(string code, string province, Period period, Vnd amount)
    {
        IReadOnlyList<ProgrammeRate> rates = RatesFor(code, province, period);
        for (int at = 0; at < rates.Count; at++)
        {
            if (rates[at].Allows(amount))
            {
                return rates[at];
            }
        }

        return null;
    }

    private ProgrammeRate[] SelectRates((string Code, string Province, Period Period) key)
    {
        (string code, string province, Period period) = key;
        ProgrammeRate[] rates = _rates[code];
        ProgrammeRate[] valid = Array.FindAll(rates, rate => rate.IsValidIn(period));
        ProgrammeRate[] own = Array.FindAll(valid, rate => rate.Province == province);
        return own.Length > 0 ? own : Array.FindAll(valid, rate => rate.Province is null);
    }

    private static ProgrammeTable LoadShipped()
    {
        using StreamReader programmes = DataTable.OpenShipped("programmes.csv");
        using StreamReader rates = DataTable.OpenShipped("programme_rates.csv");
        return Parse(programmes, rates);
    }

    private static Programme ReadProgramme(DataTable table, string[] row) => new(
        table.Cell(row, "code"),
        ProgrammeGroups.TryParse(table.Cell(row, "group"), out ProgrammeGroup group)
            ? group
            : throw new FormatException($"A programme's group cannot be '{table.Cell(row, "group")}'."),
        VietnameseText.ToNfc(table.Cell(row, "name")),
        ReadEnum<ProgrammeKind>(table.Cell(row, "kind")),
        table.Cell(row, "per_child") == "x",
        table.Cell(row, "sensitive") == "x")
    {
        PaidIn = [.. Words(table, row, "months").Select(ReadMonth)],
        From = ReadPeriod(table.Cell(row, "from")),
        To = ReadPeriod(table.Cell(row, "to")),
        Ages = AgeSpan.ParseMany(table.Cell(row, "ages")),
        Instead = Words(table, row, "instead"),
        Receivers = [.. Words(table, row, "receivers").Select(ReadReceiver)],
    };

    private static string[] Words(DataTable table, string[] row, string column) =>
        table.Cell(row, column).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static Period? ReadPeriod(string text) => text.Length == 0 ? null : Period.Parse(text);

    private static int ReadMonth(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int month) && month is >= 1 and <= 12
            ? month
            : throw new FormatException($"'{text}' is no month of the year.");

    private static ReceiverKind ReadReceiver(string code) =>
        EntitlementCodes.TryParseReceiver(code, out ReceiverKind receiver)
            ? receiver
            : throw new FormatException($"'{code}' is no receiver.");

    private static ProgrammeRate ReadRate(DataTable table, string[] row)
    {
        string province = table.Cell(row, "province");
        string step = table.Cell(row, "step");
        var rate = new ProgrammeRate(
            table.Cell(row, "programme"),
            province.Length == 0 ? null : province,
            Period.Parse(table.Cell(row, "from")),
            ReadPeriod(table.Cell(row, "to")),
            ReadEnum<RateRule>(table.Cell(row, "rule")),
            ReadAmount(table.Cell(row, "amount")),
            step.Length == 0 ? Vnd.Zero : ReadAmount(step),
            table.Cell(row, "basis"))
        {
            TimesMost = table.Cell(row, "times_most") is { Length: > 0 } most ? (int)ReadAmount(most).Dong : null,
        };
        bool divides = rate.Rule is RateRule.Multiple && rate.Amount == Vnd.Zero
            || rate.Rule is RateRule.Stepped && rate.Step == Vnd.Zero;
        return divides ? throw new FormatException($"A rate of {rate.Programme} repeats zero.") : rate;
    }

    private static Vnd ReadAmount(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long dong) && dong <= Vnd.MaxDong
            ? Vnd.FromDong(dong)
            : throw new FormatException("An amount of the table is no whole number of dong.");

    private static T ReadEnum<T>(string text)
        where T : struct, Enum =>
        Enum.TryParse(text, ignoreCase: true, out T value) && Enum.IsDefined(value)
            ? value
            : throw new FormatException($"'{text}' is no {typeof(T).Name}.");
}
