using System.Globalization;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Disbursement.Core.Periods;
using Disbursement.Core.Settlement;
using Disbursement.Formats.Receipts;
using Disbursement.Functions.Close;
using Disbursement.Functions.Intake;
using Disbursement.Functions.Months;
using Disbursement.Functions.Storage;
using Disbursement.Functions.Tests.Stack;
using Disbursement.Functions.Tests.Web;
using Disbursement.Functions.Web.Views;
using Microsoft.Extensions.DependencyInjection;

namespace Disbursement.Functions.Tests.Intake;

/// <summary>
/// Goal: while rounds are frozen, each list that comes after close is in exactly one round or told that none is left,
/// and what was frozen stays. Method: the real activities race on Azurite, lists against freezes.
/// </summary>
[Collection(ApiTests.Name)]
public sealed class SupplementRaceTests(ApiFixture api)
{
    private const int RoundsMax = 3;
    private const int Lists = 12;

    private readonly MonthRef _month = ApiFixture.NewMonth("17");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Accept_WhileRoundsFreeze_EachListIsInTheRoundItWasToldOrToldThatNoneIsLeft()
    {
        await CloseAsync();

        Task<(string Path, string Sha256)>[] sending = [.. Enumerable.Range(1, Lists).Select(number => SendAsync(number))];
        await Task.WhenAny(sending);
        FrozenList[] second = await FreezeAsync(2, isNeeded: true);
        await Task.WhenAny(sending[^1], sending[^2]);
        FrozenList[] third = await FreezeAsync(3, isNeeded: false);
        (string Path, string Sha256)[] sent = await Task.WhenAll(sending);

        foreach ((int round, FrozenList[] lists) in ((int, FrozenList[])[])[(2, second), (3, third)])
        {
            List<string> told = await ToldAsync(sent, round);
            Assert.Equal(told.Order(StringComparer.Ordinal), lists.Select(ShaOf).Order(StringComparer.Ordinal));
            Assert.Equal(lists, await FreezeAsync(round, isNeeded: false));
        }

        Assert.Equal(Lists, (await ToldAsync(sent, 2)).Count + (await ToldAsync(sent, 3)).Count
            + (await ToldAsync(sent, null)).Count);
        MonthEntity row = (await api.Get<MonthStore>().FindAsync(_month, Token))!;
        Assert.Equal((RoundsMax, 0), (row.FrozenRounds, row.SupplementRound()));
    }

    [Fact]
    public async Task Freeze_NothingCameAndNoRoundIsNeeded_TakesNoMore()
    {
        await CloseAsync();

        FrozenList[] none = await FreezeAsync(2, isNeeded: false);
        (string path, _) = await SendAsync(1);

        Assert.Empty(none);
        Receipt receipt = await ReceiptAsync(path);
        Assert.Equal((ReceiptVerdict.NotInForce, 142), (receipt.Verdict, Assert.Single(receipt.FileFindings).Number));
        Assert.Empty(await api.Get<MonthStore>().SupplementsAsync(_month, Token));
    }

    [Fact]
    public async Task Accept_MonthClosedBeforeThereWereSupplements_IsToldNextMonth()
    {
        await CloseAsync(frozenRounds: 0);

        (string path, _) = await SendAsync(1);

        Assert.Equal(ReceiptVerdict.NotInForce, (await ReceiptAsync(path)).Verdict);
        FrozenMonth frozen = await Of<FreezeMonthActivity>().RunAsync(_month, Token);
        Assert.False(frozen.TakesSupplements);
    }

