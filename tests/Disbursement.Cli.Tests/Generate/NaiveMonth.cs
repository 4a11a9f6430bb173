using Disbursement.Cli.Generate;
using Disbursement.Core.Contracts;
using Disbursement.Core.Entitlements;
using Disbursement.Core.Institutions;
using Disbursement.Core.Intake;
using Disbursement.Core.Programmes;
using Disbursement.Core.Units;
using Disbursement.Core.Verification;
using Disbursement.Core.Verification.Names;

namespace Disbursement.Cli.Tests.Generate;

/// <summary>
/// A month worked out by hand from the files alone: rows checked by the product's row rules, duplicates found by
/// holding everything in memory, accounts and outcomes looked up in the world. Shares nothing with the planner.
/// </summary>
internal sealed class NaiveMonth
{
    /// <summary>The most one payment may be, by provider, as the shipped contracts say.</summary>
    private static readonly Dictionary<string, long> Caps = ContractBook.ShippedFor("17").Contracts
        .ToDictionary(contract => contract.Provider, contract => contract.Caps.TransferMaxDong, StringComparer.Ordinal);

    private readonly Dictionary<string, (string Holder, string Status)> _accounts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _behaviour = new(StringComparer.Ordinal);

    /// <summary>Accepted rows, with the unit and group of their list.</summary>
    public List<(string Unit, ProgrammeGroup Group, EntitlementRow Row)> Rows { get; } = [];

    /// <summary>Findings of refused rows.</summary>
    public List<IReadOnlyList<Finding>> Refused { get; } = [];

    /// <summary>Exact repeats.</summary>
    public int Repeats { get; private set; }

    /// <summary>People held because they are listed more than once.</summary>
    public HashSet<string> Held { get; } = new(StringComparer.Ordinal);

    /// <summary>Reads a generated folder.</summary>
    public static NaiveMonth Read(string folder, string province, string period)
    {
        var month = new NaiveMonth();
        foreach (string[] row in PlainCsv.Read(Path.Combine(folder, "world", "accounts.csv"), ',').Skip(1))
        {
            month._accounts.Add($"{row[0]}:{row[1]}", (row[2], row[4]));
        }

        foreach (string[] row in PlainCsv.Read(Path.Combine(folder, "world", "behaviour.csv"), ',').Skip(1))
        {
            month._behaviour.Add(row[0], row[1]);
        }

        string inbox = Path.Combine(folder, "inbox", province, period);
        foreach (string path in Directory.EnumerateFiles(inbox, "*.csv", SearchOption.AllDirectories).Order())
        {
            month.ReadList(path, Path.GetRelativePath(Path.Combine(folder, "inbox"), path).Replace('\\', '/'));
        }

        month.FindHeld();
        return month;
    }

    /// <summary>Figures of each unit and group: a person counts once in each.</summary>
    public List<ExpectedRow> CountLists() =>
    [
        .. Rows.GroupBy(entry => (entry.Unit, entry.Group)).Select(list =>
        {
            EntitlementRow[][] people =
            [
                .. list.Select(entry => entry.Row)
                    .GroupBy(row => row.Key.Person)
                    .Select(person => person.ToArray()),
            ];
            return new ExpectedRow(
                list.Key.Unit, list.Key.Group.ToCode(), people.Length,
                people.Count(person => person.All(row => row.Reviewed)),
                people.Count(person => person.Any(row => row.NamesAccount)),
                people.Count(person => person.All(IsPaidToAccount)));
        }),
    ];

    /// <summary>Whether a row's money reaches the account it names.</summary>
    public bool IsPaidToAccount(EntitlementRow row)
    {
        bool aboveCap = row.Due.Dong > Caps.GetValueOrDefault(row.Institution ?? "", long.MaxValue);
        if (row.Account is not { } account || aboveCap || Held.Contains(row.Key.Person.Reveal()))
        {
            return false;
        }

        return _accounts.TryGetValue($"{row.Institution}:{account.Reveal()}", out (string Holder, string Status) found)
            && found.Status == "active"
            && NameComparison.Compare(row.PayeeName, found.Holder).Outcome == NameOutcome.Match
            && _behaviour.GetValueOrDefault(account.Reveal(), "paid") is "paid" or "late";
    }

    /// <summary>What the institution would say of the account a row names.</summary>
    public VerificationFinding FindingOf(EntitlementRow row) =>
        !_accounts.TryGetValue($"{row.Institution}:{row.Account!.Value.Reveal()}", out (string Holder, string Status) found)
            ? VerificationFinding.Unknown
            : (found.Status, NameComparison.Compare(row.PayeeName, found.Holder).Outcome) switch
            {
                ("closed", _) => VerificationFinding.Closed,
                ("blocked", _) => VerificationFinding.Blocked,
                (_, NameOutcome.Match) => VerificationFinding.Match,
                (_, NameOutcome.Close) => VerificationFinding.CloseMatch,
                _ => VerificationFinding.NoMatch,
            };

    private void ReadList(string path, string name)
    {
        Assert.True(IntakePath.TryParse(name, out IntakePath? parsed, out _), name);
        Assert.True(IntakeContext.TryCreate(
            parsed, UnitRegister.Shipped, ProgrammeTable.Shipped, InstitutionRegister.Shipped,
            out IntakeContext? context, out _), name);
        List<string[]> lines = [.. PlainCsv.Read(path)];
        int header = lines.FindIndex(line => line.Length > 0 && line[0] == "STT");
        Assert.InRange(header, 0, 19);
        ColumnMap columns = ColumnMap.Of(lines[header]);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (int index = header + 1; index < lines.Count; index++)
        {
            if (lines[index][0] != "Tổng cộng")
            {
                ReadRow(new RawRow(index + 1, lines[index], columns), context!, seen);
            }
        }
    }

    private void ReadRow(RawRow raw, IntakeContext context, HashSet<string> seen)
    {
        if (!seen.Add(string.Join('\u001f', raw.Cells)))
        {
            Repeats++;
            return;
        }

        RowCheck check = RowRules.Check(raw, context);
        if (check.Row is null)
        {
            Refused.Add(check.Findings);
            return;
        }

        Rows.Add((context.Unit.Code, context.List, check.Row));
    }

    /// <summary>Social protection pays one benefit per person; a single parent may hold one more (BT04).</summary>
    private void FindHeld()
    {
        IEnumerable<IGrouping<string, (string Unit, ProgrammeGroup Group, EntitlementRow Row)>> people = Rows
            .Where(entry => entry.Row.Key.Programme.StartsWith("BT", StringComparison.Ordinal))
            .GroupBy(entry => entry.Row.Key.Person.Reveal(), StringComparer.Ordinal);
        foreach (var person in people.Where(group => group.Count() > 1))
        {
            bool parent = person.Count() == 2 && person.Count(entry => entry.Row.Key.Programme == "BT04") == 1
                && person.Select(entry => entry.Unit).Distinct(StringComparer.Ordinal).Count() == 1;
            if (!parent)
            {
                Held.Add(person.Key);
            }
        }
    }
}
