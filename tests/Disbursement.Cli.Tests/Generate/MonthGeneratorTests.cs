using System.Security.Cryptography;
using Disbursement.Cli.Generate;
using Disbursement.Cli.Generate.Planning;
using Disbursement.Core.Identity;
using Disbursement.Core.Intake;
using Disbursement.Core.Verification;

namespace Disbursement.Cli.Tests.Generate;

/// <summary>What is written is what was planned, by the product's own row rules and the world's answers.</summary>
public sealed class MonthGeneratorTests(HoaBinhMonths hoaBinh) : IClassFixture<HoaBinhMonths>
{
    /// <summary>
    /// Goal: the published figures come out of the written files, not only of the plan. Method: read the files back
    /// and work the month out by hand (<see cref="NaiveMonth"/>).
    /// </summary>
    [Theory]
    [InlineData("17", "2024-06", null)]
    [InlineData("22", "2024-05", null)]
    [InlineData("25", "2025-09", 6_000)]
    [InlineData("49", "2024-12", 4_000)]
    public void Generate_AnyMonth_FilesLeadToExpectedFigures(string province, string period, int? people)
    {
        using var folder = GeneratedFolder.Make(province, period, people, withPrevious: true);

        List<ExpectedRow> counted = NaiveMonth.Read(folder.Path, province, period).CountLists();

        foreach (ExpectedRow expected in ExpectedFigures.Of(folder.Month.Plan).Rows)
        {
            Assert.Equal(expected, Sum(counted, expected.Unit, expected.Group, province));
        }
    }

    [Fact]
    public void Generate_MonthBefore_FilesLeadToExpectedFigures()
    {
        using var folder = GeneratedFolder.Make("22", "2024-05", withPrevious: true);

        List<ExpectedRow> counted = NaiveMonth.Read(folder.Path, "22", "2024-04").CountLists();

        foreach (ExpectedRow expected in ExpectedFigures.OfPrevious(folder.Month.Plan).Rows)
        {
            ExpectedRow actual = Sum(counted, expected.Unit, expected.Group, "22");
            Assert.Equal(expected, actual with { Reviewed = null });
        }
    }

    [Fact]
    public void Generate_HoaBinh_RefusesExactlyThePlannedRows()
    {
        NaiveMonth month = hoaBinh.June;

        GeneratedFile[] files =
            [.. hoaBinh.Folder.Month.Files.Where(file => file.Path.Contains("2024-06/", StringComparison.Ordinal))];
        Assert.Equal(hoaBinh.Folder.Month.Plan.Lists.Sum(list => list.Refused), month.Refused.Count);
        Assert.Equal(files.Sum(file => file.Refused), month.Refused.Count);
        Assert.Equal(files.Sum(file => file.Repeats), month.Repeats);
        FindingNumber[] errors = [.. month.Refused.SelectMany(row => row).Select(finding => finding.Number).Distinct()];
        Assert.Superset(
            new HashSet<FindingNumber>
            {
                FindingNumber.CitizenIdInvalid, FindingNumber.BirthInvalid, FindingNumber.BirthDiffersFromId,
                FindingNumber.SexDiffersFromId, FindingNumber.CommuneOutsideUnit, FindingNumber.CommuneUnknown,
                FindingNumber.AmountInvalid, FindingNumber.NothingDue, FindingNumber.FullNameMissing,
                FindingNumber.ProgrammeUnknown, FindingNumber.ProgrammeOfOtherList, FindingNumber.ReceiverIdMissing,
                FindingNumber.AuthorisationMissing, FindingNumber.BankUnknown, FindingNumber.AccountMissing,
                FindingNumber.AccountScientific,
            },
            errors.ToHashSet());
    }

    [Fact]
    public void Generate_HoaBinh_HoldsExactlyThePlannedPeople()
    {
        MonthPlan plan = hoaBinh.Folder.Month.Plan;

        int planned = plan.Pairs.Count + plan.Lists.Sum(list => list.HeldInUnit);

        Assert.True(planned > 10);
        Assert.Equal(planned, hoaBinh.June.Held.Count);
    }

    [Fact]
    public void Generate_HoaBinh_AccountsFailAsPlanned()
    {
        var counted = hoaBinh.June.Rows
            .Where(entry => entry.Row.NamesAccount && !hoaBinh.June.Held.Contains(entry.Row.Key.Person.Reveal()))
            .DistinctBy(entry => (entry.Unit, entry.Group, entry.Row.Key.Person))
            .GroupBy(entry => hoaBinh.June.FindingOf(entry.Row))
            .ToDictionary(group => group.Key, group => group.Count());

        int Planned(AccountFault fault) => hoaBinh.Folder.Month.Plan.Lists.Sum(list => list.Faults[fault]);
        Assert.Equal(Planned(AccountFault.NoMatch), counted[VerificationFinding.NoMatch]);
        Assert.Equal(Planned(AccountFault.CloseMatch), counted[VerificationFinding.CloseMatch]);
        Assert.Equal(Planned(AccountFault.Closed), counted[VerificationFinding.Closed]);
        Assert.Equal(Planned(AccountFault.Blocked), counted[VerificationFinding.Blocked]);
        Assert.Equal(Planned(AccountFault.Unknown), counted[VerificationFinding.Unknown]);
    }

