using System.Globalization;
using System.Text;
using Disbursement.Cli.Generate.People;

namespace Disbursement.Cli.Generate.Writing;

/// <summary>Writes the truth the sandbox plays: people, accounts, behaviour (DESIGN 6).</summary>
internal sealed class WorldFiles : IDisposable
{
    private readonly StreamWriter _people;
    private readonly StreamWriter _accounts;
    private readonly StreamWriter _behaviour;

    /// <summary>Creates the three files.</summary>
    /// <param name="folder">The folder <c>world</c>; made if missing.</param>
    public WorldFiles(string folder)
    {
        Directory.CreateDirectory(folder);
        _people = Open(folder, "people.csv", "citizen_id,full_name,birth,sex,commune_code,alive");
        _accounts = Open(folder, "accounts.csv", "institution,account,holder_name,holder_id,status");
        _behaviour = Open(folder, "behaviour.csv", "key,outcome");
    }

    /// <summary>Writes what the world knows of a person; of somebody two lists name, only once.</summary>
    public void Write(ListedPerson person)
    {
        if (person.ListedBefore)
        {
            return;
        }

        Write(person.Who);
        if (person.SharesReceiver)
        {
            return;
        }

        if (person.Receiver is { } receiver)
        {
            Write(receiver);
        }

        Write(person.Account);
        Write(person.EarlierAccount);
        if (person.Outcome is { } outcome)
        {
            _behaviour.Write($"{person.OutcomeKey},{outcome}\n");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _people.Dispose();
        _accounts.Dispose();
        _behaviour.Dispose();
    }

    private static StreamWriter Open(string folder, string file, string header)
    {
        var writer = new StreamWriter(
            Path.Combine(folder, file), append: false, new UTF8Encoding(false), bufferSize: 1 << 16);
        writer.Write($"{header}\n");
        return writer;
    }

    private void Write(Human human)
    {
        // Who has no number yet is in no register.
        if (!char.IsAsciiDigit(human.Id[0]))
        {
            return;
        }

        string birth = human.OnlyYearKnown
            ? human.Born.Year.ToString("0000", CultureInfo.InvariantCulture)
            : human.Born.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        string alive = human.Alive ? "true" : "false";
        _people.Write($"{human.Id},{human.FullName},{birth},{human.ListSex},{human.Commune},{alive}\n");
    }

    private void Write(WorldAccount? account)
    {
        if (account is { Status: not null })
        {
            _accounts.Write(
                $"{account.Institution},{account.Number},{account.HolderName},{account.HolderId},{account.Status}\n");
        }
    }
}
