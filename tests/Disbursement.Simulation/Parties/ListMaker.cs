using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Disbursement.Simulation.Faults;

namespace Disbursement.Simulation.Parties;

/// <summary>Makes the lists of a month, with rows that the rules take and rows that they do not.</summary>
internal sealed class ListMaker(Random random, FaultPlan plan, Population population)
{
    private static readonly Dictionary<string, string[]> Programmes = new(StringComparer.Ordinal)
    {
        ["btxh"] = ["BT05C", "BT06C", "BT06B"],
        ["ncc"] = ["NC-TB41", "NC-LS1"],
    };

    private readonly Dictionary<(string Person, string List), ListRow> _usual = [];

    /// <summary>The first versions of a month's lists.</summary>
    public IReadOnlyList<ListVersion> Draw(string period)
    {
        var lists = new List<ListVersion>();
        foreach (string unit in Population.Units)
        {
            foreach (string list in Programmes.Keys)
            {
                ListRow[] rows =
                [
                    .. population.People.Where(person => person.Unit == unit || Also(person, unit, list))
                        .Where(_ => random.Next(list == "btxh" ? 5 : 3) > 0)
                        .Select(person => RowOf(Population.At(person, unit), list)),
                ];
                if (rows.Length > 0)
                {
                    lists.Add(Version(period, unit, list, 1, rows));
                }
            }
        }

        return lists;
    }

    /// <summary>Another version of a list: a row less, a row more or another amount.</summary>
    public ListVersion Correct(string period, ListVersion before, int number)
    {
        List<ListRow> rows = [.. before.Rows];
        int index = random.Next(rows.Count);
        switch (random.Next(3))
        {
            case 0 when rows.Count(static row => row.IsGood) > 1:
                rows.RemoveAt(index);
                break;
            case 1:
                rows[index] = rows[index] with { Arrears = rows[index].Arrears + 1000 };
                break;
            default:
                rows = [.. rows.Select(row => row.IsGood ? row : RowOf(row.Person, before.List))];
                break;
        }

        return Version(period, before.Unit, before.List, number, rows);
    }

    /// <summary>
    /// What an officer sends after close: mended rows and people who were forgotten, alone or with the whole list.
    /// </summary>
    public ListVersion Later(string period, ListVersion before, int number)
    {
        ListRow[] mended = [.. before.Rows.Select(row => row.IsGood ? row : RowOf(row.Person, before.List))];
        ListRow[] forgotten =
        [
            .. population.People
                .Where(person => person.Unit == before.Unit || Also(person, before.Unit, before.List))
                .Where(person => before.Rows.All(row => row.Person.Id != person.Id) && random.Next(2) == 0)
                .Select(person => RowOf(Population.At(person, before.Unit), before.List)),
        ];
        bool alone = random.Next(2) == 0;
        ListRow[] rows = [.. mended.Where((_, index) => !alone || !before.Rows[index].IsGood), .. forgotten];
        return Version(period, before.Unit, before.List, number, rows.Length == 0 ? before.Rows : rows);
    }

    /// <summary>The same bytes once more, under another name.</summary>
    public static ListVersion Again(string period, ListVersion before, int number) =>
        before with { Path = PathOf(period, before.Unit, before.List, number) };

    private static string PathOf(string period, string unit, string list, int number) => string.Create(
        CultureInfo.InvariantCulture, $"{Population.Province}/{period}/{unit}/{list}/lan-{number}.csv");

    private static ListVersion Version(
        string period, string unit, string list, int number, IReadOnlyList<ListRow> rows)
    {
        byte[] content = Encoding.UTF8.GetBytes(Text(rows));
        string hash = Convert.ToHexStringLower(SHA256.HashData(content));
        return new ListVersion(unit, list, PathOf(period, unit, list, number), rows, content, hash);
    }

    private static string Text(IReadOnlyList<ListRow> rows)
    {
        var text = new StringBuilder(
            "citizen_id,full_name,birth,sex,commune_code,programme,amount,arrears,channel,bank,account,reviewed\n");
        foreach (ListRow row in rows)
        {
            Person person = row.Person;
            text.Append(CultureInfo.InvariantCulture, $"{(row.IsGood ? person.Id : person.Id[..5])},{person.Name},");
            text.Append(CultureInfo.InvariantCulture, $"{person.BirthYear},{(person.IsMan ? "Nam" : "Nữ")},");
            text.Append(CultureInfo.InvariantCulture, $"{row.Person.Commune},{row.Programme},{row.Amount},");
            text.Append(CultureInfo.InvariantCulture, $"{row.Arrears},{row.Channel},{row.Bank},{row.Account},x\n");
        }

        return text.ToString();
    }

    /// <summary>Whether another unit lists the person for the same benefit too.</summary>
    private bool Also(Person person, string unit, string list) =>
        list == "btxh" && person.Unit != unit && random.NextDouble() < plan.Duplicate;

    /// <summary>The same as last month, mostly.</summary>
    private ListRow RowOf(Person person, string list)
    {
        bool isNew = !_usual.TryGetValue((person.Id, list), out ListRow? usual);
        if (isNew || random.Next(10) == 0)
        {
            string[] programmes = Programmes[list];
            (string channel, string bank, string account) = population.DrawChannel(person);
            long amount = 10_000 * random.Next(36, 300);
            usual = new ListRow(
                person, usual?.Programme ?? programmes[random.Next(programmes.Length)], amount, 0, channel, bank, account, true);
            _usual[(person.Id, list)] = usual;
        }

        return usual! with { Person = person, IsGood = random.NextDouble() >= plan.BadRow };
    }
}
