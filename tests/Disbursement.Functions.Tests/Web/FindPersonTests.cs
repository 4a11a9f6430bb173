using System.Text.Json;
using Disbursement.Core.Entitlements;
using Disbursement.Core.Payments;
using Disbursement.Core.Periods;
using Disbursement.Core.Routing;
using Disbursement.Core.Settlement;
using Disbursement.Functions.Payments;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Tests.Web;

/// <summary>
/// Goal: the hotline learns where a person's money is, every question is in the audit, and the number is nowhere
/// else. Method: ledgers as the stages write them, one province for each test.
/// </summary>
[Collection(ApiTests.Name)]
public sealed class FindPersonTests(ApiFixture api)
{
    private static readonly string Hotline = TestTokens.Of("duongday", "hotline", "*");
    private static readonly DateTimeOffset PaidAt = new(2024, 6, 12, 3, 4, 5, TimeSpan.Zero);

    private Task<ApiAnswer> FindAsync(string province, int person, string reason = "") => api.PostAsync(
        Hotline, "api/people/find", new { province, citizenId = PersonLedger.Person(person).Reveal(), reason });

    private static JsonElement[] Payments(ApiAnswer answer) =>
    [
        .. answer.Body.GetProperty("months").EnumerateArray()
            .SelectMany(month => month.GetProperty("payments").EnumerateArray()),
    ];

    private static (string State, int Round, string? Reason) Brief(JsonElement payment) => (
        payment.GetProperty("state").GetString()!,
        payment.GetProperty("round").GetInt32(),
        payment.GetProperty("reason").GetString());

    [Fact]
    public async Task Find_APersonWhoWasPaid_TellsWhenByWhomAndHowMuch()
    {
        var ledger = new PersonLedger(api, "81");
        EntitlementRow[] rows = [.. Enumerable.Range(1, 8).Select(person => PersonLedger.Row(person))];
        MonthRef month = await ledger.AddMonthAsync("2024-06", "Paying", "148", rows);
        PaymentEntry entry = (await ledger.RouteAsync(
            month, "148", rows[4], 1, LedgerPaths.Chunk(1), RouteReason.OwnInstitution))!;
        PaymentFileEntity file = await ledger.ReleaseAsync(month, 1, entry);
        await ledger.AnswerAsync(month, file, entry, ResultStatus.Paid, "", PaidAt);

        ApiAnswer answer = await FindAsync("81", 5);

        JsonElement payment = Payments(answer).Single();
        Assert.Equal(("Paid", 1, null), Brief(payment));
        Assert.Equal("148", payment.GetProperty("unit").GetString());
        Assert.Equal("BTXH", payment.GetProperty("group").GetString());
        Assert.Equal(540_000, payment.GetProperty("amountDong").GetInt64());
        Assert.Equal("bank", payment.GetProperty("channel").GetString());
        Assert.Equal("970405", payment.GetProperty("provider").GetString());
        Assert.Equal(PaidAt, payment.GetProperty("at").GetDateTimeOffset());
    }

