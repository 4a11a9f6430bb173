using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Tests.Web;

/// <summary>
/// Goal: a version that was accepted stays accepted, however often the process that offered it died afterwards, so that
/// its audit entry and its receipt are written; only another file of the same bytes is "the same". Method: offer again
/// what is in force.
/// </summary>
[Collection(ApiTests.Name)]
public sealed class MonthStoreTests(ApiFixture api)
{
    private static readonly DateTimeOffset Arrived = new(2024, 6, 3, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Offer_TheVersionInForceAgain_IsAcceptedAndCountedOnce()
    {
        MonthRef month = ApiFixture.NewMonth();

        SlotDecision first = await OfferAsync(month, "a.csv", Arrived);
        SlotDecision again = await OfferAsync(month, "a.csv", Arrived);

        MonthEntity? row = await api.Get<MonthStore>().FindAsync(month, CancellationToken.None);
        Assert.Equal((SlotDecision.Accepted, SlotDecision.AcceptedBefore), (first, again));
        Assert.Equal(1, row!.Accepted);
    }

    [Theory]
    [InlineData("a.csv", 1)]
    [InlineData("b.csv", 0)]
    [InlineData("b.csv", 1)]
    public async Task Offer_AnotherFileOfTheSameBytes_IsTheSame(string file, int hoursLater)
    {
        MonthRef month = ApiFixture.NewMonth();
        await OfferAsync(month, "a.csv", Arrived);

        Assert.Equal(SlotDecision.Same, await OfferAsync(month, file, Arrived.AddHours(hoursLater)));
    }

    private Task<SlotDecision> OfferAsync(MonthRef month, string file, DateTimeOffset arrivedAt) =>
        api.Get<MonthStore>().OfferAsync(
            month,
            new SlotEntity
            {
                Unit = "148",
                List = "btxh",
                Path = $"{month.Folder}/148/btxh/{file}",
                Sha256 = new string('a', 64),
                ArrivedAt = arrivedAt,
                RowsSent = 3,
                RowsAccepted = 3,
            },
            CancellationToken.None);
}
