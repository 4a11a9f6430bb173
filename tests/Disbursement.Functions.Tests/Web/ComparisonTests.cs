using System.Globalization;
using System.Text;
using Disbursement.Core.Comparison;
using Disbursement.Core.Entitlements;
using Disbursement.Core.Identity;
using Disbursement.Core.Money;
using Disbursement.Functions.Approval;
using Disbursement.Functions.Close;
using Disbursement.Functions.Months;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Tests.Web;

/// <summary>
/// Goal: the approver sees what changed and who is behind each number, nobody else sees the persons, and who looked is
/// written down. Method: two months of a province's ledger, compared by the app's own services and asked for over HTTP.
/// </summary>
[Collection(ApiTests.Name)]
public sealed class ComparisonTests(ApiFixture api)
{
    private const string Province = "95";

    private static int _months;

    private readonly int _number = Interlocked.Increment(ref _months);

    private int Year => 2010 + (_number / 6);

    /// <summary>Every second month, so that the one before is this test's too.</summary>
    private MonthRef Month => new(Province, FormattableString.Invariant($"{Year}-{2 + (_number % 6 * 2):00}"));

    private string Persons => $"{Month.Path()}/comparison/persons";

    private string Approver => TestTokens.Of("lanhdao", "approver", Province);

    [Fact]
    public async Task Compare_TwoMonthsOfThreeUnits_CountsMovedApartFromNewAndStopped()
    {
        await TwoMonthsAsync();

        ComparedMonth compared = (await api.Get<MonthComparer>().CompareAsync(Month, Token))!;

        ComparisonFigures total = compared.Comparison.Total();
        Assert.Equal((9, 9), (total.EntitlementsBefore, total.Entitlements));
        Assert.Equal(new Change(2, 0, 1_080_000), total.New);
        Assert.Equal(new Change(2, 1_080_000, 0), total.Stopped);
        Assert.Equal(new Change(1, 540_000, 600_000), total.Moved);
        Assert.Equal(new Change(1, 540_000, 700_000), total.Amount);
        Assert.Equal((1, 1), (total.Account.Count, total.Channel.Count));
        Assert.Equal(new Change(1, 0, 90_000), total.Arrears);
        Assert.Equal(["148", "150", "152"], compared.Comparison.ByUnit().Select(static unit => unit.Unit));
        Assert.Equal([(111, 1)], compared.Facts.Aged.Select(static one => (one.Key, one.Value)));
        Assert.Equal(790_000, compared.Facts.LargestDong);
    }

