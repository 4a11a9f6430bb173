using System.Text.Json.Nodes;
using Disbursement.Core.Advances;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Programmes;
using Disbursement.Core.Routing;
using Disbursement.Core.Settlement;
using Disbursement.Formats.Ledger;
using Disbursement.Functions.Payments;
using Disbursement.Functions.Settlement;
using Disbursement.Functions.Storage;
using Disbursement.Functions.Tests.Web;

namespace Disbursement.Functions.Tests.Stack;

/// <summary>
/// Goal: money goes account → post office → home in three rounds of one month, each with its own approval, as the
/// province's table says; at the limit of attempts the rest is carried over, and the next month tries it again. Method:
/// two whole months on an app of three rounds, a bank that refuses and a post office nobody comes to.
/// </summary>
public sealed class FallBackChainTests : IAsyncLifetime
{
    private const string Chain = """
        {
          "attemptsMax": 3,
          "rules": [
            { "failed": ["post"], "classes": ["NotCollected"], "provinces": ["17"], "to": ["post_home"] },
            { "failed": ["bank"], "to": ["wallet", "cash"] }
          ]
        }
        """;

    private readonly AppFixture _app = new() { RoundsMax = 4 };

    public ValueTask InitializeAsync() => _app.InitializeAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Month_AccountThenPostThenHome_PaysInTheThirdRoundOrCarriesOver()
    {
        (MonthRef month, MonthRef next) = AppFixture.MonthsInARow;
        await PutChainAsync();
        _app.Inquiry.Accounts["3700000000001"] = ("active", "NGUYEN VAN A");
        _app.Inquiry.Accounts["3700000000002"] = ("active", "NGUYEN VAN A");
        await _app.SendAsync(
            $"{month.Folder}/148/btxh/a.csv",
            ListText.Of(ListText.AccountRow(1, "3700000000001"), ListText.AccountRow(2, "3700000000002")));
        await _app.CloseAsync(month);

        Assert.Equal(["Bank 970405 1", "Bank 970405 2"], await PayAsync(month, 1, "AC04 AC04"));
        Assert.Equal(["Post vnpost 1", "Post vnpost 2"], await PayAsync(month, 2, "PO01 PO01"));
        Assert.Equal(["PostHome vnpost 1", "PostHome vnpost 2"], await PayAsync(month, 3, "paid FF01"));
        await _app.MonthAsync(month, "Settled");

        // FF01 asks for the same again in the fourth round, whose files the limit of three attempts leaves empty.
        Assert.Empty(await _app.FilesAsync(month, round: 4));
        await AssertRoutesAsync(month, 2, [(RouteReason.NothingAsked, RouteReason.FallBackNoAccount)]);
        await AssertRoutesAsync(month, 3, [(RouteReason.FallBackStep, RouteReason.FallBack)]);
        await AssertRoutesAsync(month, 4, [(RouteReason.AttemptLimit, RouteReason.AttemptLimit)]);
        CarryOver carried = Assert.Single(await CarriedAsync(month));
        Assert.Equal((4, ChannelKind.PostHome, "FF01"), (carried.NextAttempt, carried.Channel, carried.Reason));

        Assert.Equal(360_000, Assert.Single((await AdvanceAsync(month)).InHand!).Sum.Dong);
        await _app.SendAsync($"{next.Folder}/148/btxh/a.csv", ListText.Of(ListText.Row(9)));
        await _app.CloseAsync(next);
        await AssertAgesAsync(next);
        Assert.Equal(["Post vnpost 9", "PostHome vnpost 2"], await PayAsync(next, 1, "paid paid"));
        await _app.MonthAsync(next, "Settled");
        Assert.Empty(await CarriedAsync(next));
        Assert.Empty((await AdvanceAsync(next)).InHand!);
    }

