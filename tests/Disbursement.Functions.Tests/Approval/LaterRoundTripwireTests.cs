using Disbursement.Core.Comparison;
using Disbursement.Core.Programmes;
using Disbursement.Core.Tripwires;
using Disbursement.Functions.Approval;
using Disbursement.Functions.Close;
using Disbursement.Functions.Months;
using Disbursement.Functions.Storage;
using Disbursement.Functions.Tests.Web;

namespace Disbursement.Functions.Tests.Approval;

/// <summary>
/// Goal: a later round is held against its month, and what a supplement adds against the month with all supplements so
/// far. Method: a month of 1,000 entitlements as the store keeps it, one thing changed at a time.
/// </summary>
[Collection(ApiTests.Name)]
public sealed class LaterRoundTripwireTests(ApiFixture api)
{
    private const long Dong = 360_000;

    private readonly MonthRef _month = ApiFixture.NewMonth("17");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(100, 100 * Dong, "")]
    [InlineData(101, 100 * Dong, "RoundCount 101/1000")]
    [InlineData(1, (100 * Dong) + 1, "RoundTotal 36000001/360000000")]
    public async Task FindLater_PaidAgainWithoutSupplement_LooksAtTheSizeAlone(int payments, long sum, string expected)
    {
        await TakeAsync(1, rows: 1_000);
        await CompareAsync(newAtClose: 400);

        Assert.Equal(expected, await FindAsync(2, payments, sum));
    }

    [Fact]
    public async Task FindLater_NewPeopleInParts_AreLookedAtTogether()
    {
        await TakeAsync(1, rows: 1_000);
        await CompareAsync(newAtClose: 60);
        await SupplementAsync(2, added: 40, largest: Dong);
        await SupplementAsync(3, added: 30, largest: Dong);

        // 100 of 1,040 stay below a tenth; 130 of 1,070 do not.
        Assert.Equal("", await FindAsync(2, 40, 40 * Dong));
        Assert.Equal("NewShare 130/1070", await FindAsync(3, 30, 30 * Dong));
    }

    [Fact]
    public async Task FindLater_OwnRows_TellLargeSumAgeAndRefusedShare()
    {
        await TakeAsync(1, rows: 1_000, refused: 900);
        await CompareAsync(newAtClose: 0);
        await SupplementAsync(2, added: 60, largest: 50_000_001, refused: 40, age: 111);

        Assert.Equal(
            "Age 1/0; LargePayment 50000001/0; RefusedShare 40/100", await FindAsync(2, 60, 60 * Dong));
    }

    private async Task<string> FindAsync(int round, long payments, long sum) => string.Join(
        "; ",
        (await api.Get<TripwireReview>().FindLaterAsync(new RoundRef(_month, round), payments, sum, Token))
            .Select(static wire => FormattableString.Invariant($"{wire.Code} {wire.Found}/{wire.Whole}")));

    private async Task TakeAsync(int round, int rows, int refused = 0)
    {
        MonthStore months = api.Get<MonthStore>();
        Assert.True(await months.TryAcceptAsync(
            await months.GetAsync(_month, Token),
            new SlotEntity
            {
                PartitionKey = _month.PartitionKey,
                RowKey = round == 1
                    ? $"{SlotEntity.Prefix}148|btxh"
                    : FormattableString.Invariant($"{SlotEntity.SupplementPrefix}r{round}|148|btxh"),
                Unit = "148",
                List = "btxh",
                Round = round,
                RowsSent = rows + refused,
                RowsRefused = refused,
                RowsAccepted = rows,
                DueDong = rows * Dong,
            },
            Token));
    }

    private async Task SupplementAsync(int round, int added, long largest, int refused = 0, int? age = null)
    {
        await TakeAsync(round, added, refused);
        await api.Get<BlobStore>().CreateJsonAsync(
            Containers.Ledger,
            LedgerPaths.SupplementComparison(_month, "148", round),
            new List<ListChanges>
            {
                new()
                {
                    List = "btxh",
                    Round = round,
                    Rows = added,
                    DueDong = added * Dong,
                    New = age is null ? added : 0,
                    NewDong = added * Dong,
                    Facts = new ListedFacts(age is { } old ? new() { [old] = 1 } : [], largest),
                },
            },
            Token);
    }

    /// <summary>The comparison of close: as many entitlements and as much money as the month before.</summary>
    private Task<bool> CompareAsync(long newAtClose) => api.Get<BlobStore>().CreateJsonAsync(
        Containers.Ledger,
        LedgerPaths.MonthComparison(_month),
        new ComparedMonth(
            new MonthComparison
            {
                Province = _month.Province,
                Period = _month.Period,
                Before = _month.Before().Period,
                HasBefore = true,
                ListsWithoutBefore = [],
                CodesWithoutMap = [],
                Rows =
                [
                    new ComparisonRow(
                        new ComparisonPlace("148", "05092", ProgrammeGroup.Btxh),
                        new ComparisonFigures
                        {
                            EntitlementsBefore = 1_000,
                            Entitlements = 1_000,
                            AmountBeforeDong = 1_000 * Dong,
                            AmountDong = 1_000 * Dong,
                            New = new Change(newAtClose, 0, newAtClose * Dong),
                        }),
                ],
            },
            0,
            ListedFacts.None),
        Token);
}