    [Fact]
    public void Generate_AnyMonth_IdsObeyTheirRulesAndNeverComeTwice()
    {
        using var folder = GeneratedFolder.Make("22", "2024-05", withPrevious: true);

        string[][] people = [.. PlainCsv.Read(Path.Combine(folder.Path, "world", "people.csv"), ',').Skip(1)];

        Assert.Equal(people.Length, people.Select(person => person[0]).Distinct(StringComparer.Ordinal).Count());
        Assert.All(people.Where(person => person[0].Length != 9), person =>
        {
            Assert.True(CitizenId.TryParse(person[0], out CitizenId id));
            Assert.True(PlaceCodes.IsProvince(id.PlaceCode));
            Assert.Equal(person[2][..4], $"{id.BirthYear}");
            Assert.Equal(person[3], id.Sex == Sex.Female ? "Nữ" : "Nam");
        });
    }

    [Fact]
    public void Generate_AnyMonth_AccountsNeverComeTwice()
    {
        string[][] accounts = [.. PlainCsv.Read(Path.Combine(hoaBinh.Folder.Path, "world", "accounts.csv"), ',').Skip(1)];

        Assert.Equal(accounts.Length, accounts.Select(account => account[1]).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Generate_SameSeed_WritesSameBytes()
    {
        using var first = GeneratedFolder.Make("25", "2024-05", 1_500, seed: 9, withPrevious: true);
        using var second = GeneratedFolder.Make("25", "2024-05", 1_500, seed: 9, withPrevious: true);

        Assert.Equal(Hashes(first.Path), Hashes(second.Path));
    }

    [Fact]
    public void Generate_OtherSeed_WritesOtherBytes()
    {
        using var first = GeneratedFolder.Make("25", "2024-05", 300, seed: 9);
        using var second = GeneratedFolder.Make("25", "2024-05", 300, seed: 10);

        Assert.NotEqual(Hashes(first.Path), Hashes(second.Path));
    }

    [Fact]
    public void Generate_WithMonthBefore_LeavesThisMonthAsItWas()
    {
        using var alone = GeneratedFolder.Make("17", "2024-06");

        Assert.Equal(
            Hashes(Path.Combine(alone.Path, "inbox", "17", "2024-06")),
            Hashes(Path.Combine(hoaBinh.Folder.Path, "inbox", "17", "2024-06")));
    }

    [Fact]
    public void Generate_MonthBefore_MostPeopleStay()
    {
        HashSet<string> before = People(NaiveMonth.Read(hoaBinh.Folder.Path, "17", "2024-05"));
        HashSet<string> now = People(hoaBinh.June);

        Assert.InRange(before.Except(now).Count(), 100, 1_000);
        Assert.InRange(now.Except(before).Count(), 100, 1_000);
    }

    [Fact]
    public void Generate_AfterMidYear2025_CommunesMakeLists()
    {
        using var folder = GeneratedFolder.Make("22", "2025-08", 2_000);

        Assert.All(folder.Month.Files, file => Assert.Equal(5, file.Path.Split('/')[2].Length));
    }

    [Fact]
    public void Generate_NoFaults_RefusesAndHoldsNothing()
    {
        using var folder = GeneratedFolder.Make("25", "2024-05", 2_000, faults: FaultMix.None);

        var month = NaiveMonth.Read(folder.Path, "25", "2024-05");

        Assert.Empty(month.Refused);
        Assert.Empty(month.Held);
        Assert.Equal(0, month.Repeats);
        Assert.All(month.Rows.Where(entry => entry.Row.NamesAccount),
            entry => Assert.True(month.IsPaidToAccount(entry.Row)));
    }

    [Fact]
    public void Generate_Cancelled_Stops()
    {
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();
        string path = Directory.CreateTempSubdirectory("disburse-generate-").FullName;

        Assert.Throws<OperationCanceledException>(() => MonthGenerator.Shipped.Generate(
            new GenerateRequest { Province = "17", Period = new(2024, 6), People = 100 }, path, null, stopped.Token));

        Directory.Delete(path, recursive: true);
    }

    private static ExpectedRow Sum(List<ExpectedRow> lists, string unit, string group, string province)
    {
        ExpectedRow[] parts =
        [
            .. lists.Where(list => (unit == province || list.Unit == unit)
                && (list.Group == group || (group == "TONG" && list.Group != "KHAC"))),
        ];
        return new ExpectedRow(
            unit, group, parts.Sum(part => part.Beneficiaries), parts.Sum(part => part.Reviewed),
            parts.Sum(part => part.WithAccount), parts.Sum(part => part.PaidToAccount));
    }

    private static HashSet<string> People(NaiveMonth month) =>
        [.. month.Rows.Select(entry => entry.Row.Key.Person.Reveal())];

    private static List<(string Path, string Hash)> Hashes(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(path => (Path.GetRelativePath(folder, path), Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path))))),
    ];
}