    /// <summary>Approver and Treasury see that one payment is a month late.</summary>
    private async Task AssertAgesAsync(MonthRef month)
    {
        RoundEntity row = await _app.RoundAsync(month, 1, "Proposed");
        Proposal proposal = (await _app.Blobs.FindJsonAsync<Proposal>(
            Containers.Ledger, LedgerPaths.Proposal(month, 1, row.Proposal), CancellationToken.None))!;
        Assert.Equal([new CarriedTotal(1, 1, 360_000)], proposal.CarriedByAge);
        BinaryData letter = await _app.Blobs.ReadAsync(
            Containers.Reports, $"{month.Folder}/r1/funds-request.html", CancellationToken.None);
        Assert.Contains("1 khoản, 360.000 đồng chậm 1 tháng.", letter.ToString(), StringComparison.Ordinal);

        // The post office has the money that nobody took last month: it is not asked for once more.
        Assert.Equal(
            [new MoneyInHand("148", ProgrammeGroup.Btxh, "vnpost", Vnd.FromDong(360_000))], proposal.InHand);
        Assert.Contains(
            "Đã có ở đơn vị chi trả từ các tháng trước (2): 360.000 đồng", letter.ToString(), StringComparison.Ordinal);
        Assert.Contains(
            "Tổng số tiền đề nghị chuyển (3): 360.000 đồng. Bằng chữ: Ba trăm sáu mươi nghìn đồng.",
            letter.ToString(),
            StringComparison.Ordinal);
    }

    /// <summary>Approves a round, lets providers answer in the order of payments, and settles it.</summary>
    /// <returns>What the round asked for: channel, provider and person.</returns>
    private async Task<IReadOnlyList<string>> PayAsync(MonthRef month, int round, string answers)
    {
        await _app.ApproveAsync(month, round);
        var asked = new List<(string Text, PaymentEntry Entry, string File)>();
        foreach (PaymentFileEntity file in await _app.FilesAsync(month, round))
        {
            BinaryData content = await _app.Blobs.ReadAsync(
                Containers.Ledger, LedgerPaths.Entries(month, round, file.Proposal, file.RowKey), CancellationToken.None);
            using Stream stream = content.ToStream();
            asked.AddRange(PaymentEntryCsv.Read(stream).Select(entry => (
                $"{entry.Channel} {entry.Provider} {entry.Key.Person.Reveal()[^1]}", entry, file.RowKey)));
        }

        asked.Sort(static (one, other) => string.CompareOrdinal(one.Text, other.Text));
        foreach (((_, PaymentEntry entry, string file), string answer) in asked.Zip(answers.Split(' ')))
        {
            ResultStatus status = answer == "paid" ? ResultStatus.Paid
                : answer.StartsWith("PO", StringComparison.Ordinal) ? ResultStatus.Unclaimed : ResultStatus.Rejected;
            PaymentResult result = Settlement.Samples.ResultOf(
                entry, status, answer == "paid" ? "" : answer, source: $"{month.Period} {round} {entry.Id}");
            await _app.Get<ResultApplier>().ApplyAsync(month, file, [result], CancellationToken.None);
        }

        await _app.SettleAsync(month, round);
        return [.. asked.Select(static one => one.Text)];
    }

    private async Task AssertRoutesAsync(
        MonthRef month, int round, IReadOnlyList<(RouteReason Reason, RouteReason Cause)> expected)
    {
        RoundEntity row = (await _app.Get<RoundStore>().FindAsync(month, round, CancellationToken.None))!;
        string folder = LedgerPaths.Routed(month, round, row.Proposal, "148", ProgrammeGroup.Btxh);
        using Stream stream = (await _app.Blobs.ReadAsync(
            Containers.Ledger, $"{folder}/{LedgerPaths.Again}", CancellationToken.None)).ToStream();
        Assert.Equal(
            expected, RoutedCsv.Read(stream).Select(static routed => (routed.Route.Reason, routed.Route.Cause)).Distinct());
    }

    private async Task<AdvanceSettlement> AdvanceAsync(MonthRef month) =>
        (await _app.Blobs.FindJsonAsync<AdvanceSettlement>(
            Containers.Reports, $"{month.Folder}/advance.json", CancellationToken.None))!;

    private async Task<IReadOnlyList<CarryOver>> CarriedAsync(MonthRef month)
    {
        BinaryData? content = await _app.Blobs.FindAsync(
            Containers.Ledger, LedgerPaths.CarryOver(month, "148", ProgrammeGroup.Btxh), CancellationToken.None);
        using Stream? stream = content?.ToStream();
        return stream is null ? [] : [.. CarryOverCsv.Read(stream)];
    }

    private Task PutChainAsync()
    {
        JsonNode json = JsonNode.Parse(RoutingTable.ShippedJson())!;
        json["fallBack"] = JsonNode.Parse(Chain);
        return _app.Blobs.ReplaceAsync(
            Containers.Reference,
            "routing.json",
            BinaryData.FromString(json.ToJsonString()),
            "application/json",
            CancellationToken.None);
    }
}