    [Fact]
    public async Task Compare_Twice_WritesTheSameBytesAndFindsTheFirst()
    {
        await TwoMonthsAsync();
        await api.Get<MonthComparer>().CompareAsync(Month, Token);
        IReadOnlyDictionary<string, string> first = await ComparedAsync();
        await DeleteAsync(LedgerPaths.MonthComparison(Month));

        await api.Get<MonthComparer>().CompareAsync(Month, Token);

        Assert.Equal(first, await ComparedAsync());
        Assert.Contains(first, static blob => blob.Key.EndsWith("/people/part-00000.csv", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Compare_FirstMonth_HasNothingToCompareWithAndNobodyIsNew()
    {
        await WriteMonthAsync(Month, ("148", [Row(1), Row(2)]));

        ComparedMonth compared = (await api.Get<MonthComparer>().CompareAsync(Month, Token))!;

        Assert.False(compared.Comparison.HasBefore);
        Assert.Equal((2, 0), (compared.Comparison.Total().Entitlements, compared.Comparison.Total().New.Count));
        Assert.Equal(0, compared.Chunks);
    }

    [Fact]
    public async Task Compare_MonthAgainstItself_FindsNobody()
    {
        EntitlementRow[] rows = [Row(1), Row(2), Row(3)];
        await WriteMonthAsync(Month.Before(), ("148", rows));
        await WriteMonthAsync(Month, ("148", rows));

        ComparedMonth compared = (await api.Get<MonthComparer>().CompareAsync(Month, Token))!;

        Assert.False(compared.Comparison.Total().IsChanged);
        Assert.Equal(0, compared.Chunks);
    }

    [Fact]
    public async Task Comparison_AsManager_ShowsFiguresAndNoPerson()
    {
        await TwoMonthsAsync();
        string manager = TestTokens.Of("quanly", "manager", Province);
        Assert.Equal("comparison.unknown", (await api.GetAsync(manager, $"{Month.Path()}/comparison")).Code);
        await api.Get<MonthComparer>().CompareAsync(Month, Token);

        ApiAnswer answer = await api.GetAsync(manager, $"{Month.Path()}/comparison");

        Assert.Equal(200, answer.Status);
        Assert.Equal(2, answer.Body.GetProperty("total").GetProperty("new").GetProperty("count").GetInt32());
        Assert.Equal(3, answer.Body.GetProperty("units").GetArrayLength());
        Assert.DoesNotContain("000900", answer.Body.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(403, (await api.GetAsync(manager, $"{Persons}?change=new")).Status);
    }

    [Theory]
    [InlineData("new", "", new[] { 21, 22 })]
    [InlineData("stopped", "", new[] { 3, 9 })]
    [InlineData("moved", "&unit=148", new[] { 2 })]
    [InlineData("moved", "&unit=150", new[] { 2 })]
    [InlineData("moved", "&unit=152", new int[0])]
    [InlineData("account", "&unit=150", new[] { 5 })]
    [InlineData("amount", "&commune=04789", new[] { 1, 2 })]
    public async Task Persons_OfAChange_AreThoseBehindTheNumber(string change, string more, int[] expected)
    {
        await TwoMonthsAsync();
        await api.Get<MonthComparer>().CompareAsync(Month, Token);

        ApiAnswer answer = await api.GetAsync(Approver, $"{Persons}?change={change}{more}");

        Assert.Equal(
            expected.Select(static person => PersonLedger.Person(person).Reveal()),
            answer.Body.GetProperty("persons").EnumerateArray().Select(static one => one.GetProperty("citizenId").GetString()!));
    }

    [Fact]
    public async Task Persons_AreAnswered_WhoLookedAtWhichListIsInTheAuditAndNobodysNumberInTheLog()
    {
        await TwoMonthsAsync();
        await api.Get<MonthComparer>().CompareAsync(Month, Token);

        await api.GetAsync(Approver, $"{Persons}?change=account&unit=150");

        AuditEntity entry = Assert.Single(await api.Get<AuditLog>().EntriesAsync(Month, Token));
        Assert.Equal(
            ("comparison.persons-read", "lanhdao", "change account unit 150 commune all as json"),
            (entry.Action, entry.Actor, entry.Subject));
        Assert.DoesNotContain(api.Logged, line => line.Contains("000900", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Persons_AsCsvAndXlsx_AreDownloadsWithMaskedAccounts()
    {
        await TwoMonthsAsync();
        await api.Get<MonthComparer>().CompareAsync(Month, Token);
        using HttpClient http = api.As(Approver);

        using HttpResponseMessage csv = await http.GetAsync($"{Persons}?change=account&format=csv", Token);
        using HttpResponseMessage xlsx = await http.GetAsync($"{Persons}?change=account&format=xlsx", Token);

        string text = await csv.Content.ReadAsStringAsync(Token);
        Assert.Contains("970405 …0002", text, StringComparison.Ordinal);
        Assert.DoesNotContain("20000002", text, StringComparison.Ordinal);
        Assert.Equal($"{Province}-{Month.Period}-account.csv", csv.Content.Headers.ContentDisposition?.FileName);
        byte[] book = await xlsx.Content.ReadAsByteArrayAsync(Token);
        Assert.Equal("PK", Encoding.ASCII.GetString(book, 0, 2));
    }

    [Theory]
    [InlineData("approver", "96", "?change=new", 403)]
    [InlineData("manager", "", "?change=new", 403)]
    [InlineData("hotline", "", "?change=new", 403)]
    [InlineData("officer", "/148", "?change=new&unit=148", 403)]
    [InlineData("treasurer", "/148", "?change=new&unit=150", 403)]
    [InlineData("treasurer", "/148", "?change=new", 403)]
    [InlineData("treasurer", "/148", "?change=new&unit=148", 200)]
    [InlineData("approver", "", "", 400)]
    [InlineData("approver", "", "?change=everything", 400)]
    [InlineData("approver", "", "?change=new&unit=1%27", 400)]
    [InlineData("approver", "", "?change=new&commune=148", 400)]
    [InlineData("approver", "", "?change=new&format=pdf", 400)]
    public async Task Persons_ByRoleAreaAndQuery_AreRefusedOrAnswered(string role, string area, string query, int status)
    {
        await TwoMonthsAsync();
        await api.Get<MonthComparer>().CompareAsync(Month, Token);
        string token = TestTokens.Of("ai-do", role, area is "96" ? area : Province + area);

        ApiAnswer answer = await api.GetAsync(token, Persons + query);

        Assert.Equal(status, answer.Status);
        Assert.Equal(status == 200 ? 1 : 0, (await api.Get<AuditLog>().EntriesAsync(Month, Token)).Count);
    }

    [Fact]
    public async Task Tripwires_OfTheMonth_TellAgeAndNotTheSmallShares()
    {
        await TwoMonthsAsync();
        ComparedMonth compared = (await api.Get<MonthComparer>().CompareAsync(Month, Token))!;

        IReadOnlyList<Core.Tripwires.TrippedWire> wires = await api.Get<TripwireReview>().FindAsync(Month, compared, Token);

        Core.Tripwires.TrippedWire wire = Assert.Single(wires);
        Assert.Equal("1 khoản chi cho người trên 110 tuổi.", wire.Vietnamese);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>
    /// Person 1 gets more and has arrears, 2 moved from 148 to 150 with more, 3 stopped, 4 is as before, 21 and 22 are new;
    /// in 150 the account and channel of 5 changed; unit 152 sent nothing this month, so that 9 stopped.
    /// </summary>
    private async Task TwoMonthsAsync()
    {
        BirthDate old = BirthDate.TryParse((Year - 111).ToString(CultureInfo.InvariantCulture), out BirthDate birth) ? birth : default;
        await WriteMonthAsync(
            Month.Before(),
            ("148", [Row(1), Row(2), Row(3), Row(4)]),
            ("150", [Row(5) with { Asked = ChannelAsked.PostOffice }, Row(6), Row(7), Row(8)]),
            ("152", [Row(9)]));
        EntitlementRow changed = Row(5) with
        {
            Institution = "970405",
            Account = Account,
            Asked = ChannelAsked.BankAccount,
        };
        await WriteMonthAsync(
            Month,
            (
                "148",
                [
                    Row(1) with { Amount = Vnd.FromDong(700_000), Arrears = Vnd.FromDong(90_000) },
                    Row(4),
                    Row(21) with { Birth = old },
                ]),
            (
                "150",
                [Row(2) with { Amount = Vnd.FromDong(600_000) }, changed, Row(6), Row(7), Row(8), Row(22)]));
    }

    private static AccountNumber Account => AccountNumber.TryParse("20000002", out AccountNumber account) ? account : default;

    private static EntitlementRow Row(int person) => PersonLedger.Row(person);

    private async Task WriteMonthAsync(MonthRef month, params (string Unit, EntitlementRow[] Rows)[] units)
    {
        var ledger = new PersonLedger(api, month.Province);
        var lists = new List<FrozenList>();
        foreach ((string unit, EntitlementRow[] rows) in units)
        {
            await ledger.AddMonthAsync(month.Period, "Closed", unit, rows);
            lists.Add(new FrozenList(
                unit, "btxh", new string('a', 12), (rows.Length + 2) / 3, rows.Length, rows.Sum(static row => row.Due.Dong)));
        }

        await api.Get<BlobStore>().CreateJsonAsync(
            Containers.Ledger,
            LedgerPaths.Manifest(month),
            new SlotManifest(month.Province, month.Period, "ketoan", null, lists, []),
            Token);
    }

    private async Task<IReadOnlyDictionary<string, string>> ComparedAsync()
    {
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (string path in await api.Get<BlobStore>().ListAsync(Containers.Ledger, $"{Month.Folder}/close/compare/", Token))
        {
            found[path] = (await api.Get<BlobStore>().ReadAsync(Containers.Ledger, path, Token)).ToString();
        }

        return found;
    }

    private async Task DeleteAsync(string path) =>
        await (await api.Get<BlobStore>().ContainerAsync(Containers.Ledger, Token)).DeleteBlobAsync(path, cancellationToken: Token);
}
