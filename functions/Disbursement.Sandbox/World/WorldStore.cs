namespace Disbursement.Sandbox.World;

/// <summary>The truth the sandbox plays: who lives, whose account is whose, what happens to money.</summary>
/// <remarks>Read once at start; never changes, so that a month comes out the same every time.</remarks>
internal sealed class WorldStore
{
    private readonly CompactTable _people = new();
    private readonly CompactTable _accounts = new();
    private readonly CompactTable _behaviour = new();

    /// <summary>Count of people.</summary>
    public int People => _people.Count;

    /// <summary>Count of accounts.</summary>
    public int Accounts => _accounts.Count;

    /// <summary>Loads <c>people.csv</c>, <c>accounts.csv</c> and <c>behaviour.csv</c> of a folder.</summary>
    /// <param name="folder">The folder; files that are missing are empty.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static WorldStore Load(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"There is no world in '{folder}' (setting Sandbox:World).");
        }

        var world = new WorldStore();
        foreach (string[] row in WorldCsv.Read(
            Path.Combine(folder, "people.csv"), "citizen_id", "full_name", "birth", "sex", "commune_code", "alive"))
        {
            world._people.Add(row[0], string.Join('\t', row[1..]));
        }

        foreach (string[] row in WorldCsv.Read(
            Path.Combine(folder, "accounts.csv"), "institution", "account", "status", "holder_name", "holder_id"))
        {
            world._accounts.Add(KeyOf(row[0], row[1]), string.Join('\t', row[2..]));
        }

        foreach (string[] row in WorldCsv.Read(Path.Combine(folder, "behaviour.csv"), "key", "outcome"))
        {
            _ = Outcome.Parse(row[1]); // a wrong word fails the start, not the month
            world._behaviour.Add(row[0], row[1]);
        }

        return world;
    }

    /// <summary>The account; null when the institution has none of that number.</summary>
    public WorldAccount? FindAccount(string institution, string account)
    {
        string[]? cells = _accounts.Find(KeyOf(institution, account))?.Split('\t');
        return cells is null ? null : new WorldAccount(cells[0], cells[1], cells[2]);
    }

    /// <summary>The person; null when the register has none of that number.</summary>
    public WorldPerson? FindPerson(string citizenId)
    {
        string[]? cells = _people.Find(citizenId)?.Split('\t');
        return cells is null
            ? null
            : new WorldPerson(cells[0], cells[1], cells[2], cells[3], Alive: cells[4] is not ("false" or "0"));
    }

    /// <summary>What happens to money for an account or person: the first key the world knows decides.</summary>
    /// <param name="keys">Account number, citizen id of the receiver, of the beneficiary; empty ones are skipped.</param>
    public Outcome OutcomeOf(params ReadOnlySpan<string> keys)
    {
        foreach (string key in keys)
        {
            if (key.Length > 0 && _behaviour.Find(key) is { } text)
            {
                return Outcome.Parse(text);
            }
        }

        return Outcome.Paid;
    }

    private static string KeyOf(string institution, string account) => $"{institution}:{account}";
}
