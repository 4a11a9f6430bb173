using System.Globalization;
using System.Text;
using System.Text.Json;
using Disbursement.Functions.Storage;
using Disbursement.Simulation.Bookkeeping;
using Disbursement.Simulation.Parties;

namespace Disbursement.Simulation.Running;

/// <summary>Holds what the app says of a settled month against the model: entitlement by entitlement, then in sum.</summary>
internal sealed class MonthCheck(SimulatedWorld world, MonthRef month)
{
    private readonly Dictionary<(string Period, string Entitlement, string Unit, string List), (string From, int Next)> _carried = [];
    private readonly HashSet<(string Period, string Entitlement, string Unit, string List)> _notPaid = [];
    private readonly HashSet<(string Period, string Entitlement, string Unit, string List)> _unknown = [];
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Group, string End), (int Count, long Dong)> _sums = [];

    /// <summary>Checks the month; what does not hold goes to the books.</summary>
    public void Check()
    {
        if (world.Books.FrozenOf(month.Period) is not { } frozen)
        {
            Violate("settled without ever being closed");
            return;
        }

        ReadLists();
        CheckReceipts(frozen);
        CheckSupplements(frozen);
        foreach ((ListVersion list, ListRow row) in frozen.Accepted)
        {
            Count(list.List, "taken", row.Due);
            CheckEnd(month.Period, list.Unit, list.List, row);
        }

        CheckCarriedIn();
        CheckReallyPaid();
        CheckSums();
        CheckDeeds();
    }

    /// <summary>Whatever died in between, every step of a month and of its paid rounds stands once in the audit.</summary>
    private void CheckDeeds()
    {
        ThrowIfNotOnce("month.closed", month.Folder);
        ThrowIfNotOnce("month.settled");
        foreach (StorageRow round in world.Vault.Rows("Rounds", month.PartitionKey))
        {
            if (round.Text("Root") is { Length: > 0 } root)
            {
                // A round sent back may be proposed again with the same files.
                if (world.Books.Audit.CountOf(month.PartitionKey, "round.proposed", $"{round.RowKey} root {root}") == 0)
                {
                    Violate($"{round.RowKey} was proposed, and the audit does not say so");
                }

                ThrowIfNotOnce("round.approved", root);
                ThrowIfNotOnce("round.released", root);
            }
        }
    }

    private void ThrowIfNotOnce(string action, params ReadOnlySpan<string> named)
    {
        int count = world.Books.Audit.CountOf(month.PartitionKey, action, named);
        if (count != 1)
        {
            Violate($"{action} {string.Join(' ', named)} stands {count} times in the audit");
        }
    }

    /// <summary>The app's word on what was not paid: what it carries over, what ended by a decision, what is open.</summary>
    private void ReadLists()
    {
        foreach (string path in world.Vault.List(Containers.Ledger, $"{month.Folder}/carry-over/"))
        {
            string list = Path.GetFileNameWithoutExtension(path).Split('-')[1];
            foreach (string[] cells in Rows(path))
            {
                var key = (cells[3], $"{cells[0]}|{cells[1]}|{cells[2]}", cells[4], list);
                if (!_carried.TryAdd(key, (cells[7], int.Parse(cells[8], CultureInfo.InvariantCulture))))
                {
                    Violate($"carries {cells[3]} {key.Item2.GetHashCode(StringComparison.Ordinal):x} twice");
                }
            }
        }

        ReadKeys("not-paid", _notPaid);
        ReadKeys("unknown", _unknown);
        if (_notPaid.Overlaps(_carried.Keys) || _notPaid.Overlaps(_unknown))
        {
            Violate("carries what a person decided not to pay");
        }

        if (_unknown.Overlaps(_carried.Keys))
        {
            Violate("carries as owed what nobody has answered for");
        }

        foreach (string path in world.Vault.List(Containers.Ledger, $"{month.Folder}/open/"))
        {
            _open.UnionWith(Rows(path).Select(static cells => cells[0]));
        }
    }

    private void ReadKeys(
        string folder, HashSet<(string Period, string Entitlement, string Unit, string List)> into)
    {
        foreach (string path in world.Vault.List(Containers.Ledger, $"{month.Folder}/{folder}/"))
        {
            string list = Path.GetFileNameWithoutExtension(path).Split('-')[1];
            into.UnionWith(Rows(path).Select(cells =>
                (cells[3], $"{cells[0]}|{cells[1]}|{cells[2]}", cells[4], list)));
        }
    }

    private IEnumerable<string[]> Rows(string path) => Encoding.UTF8
        .GetString(world.Vault.Find(Containers.Ledger, path)!)
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Skip(1)
        .Select(static line => line.TrimEnd('\r').Split(','));

    /// <summary>Every version got an answer of its own; one that came after what is paid was told so.</summary>
    private void CheckReceipts(FrozenBook frozen)
    {
        foreach (IGrouping<(string, string), ListVersion> slot in world.Books.Dropped
            .Where(version => version.Path.StartsWith(month.Folder + "/", StringComparison.Ordinal))
            .GroupBy(static version => (version.Unit, version.List)))
        {
            ListVersion? paid = frozen.Lists.FirstOrDefault(
                list => list.Round == 1 && (list.Version.Unit, list.Version.List) == slot.Key)?.Version;
            ListVersion[] versions = [.. slot];
            int last = Array.FindLastIndex(versions, version => version.Sha256 == paid?.Sha256);
            for (int index = 0; index < versions.Length; index++)
            {
                JsonElement? receipt = Receipt(versions[index].Path);
                if (receipt?.GetProperty("sha256").GetString() != versions[index].Sha256)
                {
                    // The answer may still be under way when the list came at the very end.
                    world.Unanswered.Add(versions[index]);
                }
                else if (index > last && !IsToldSo(receipt!.Value))
                {
                    Violate($"{versions[index].Path} is not paid and its officer was not told");
                }
            }
        }
    }

    /// <summary>
    /// Who was told that a round pays a list after close finds it there, unless a later list took its place; what a
    /// round pays was told so; and what was fixed is still what stands in the slots.
    /// </summary>
    private void CheckSupplements(FrozenBook frozen)
    {
        var told = new HashSet<(string Unit, string List, int Round)>();
        var unanswered = world.Unanswered.Select(static version => version.Sha256).ToHashSet(StringComparer.Ordinal);
        foreach (ListVersion version in world.Books.Dropped.Where(
            version => version.Path.StartsWith(month.Folder + "/", StringComparison.Ordinal)))
        {
            if (Receipt(version.Path) is { } receipt
                && receipt.GetProperty("sha256").GetString() == version.Sha256
                && receipt.TryGetProperty("paidInRound", out JsonElement round))
            {
                told.Add((version.Unit, version.List, round.GetInt32()));
            }
        }

        TakenList[] later = [.. frozen.Lists.Where(static list => list.Round > 1)];
        HashSet<(string Unit, string List, int Round)> paid =
            [.. later.Select(static list => (list.Version.Unit, list.Version.List, list.Round))];
        foreach ((string unit, string list, int round) in told.Except(paid))
        {
            Violate(FormattableString.Invariant($"{unit}/{list} was told that round {round} pays it, and it does not"));
        }

        foreach (TakenList list in later)
        {
            string key = FormattableString.Invariant(
                $"supplement|r{list.Round}|{list.Version.Unit}|{list.Version.List}");
            bool isTold = told.Contains((list.Version.Unit, list.Version.List, list.Round))
                || unanswered.Contains(list.Version.Sha256);
            bool isSame = world.Vault.Rows("Months", month.PartitionKey, key)
                .Any(row => row.RowKey.StartsWith(key, StringComparison.Ordinal)
                    && row.Text("Sha256") == list.Version.Sha256);
            if (!isTold || !isSame)
            {
                Violate($"{key} was paid, and its officer was not told so, or it changed since");
            }
        }
    }

    private static bool IsToldSo(JsonElement receipt) =>
        receipt.GetProperty("verdict").GetString() is "notInForce" or "refused"
        || receipt.GetProperty("noticeVietnamese").ValueKind == JsonValueKind.String;

    private JsonElement? Receipt(string path) =>
        world.Vault.Find(Containers.Receipts, $"{path}.receipt.json") is { } content
            ? JsonSerializer.Deserialize<JsonElement>(content)
            : null;

    /// <summary>An entitlement ends in exactly one state, and in one that fits what was said about its last attempt.</summary>
    private void CheckEnd(string period, string unit, string list, ListRow row)
    {
        Released? last = world.Books.ReleasedIn(month.Period)
            .Where(payment => payment.Attempt.Period == period && payment.Attempt.Entitlement == row.Entitlement
                && payment.FileId.Contains($"-{unit}-{list}-", StringComparison.Ordinal))
            .MaxBy(static payment => payment.Attempt.Number);
        bool isCarried = _carried.TryGetValue((period, row.Entitlement, unit, list), out (string From, int Next) carry);
        if (last is null)
        {
            Count(list, "held", row.Due);
            bool isEnded = _notPaid.Contains((period, row.Entitlement, unit, list))
                && world.Books.IsDecidedAbout(period, row, month.Period);
            if (!isEnded && (!isCarried || carry.From.Length > 0))
            {
                Violate($"an entitlement of {unit}/{list} was neither sent nor carried over");
            }

            return;
        }

        string end = isCarried ? "returned" : _open.Contains(last.Id) ? "open" : "paid";
        Count(list, end, row.Due);
        if (isCarried && (_open.Contains(last.Id) || carry.From != last.Id || carry.Next != last.Attempt.Number + 1))
        {
            Violate($"{last.Id} is carried over from {carry.From}, next {carry.Next}, and also open or not its last");
        }

        if (end == "open" && !_unknown.Contains((period, row.Entitlement, unit, list)))
        {
            Violate($"{last.Id} is open, and the next month is not told");
        }

        CheckTold(last, end);
    }

    private void CheckTold(Released last, string end)
    {
        bool paid = last.Told.Any(static told => told.IsPaid);
        bool failed = last.Told.Any(static told => told.IsFailure);
        if ((end == "paid" && !paid) || (end == "returned" && !failed))
        {
            Violate($"{last.Id} is {end}, and nobody ever said so");
        }

        string expected = paid ? "paid" : failed ? "returned" : "open";

        // A round whose payments were all answered ends by itself: a return may still come in time, or not.
        bool isReversed = last.Told.Any(static told => told is { Status: "returned", IsRightAmount: true });
        bool fits = end == expected || (paid && isReversed && end == "returned");
        if (!last.IsToldLate && !last.IsContradicted && !fits)
        {
            Violate($"{last.Id} is {end}, and its provider said {expected}");
        }
    }

    /// <summary>What the month before left is tried, or carried on.</summary>
    private void CheckCarriedIn()
    {
        foreach (IGrouping<(string Period, string Entitlement, string File), Released> tried in world.Books
            .ReleasedIn(month.Period)
            .Where(payment => payment.Attempt.Period != month.Period)
            .GroupBy(static payment => (payment.Attempt.Period, payment.Attempt.Entitlement, UnitOf(payment.FileId))))
        {
            string[] place = tried.Key.File.Split('/');
            Count(place[1], "carriedIn", tried.First().Row.Due);
            CheckEnd(tried.Key.Period, place[0], place[1], tried.First().Row);
        }

        foreach (var left in world.Carried)
        {
            bool isTried = world.Books.ReleasedIn(month.Period).Any(payment =>
                payment.Attempt.Period == left.Period && payment.Attempt.Entitlement == left.Entitlement
                && UnitOf(payment.FileId) == $"{left.Unit}/{left.List}");
            bool isEnded = _notPaid.Contains(left)
                && (world.Books.IsDecidedAbout(left.Period, RowOf(left), month.Period)
                    || world.Books.IsFailureDecided(left.Period, RowOf(left)));
            if (!isTried && !isEnded && !_carried.ContainsKey(left) && !_unknown.Contains(left))
            {
                Violate($"what {left.Period} left unpaid in {left.Unit}/{left.List} is neither tried nor carried on");
            }
        }

        world.Carried = [.. _carried.Keys, .. _unknown];
    }

    private ListRow RowOf((string Period, string Entitlement, string Unit, string List) left) =>
        world.Books.FrozenOf(left.Period)!.Find(left.Unit, left.List, left.Entitlement)!;

    private static string UnitOf(string fileId)
    {
        string[] parts = fileId.Split('-');
        return $"{parts[3]}/{parts[4]}";
    }

    /// <summary>Whatever was said: nobody who told the truth paid an entitlement twice.</summary>
    private void CheckReallyPaid()
    {
        foreach (var entitlement in world.Books.Released.Values
            .Where(static payment => payment.ReallyPaid && !payment.IsContradicted)
            .GroupBy(static payment => (payment.Attempt.Period, payment.Attempt.Entitlement)))
        {
            if (entitlement.Count() > 1)
            {
                Violate($"{string.Join(" and ", entitlement.Select(static payment => payment.Id))} were both paid out");
            }
        }
    }

    /// <summary>The app's proof and coverage are the model's sums.</summary>
    private void CheckSums()
    {
        JsonElement proof = Report("proof.json");
        foreach (JsonElement group in proof.GetProperty("entitlements").EnumerateArray())
        {
            string list = group.GetProperty("group").GetString()!.ToLowerInvariant();
            foreach (string end in (string[])["taken", "carriedIn", "held", "paid", "returned", "open"])
            {
                JsonElement said = group.GetProperty(end);
                (int count, long dong) = _sums.GetValueOrDefault((list, end));
                if (said.GetProperty("count").GetInt64() != count || said.GetProperty("sum").GetInt64() != dong)
                {
                    Violate($"proof says {end} of {list} {said}, the model {count}/{dong}");
                }
            }
        }

        long due = _sums.Where(static sum => sum.Key.End == "taken").Sum(static sum => sum.Value.Dong);
        JsonElement total = Report("coverage.json").EnumerateArray().Single(row =>
            row.GetProperty("unit").GetString() == month.Province && row.GetProperty("group").GetString() == "TONG");
        if (total.GetProperty("money_due").GetInt64() != due)
        {
            Violate($"coverage says {total.GetProperty("money_due")} due, the model {due}");
        }
    }

    private JsonElement Report(string name) =>
        JsonSerializer.Deserialize<JsonElement>(world.Vault.Find(Containers.Reports, $"{month.Folder}/{name}")!);

    private void Count(string list, string end, long dong)
    {
        (int count, long sum) = _sums.GetValueOrDefault((list, end));
        _sums[(list, end)] = (count + 1, sum + dong);
    }

    private void Violate(string what) => world.Books.Violate($"{month.Period}: {what}");
}
