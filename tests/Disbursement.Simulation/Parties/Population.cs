using System.Globalization;

namespace Disbursement.Simulation.Parties;

/// <summary>The people of a run and their accounts, drawn from the seed.</summary>
internal sealed class Population
{
    /// <summary>The province every run is about: Hòa Bình.</summary>
    public const string Province = "17";

    private static readonly (string Unit, string[] Communes)[] Places =
        [("148", ["04789", "04792", "04813"]), ("150", ["04831", "04834"])];

    private static readonly string[] Families = ["Nguyễn", "Bùi", "Đinh", "Quách", "Hà", "Xa", "Lương"];
    private static readonly string[] Middles = ["Văn", "Thị", "Đức", "Ngọc", "Hữu"];
    private static readonly string[] Givens = ["An", "Bình", "Chiến", "Dung", "Hòa", "Khánh", "Mển", "Ổn", "Uyên", "Ý"];

    private static readonly (string Channel, string Bank)[] Accounts =
    [
        ("TK", "970405"), ("TK", "970415"), ("TK", "970436"), ("TK", "970422"), ("VI", "971025"), ("MM", "971005"),
        ("MM", "971005"), ("", "970418"),
    ];

    private readonly Dictionary<(string Bank, string Account), Holder> _holders = [];
    private readonly Random _random;

    /// <summary>Draws the people.</summary>
    public Population(Random random, int count)
    {
        _random = random;
        People = [.. Enumerable.Range(0, count).Select(NewPerson)];
    }

    /// <summary>The units that make lists.</summary>
    public static IEnumerable<string> Units => Places.Select(static place => place.Unit);

    /// <summary>The people.</summary>
    public IReadOnlyList<Person> People { get; }

    /// <summary>What an institution knows of an account; null when it has no such account.</summary>
    public Holder? Find(string bank, string account) => _holders.GetValueOrDefault((bank, account));

    /// <summary>The person as a unit lists them: one that is not their own takes them for its own.</summary>
    public static Person At(Person person, string unit) => person.Unit == unit
        ? person
        : person with { Unit = unit, Commune = Places.First(place => place.Unit == unit).Communes[0] };

    /// <summary>How somebody is paid: a channel, and an account where that needs one.</summary>
    public (string Channel, string Bank, string Account) DrawChannel(Person person)
    {
        if (_random.Next(5) < 2)
        {
            return (_random.Next(3) switch { 0 => "BD", 1 => "TN", _ => "" }, "", "");
        }

        (string channel, string bank) = Accounts[_random.Next(Accounts.Length)];
        string account = string.Create(CultureInfo.InvariantCulture, $"9{_random.NextInt64(1_000_000_000, 9_999_999_999)}");
        (string name, string status) = _random.Next(12) switch
        {
            0 => ("Trần Thị Khác", "active"),
            1 => (person.Name[..^1], "active"),
            2 => (person.Name, "closed"),
            3 => (person.Name, "blocked"),
            _ => (person.Name, "active"),
        };
        if (_random.Next(15) > 0)
        {
            _holders[(bank, account)] = new Holder(name, status);
        }

        return (channel, bank, account);
    }

    private Person NewPerson(int number)
    {
        (string unit, string[] communes) = Places[_random.Next(Places.Length)];
        int year = _random.Next(1930, 1960);
        bool isMan = _random.Next(2) == 0;
        string id = string.Create(
            CultureInfo.InvariantCulture, $"017{(isMan ? 0 : 1)}{year % 100:00}{number:000}{_random.Next(1000):000}");
        string name = $"{Pick(Families)} {Pick(Middles)} {Pick(Givens)}";
        return new Person(id, name, year, isMan, communes[_random.Next(communes.Length)], unit);
    }

    private string Pick(string[] words) => words[_random.Next(words.Length)];

    /// <summary>Whose an account is.</summary>
    /// <param name="Name">The holder's name.</param>
    /// <param name="Status">active, closed or blocked.</param>
    internal sealed record Holder(string Name, string Status);
}