    [Fact]
    public async Task Find_AnAnswer_HoldsNeitherPersonNorProgramme()
    {
        var ledger = new PersonLedger(api, "82");
        await ledger.AddMonthAsync("2024-06", "Collecting", "148", PersonLedger.Row(1, "BT03A"));

        ApiAnswer answer = await FindAsync("82", 1);

        Assert.Equal(("Listed", 0, null), Brief(Payments(answer).Single()));
        string text = answer.Body.GetRawText();
        Assert.DoesNotContain("BT03", text, StringComparison.Ordinal);
        Assert.DoesNotContain("000001", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Thử", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Find_AFailureAndItsFallBack_TellsBothAttempts()
    {
        var ledger = new PersonLedger(api, "83");
        EntitlementRow row = PersonLedger.Row(1);
        MonthRef month = await ledger.AddMonthAsync("2024-06", "Paying", "148", row);
        PaymentEntry first = (await ledger.RouteAsync(
            month, "148", row, 1, LedgerPaths.Chunk(0), RouteReason.OwnInstitution))!;
        PaymentFileEntity file = await ledger.ReleaseAsync(month, 1, first);
        await ledger.AnswerAsync(month, file, first, ResultStatus.Rejected, "AC04", PaidAt);
        PaymentEntry second = (await ledger.RouteAsync(month, "148", row, 2, "again.csv", RouteReason.FallBack))!;
        await ledger.ReleaseAsync(month, 2, second);

        ApiAnswer answer = await FindAsync("83", 1);

        Assert.Equal(
            [("Rejected", 1, "Tài khoản đã đóng"), ("Sent", 2, null)],
            Payments(answer).Select(Brief));
    }

    [Fact]
    public async Task Find_MoneyTriedInThreeMonths_NamesAllEarlierAttempts()
    {
        (_, PaymentEntry[] tried) = await new PersonLedger(api, "88").AddThreeMonthsAsync(PaidAt);

        ApiAnswer answer = await FindAsync("88", 1);

        JsonElement[] payments = Payments(answer);
        Assert.Equal(tried.Select(one => one.Id.ToString()), payments.Select(one => one.GetProperty("payment").GetString()));
        Assert.All(payments.Index(), one => Assert.Equal(
            tried.Take(one.Index).Select(before => before.Id.ToString()),
            one.Item.GetProperty("earlier").EnumerateArray().Select(before => before.GetProperty("payment").GetString())));
        Assert.Equal(
            ["1 2024-04 1 bank 970405 Rejected AC04", "2 2024-04 2 bank 970405 Rejected AC01", "3 2024-05 1 bank 970405 Rejected AC06"],
            payments[^1].GetProperty("earlier").EnumerateArray().Select(PersonLedger.Brief));
        Assert.Equal("Tài khoản đã đóng", payments[^1].GetProperty("earlier")[0].GetProperty("reason").GetString());
    }

    [Fact]
    public async Task Find_AHeldRowAndOneWaitingForApproval_TellsWhy()
    {
        var ledger = new PersonLedger(api, "84");
        EntitlementRow held = PersonLedger.Row(1);
        EntitlementRow ready = PersonLedger.Row(1, "NC01", "hs-1");
        MonthRef month = await ledger.AddMonthAsync("2024-06", "Closed", "148", held);
        await ledger.RouteAsync(month, "148", held, 1, LedgerPaths.Chunk(0), RouteReason.HeldDuplicate);
        MonthRef later = await ledger.AddMonthAsync("2024-07", "Closed", "150", ready);
        await ledger.RouteAsync(later, "150", ready, 1, LedgerPaths.Chunk(0), RouteReason.OwnInstitution);

        ApiAnswer answer = await FindAsync("84", 1);

        Assert.Equal(
            [("Held", 0, "Trùng chế độ ở danh sách khác, đang chờ quyết định"), ("Ready", 1, null)],
            Payments(answer).Select(Brief));
        Assert.Equal(
            ["2024-06", "2024-07"],
            answer.Body.GetProperty("months").EnumerateArray().Select(one => one.GetProperty("period").GetString()!));
    }

    [Fact]
    public async Task Find_WhatAnEarlierMonthCarriedOver_IsThereThoughThePersonIsNotListedAnyMore()
    {
        var ledger = new PersonLedger(api, "85");
        EntitlementRow row = PersonLedger.Row(1);
        await ledger.AddMonthAsync("2024-06", "Settled", "148", row);
        MonthRef later = await ledger.AddMonthAsync("2024-07", "Paying", "148", PersonLedger.Row(2));
        PaymentEntry again = (await ledger.RouteAsync(
            later, "148", row, 1, "again.csv", RouteReason.SameAgain, Period.Parse("2024-06")))!;
        await ledger.ReleaseAsync(later, 1, again);

        ApiAnswer answer = await FindAsync("85", 1);

        JsonElement carried = Payments(answer)[1];
        Assert.Equal(("Sent", 1, null), Brief(carried));
        Assert.Equal("2024-06", carried.GetProperty("forPeriod").GetString());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    [InlineData(100)]
    public async Task Find_SomebodyInNoList_IsAnEmptyAnswer(int person)
    {
        string province = FormattableString.Invariant($"{60 + (person % 7)}");
        var ledger = new PersonLedger(api, province);
        await ledger.AddMonthAsync(
            "2024-06", "Collecting", "148", [.. Enumerable.Range(1, 8).Select(one => PersonLedger.Row(one))]);

        ApiAnswer answer = await FindAsync(province, person);

        Assert.Equal(200, answer.Status);
        Assert.Empty(answer.Body.GetProperty("months").EnumerateArray());
    }

    [Fact]
    public async Task Find_EveryRowOfEveryChunk_IsFound()
    {
        var ledger = new PersonLedger(api, "86");
        EntitlementRow[] rows =
        [
            .. Enumerable.Range(1, 7).SelectMany(person => new[]
            {
                PersonLedger.Row(person), PersonLedger.Row(person, "NC01", "b"),
            }),
        ];
        await ledger.AddMonthAsync("2024-06", "Collecting", "148", rows);

        foreach (int person in Enumerable.Range(1, 7))
        {
            Assert.Equal(2, Payments(await FindAsync("86", person)).Length);
        }
    }

    [Fact]
    public async Task Find_AnyQuestion_IsAuditedByHashAndLoggedNowhere()
    {
        string number = PersonLedger.Person(424_242).Reveal();

        ApiAnswer answer = await FindAsync("87", 424_242, "khiếu nại 12");
        await FindAsync("87", 424_242);

        Assert.Equal(200, answer.Status);
        string period = Period.Of(VietnamTime.DateOf(TimeProvider.System.GetUtcNow())).ToString();
        IReadOnlyList<AuditEntity> entries = await api.Get<AuditLog>().EntriesAsync(
            new MonthRef("87", period), CancellationToken.None);
        string hash = api.Get<Identifiers>().SubjectOf("87", PersonLedger.Person(424_242));
        Assert.Equal([$"person {hash} khiếu nại 12", $"person {hash}"], entries.Select(entry => entry.Subject));
        Assert.All(entries, entry => Assert.Equal(("person.asked", "duongday"), (entry.Action, entry.Actor)));
        Assert.DoesNotContain(api.Logged, line => line.Contains(number, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{\"province\":\"17\"}", 400, "body.field-invalid")]
    [InlineData("{\"province\":\"17\",\"citizenId\":\"12345\"}", 400, "body.field-invalid")]
    [InlineData("{\"province\":\"1\",\"citizenId\":\"000900000001\"}", 400, "body.field-invalid")]
    [InlineData(
        "{\"province\":\"17\",\"citizenId\":\"000900000001\",\"reason\":\"000900000001\"}",
        400,
        "text.person-number")]
    [InlineData("{\"province\":\"17\",\"citizenId\":\"000900000001\",\"by\":\"x\"}", 400, "actor.in-body")]
    public async Task Find_ABadQuestion_IsRefusedWithoutRepeatingIt(string body, int status, string code)
    {
        ApiAnswer answer = await api.SendAsync(Hotline, HttpMethod.Post, "api/people/find", body);

        Assert.Equal((status, code), (answer.Status, answer.Code));
        Assert.DoesNotContain("000900000001", answer.Body.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("22")]
    [InlineData("17/148")]
    public async Task Find_InAnotherArea_IsRefused(string area)
    {
        ApiAnswer answer = await api.PostAsync(
            TestTokens.Of("duongday", "hotline", area),
            "api/people/find",
            new { province = "17", citizenId = "000900000001" });

        Assert.Equal((403, "access.area"), (answer.Status, answer.Code));
    }
}