    [Theory]
    [InlineData(-1, 141)]
    [InlineData(1, null)]
    public async Task Accept_LastDay_TakesUntilItsEndAndThenSaysWhatToDo(int hours, int? number)
    {
        DateTimeOffset until = DateTimeOffset.UtcNow.AddHours(hours);
        await CloseAsync(until: until);

        (string path, _) = await SendAsync(1);

        Receipt receipt = await ReceiptAsync(path);
        string day = VietnamTime.DateOf(until).AddDays(-1).ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture);
        Assert.Equal(number is null ? 2 : null, receipt.PaidInRound);
        Assert.Equal(number, receipt.FileFindings.SingleOrDefault()?.Number);
        Assert.Contains(day, receipt.NoticeVietnamese!, StringComparison.Ordinal);
        Assert.Contains(day, receipt.NoticeEnglish!, StringComparison.Ordinal);
        Assert.Equal(
            number is null ? 1 : 0, (await api.Get<MonthStore>().SupplementsAsync(_month, Token)).Count);
    }

    [Fact]
    public async Task Accept_ManySupplementsOfOneList_TakesUpToTheBoundAndSaysThatTheNextIsTooMany()
    {
        await CloseAsync();
        MonthStore months = api.Get<MonthStore>();
        for (int part = 1; part <= SlotEntity.PartsMax; part++)
        {
            MonthEntity row = (await months.FindAsync(_month, Token))!;
            Assert.True(await months.TryAcceptAsync(row, Part(part), Token));
        }

        (string path, _) = await SendAsync(2);

        Receipt receipt = await ReceiptAsync(path);
        Assert.Equal((ReceiptVerdict.NotInForce, null), (receipt.Verdict, receipt.PaidInRound));
        Assert.Equal(143, Assert.Single(receipt.FileFindings).Number);
    }

    [Fact]
    public async Task Accept_Supplement_KeepsItsWarningsByNumber()
    {
        await CloseAsync();

        await SendAsync(2, amount: "1");

        SlotEntity slot = Assert.Single(await api.Get<MonthStore>().SupplementsAsync(_month, Token));
        Assert.NotEmpty(slot.Noticed);
        Assert.Equal(1, Assert.Single(ViewMaker.WarningsOf([slot])).Rows);
    }

    /// <summary>A supplement as the store keeps it; nothing reads its rows.</summary>
    private SlotEntity Part(int part) => new()
    {
        PartitionKey = _month.PartitionKey,
        RowKey = FormattableString.Invariant($"{SlotEntity.SupplementPrefix}r2|148|btxh|{part:00}"),
        Unit = "148",
        List = "btxh",
        Sha256 = FormattableString.Invariant($"{part:x64}"),
        Round = 2,
        Part = part,
    };

    /// <summary>A month that has closed over one list.</summary>
    private async Task CloseAsync(int frozenRounds = 1, DateTimeOffset? until = null)
    {
        await SendAsync(0);
        MonthStore months = api.Get<MonthStore>();
        MonthEntity row = (await months.FindAsync(_month, Token))!;
        row.FrozenRounds = frozenRounds;
        row.RoundsMax = RoundsMax;
        row.SupplementsUntil = until;
        Assert.True(await months.MoveAsync(row, MonthState.Closed, Token));
    }

    /// <summary>A list of a person of its own, from one of two units in turn, read and answered.</summary>
    private async Task<(string Path, string Sha256)> SendAsync(int number, string amount = "360000")
    {
        (string unit, string commune) =
            number % 2 == 0 ? ("148", ListText.CityCommune) : ("150", ListText.HighlandCommune);
        string path = FormattableString.Invariant($"{_month.Folder}/{unit}/btxh/{number:00}.csv");
        BlobClient blob = (await api.Get<BlobStore>().ContainerAsync(Containers.Inbox, Token)).GetBlobClient(path);
        await blob.UploadAsync(
            new BinaryData(ListText.Of(ListText.Row(number + 1, amount: amount, commune: commune))), overwrite: true, Token);
        BlobProperties properties = await blob.GetPropertiesAsync(cancellationToken: Token);
        var request = new IntakeRequest(path, properties.ETag.ToString().Trim('"'), properties.LastModified);
        ListReading reading = await Of<ReadListActivity>().RunAsync(request, Token);
        await Of<AcceptListActivity>().RunAsync(new AcceptRequest(request, reading), Token);
        return (path, reading.Sha256);
    }

    private Task<FrozenList[]> FreezeAsync(int round, bool isNeeded) =>
        Of<FreezeSupplementsActivity>().RunAsync(new SupplementsToFreeze(_month, round, isNeeded), Token);

    private static string ShaOf(FrozenList list) => list.Version[..12];

    /// <summary>The lists that were told a round, or that none pays them, by the first digits of their hash.</summary>
    private async Task<List<string>> ToldAsync((string Path, string Sha256)[] sent, int? round)
    {
        var told = new List<string>();
        foreach ((string path, string sha256) in sent)
        {
            Receipt receipt = await ReceiptAsync(path);
            if (receipt.PaidInRound == round)
            {
                Assert.Equal(round is null, receipt.Verdict == ReceiptVerdict.NotInForce);
                told.Add(sha256[..12]);
            }
        }

        return told;
    }

    private async Task<Receipt> ReceiptAsync(string path)
    {
        BinaryData content = await api.Get<BlobStore>().ReadAsync(
            Containers.Receipts, path + ReceiptPaths.ReceiptSuffix, Token);
        using Stream stream = content.ToStream();
        return await Receipt.ReadAsync(stream, Token);
    }

    private T Of<T>() => ActivatorUtilities.CreateInstance<T>(api.Get<IServiceProvider>());
}
