using System.Globalization;
using System.Text.Json;
using Disbursement.Core.Entitlements;
using Disbursement.Functions.Close;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Tests.Web;

/// <summary>
/// Goal: the approver sees the number of a warning on the first screen and the persons behind it, nobody else does, and
/// who looked is written down. Method: a month's ledger as intake and close leave it, asked for over HTTP.
/// </summary>
[Collection(ApiTests.Name)]
public sealed class WarnedPersonsTests(ApiFixture api)
{
    private const string Province = "94";

    private static int _months;

    private readonly MonthRef _month = new(
        Province, FormattableString.Invariant($"20{20 + Interlocked.Increment(ref _months)}-05"));

    private string Approver => TestTokens.Of("lanhdao", "approver", Province);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(360, "", new[] { 1, 12 })]
    [InlineData(360, "?unit=148", new[] { 1 })]
    [InlineData(362, "", new[] { 2, 11 })]
    [InlineData(362, "?unit=150", new[] { 11 })]
    [InlineData(303, "", new int[0])]
    public async Task Persons_OfAWarning_AreThoseBehindTheNumber(int number, string query, int[] expected)
    {
        await WriteAsync();

        ApiAnswer answer = await api.GetAsync(Approver, $"{_month.Path()}/warnings/{number}/persons{query}");

        Assert.Equal(200, answer.Status);
        Assert.Equal(
            expected.Select(static person => PersonLedger.Person(person).Reveal()),
            answer.Body.GetProperty("persons").EnumerateArray().Select(static one => one.GetProperty("citizenId").GetString()!));
    }

    [Fact]
    public async Task Month_OnItsFirstScreen_CountsSharedAccountsAmongTheWarnings()
    {
        await WriteAsync();

        ApiAnswer answer = await api.GetAsync(Approver, _month.Path());

        Assert.Equal(
            ["360: 2", "362: 2"],
            answer.Body.GetProperty("warnings").EnumerateArray().Select(static one => string.Create(
                CultureInfo.InvariantCulture, $"{one.GetProperty("number").GetInt32()}: {one.GetProperty("rows").GetInt32()}")));
    }

    [Fact]
    public async Task Persons_OfASharedAccount_AreGroupedByItAndItIsMasked()
    {
        await WriteAsync();
        using HttpClient http = api.As(Approver);

        ApiAnswer answer = await api.GetAsync(Approver, $"{_month.Path()}/warnings/362/persons");
        string csv = await http.GetStringAsync($"{_month.Path()}/warnings/362/persons?format=csv", Token);

        JsonElement[] persons = [.. answer.Body.GetProperty("persons").EnumerateArray()];
        Assert.All(persons, static one => Assert.Equal("abc", one.GetProperty("sharedAccount").GetString()));
        Assert.Equal(3, csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.EndsWith(",abc\n", csv, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("approver", Province, "360", 200)]
    [InlineData("treasurer", Province + "/148", "360?unit=148", 200)]
    [InlineData("treasurer", Province + "/148", "360?unit=150", 403)]
    [InlineData("treasurer", Province + "/148", "360", 403)]
    [InlineData("manager", Province, "360", 403)]
    [InlineData("officer", Province + "/148", "360?unit=148", 403)]
    [InlineData("approver", Province, "202", 400)]
    [InlineData("approver", Province, "x", 400)]
    [InlineData("approver", Province, "360?format=pdf", 400)]
    [InlineData("approver", Province, "360?unit=1", 400)]
    public async Task Persons_AreShownToWhoAnswersForThem_AndTheAuditSaysSo(
        string role, string area, string asked, int status)
    {
        await WriteAsync();
        string[] parts = asked.Split('?');
        string query = parts.Length > 1 ? $"?{parts[1]}" : "";

        ApiAnswer answer = await api.GetAsync(
            TestTokens.Of("ai-do", role, area), $"{_month.Path()}/warnings/{parts[0]}/persons{query}");

        Assert.Equal(status, answer.Status);
        string[] audit = [.. (await api.Get<AuditLog>().EntriesAsync(_month, Token)).Select(static entry => entry.Action)];
        Assert.Equal(status == 200 ? ["warnings.persons-read"] : [], audit);
    }

    /// <summary>Unit 148 lists persons 1 to 3, unit 150 persons 11 and 12; close found 2 and 11 by one account.</summary>
    private async Task WriteAsync()
    {
        var ledger = new PersonLedger(api, Province);
        await ledger.AddMonthAsync(_month.Period, "Collecting", "148", Row(1, "360;401"), Row(2, ""), Row(3, "401"));
        await ledger.AddMonthAsync(_month.Period, "Closed", "150", Row(11, ""), Row(12, "360"));
        (string Unit, int Person)[] shared = [("148", 2), ("150", 11)];
        await api.Get<BlobStore>().CreateAsync(
            Containers.Ledger,
            LedgerPaths.SharedAccounts(_month, 1),
            LedgerBytes.Of(SharedAccountLines.Header, shared, static (csv, one) => csv.WriteRow(
                "abc", one.Unit, "btxh", one.Person.ToString(CultureInfo.InvariantCulture), "1")),
            LedgerBytes.ContentType,
            Token);
    }

    private static EntitlementRow Row(int person, string warnings) =>
        PersonLedger.Row(person) with { LineNumber = person, Warnings = warnings };
}
