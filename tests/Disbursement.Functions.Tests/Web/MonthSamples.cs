using Disbursement.Core.Contracts;
using Disbursement.Core.Routing;
using Disbursement.Functions.Storage;
using Disbursement.Functions.Tests.Storage;

namespace Disbursement.Functions.Tests.Web;

/// <summary>Months, rounds and files as other stages leave them.</summary>
internal static class MonthSamples
{
    /// <summary>A root as proposals have it.</summary>
    public static readonly string Root = new('3', 64);

    /// <summary>An accepted list.</summary>
    public static async Task<MonthRef> WithListAsync(
        this ApiFixture api, MonthRef month, string unit, string list = "btxh", int rows = 10, string noticed = "")
    {
        SlotDecision decision = await api.Get<MonthStore>().OfferAsync(
            month,
            new SlotEntity
            {
                Unit = unit,
                List = list,
                Path = $"{month.Folder}/{unit}/{list}/a.csv",
                Sha256 = new string('a', 64),
                ArrivedAt = new DateTimeOffset(2024, 6, 3, 8, 0, 0, TimeSpan.Zero),
                RowsSent = rows + 3,
                RowsRepeated = 1,
                RowsRefused = 2,
                RowsAccepted = rows,
                DueDong = rows * 540_000L,
                Chunks = 1,
                Noticed = noticed,
            },
            CancellationToken.None);
        Assert.Equal(SlotDecision.Accepted, decision);
        return month;
    }

    /// <summary>A month closed by somebody, with a round in a state.</summary>
    public static async Task<MonthRef> WithRoundAsync(
        this ApiFixture api, string state, string closedBy = "ketoan", string province = "99")
    {
        MonthRef month = await api.WithListAsync(ApiFixture.NewMonth(province), "148");
        MonthEntity row = (await api.Get<MonthStore>().FindAsync(month, CancellationToken.None))!;
        row.ClosedBy = closedBy;
        row.ClosedAt = new DateTimeOffset(2024, 6, 5, 8, 0, 0, TimeSpan.Zero);
        Assert.True(await api.Get<MonthStore>().MoveAsync(
            row, Core.Settlement.MonthState.Paying, CancellationToken.None));
        await api.SetRoundAsync(month, state, Root);
        return month;
    }

    /// <summary>Puts the first round into a state.</summary>
    public static async Task SetRoundAsync(this ApiFixture api, MonthRef month, string state, string root)
    {
        RoundEntity round = await api.Get<RoundStore>().GetAsync(month, 1, CancellationToken.None);
        round.State = state;
        round.Proposal++;
        round.Root = root;
        round.Files = 2;
        round.Payments = 10;
        round.SumDong = 5_400_000;
        Assert.True(await api.Get<RoundStore>().UpdateAsync(round, CancellationToken.None));
    }

    /// <summary>The first round as it stands.</summary>
    public static async Task<RoundEntity> RoundAsync(this ApiFixture api, MonthRef month) =>
        (await api.Get<RoundStore>().FindAsync(month, 1, CancellationToken.None))!;

    /// <summary>What the audit of a month says, in order.</summary>
    public static async Task<string[]> AuditAsync(this ApiFixture api, MonthRef month) =>
    [
        .. (await api.Get<AuditLog>().EntriesAsync(month, CancellationToken.None))
            .Select(entry => $"{entry.Action} {entry.Actor}"),
    ];

    /// <summary>A payment file in a state.</summary>
    public static async Task<string> WithFileAsync(
        this ApiFixture api, MonthRef month, string provider, string state, int number = 1)
    {
        string id = FormattableString.Invariant(
            $"{month.Province}-{month.ToPeriod().Compact}-r1-148-btxh-{provider}-{number:000}");
        await PaymentFileRows.PutAsync(
            api.Get<Tables>(),
            new PaymentFileEntity
            {
                PartitionKey = month.PartitionKey,
                RowKey = id,
                Round = 1,
                Provider = provider,
                Unit = "148",
                Source = "btxh",
                FileName = $"{id}.xml",
                Format = "pain.001.001.09",
                Payments = 3,
                SumDong = 1_620_000,
                Sha256 = new string('b', 64),
                State = state,
            });
        return id;
    }

    /// <summary>The shipped contracts, frozen for a month, in force then.</summary>
    /// <param name="api">The app.</param>
    /// <param name="month">The month.</param>
    /// <param name="signature">How the first bank wants its files signed.</param>
    public static async Task FreezeContractsAsync(this ApiFixture api, MonthRef month, string signature)
    {
        BlobStore blobs = api.Get<BlobStore>();
        string contracts = ContractBook.ShippedJson()
            .Replace("2023-01-01", "2019-01-01", StringComparison.Ordinal)
            .Replace("\"signature\": \"none\"", $"\"signature\": \"{signature}\"", StringComparison.Ordinal);
        foreach ((string name, string text) in ((string, string)[])
            [("contracts.json", contracts), ("routing.json", RoutingTable.ShippedJson())])
        {
            await blobs.CreateAsync(
                Containers.Ledger,
                $"{month.Folder}/close/reference/{name}",
                BinaryData.FromString(text),
                "application/json",
                CancellationToken.None);
        }
    }
}
