using Disbursement.Core.Entitlements;
using Disbursement.Core.Events;
using Disbursement.Core.Holds;
using Disbursement.Core.Identity;
using Disbursement.Core.Payments;
using Disbursement.Core.Periods;
using Disbursement.Core.Programmes;
using Disbursement.Core.Routing;
using Disbursement.Core.Settlement;
using Disbursement.Formats.Ledger;
using Disbursement.Functions.Close;
using Disbursement.Functions.Months;
using Disbursement.Functions.Payments;
using Disbursement.Functions.Recovery;
using Disbursement.Functions.Reference;
using Disbursement.Functions.Storage;
using Disbursement.Functions.Tests.Settlement;
using Disbursement.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using static Disbursement.Functions.Tests.Settlement.Samples;

namespace Disbursement.Functions.Tests.Close;

/// <summary>
/// Goal: close holds exactly what several rows, lists and months tell against, asks one question per person and kind,
/// and does so once however often it runs. Method: the activity over ledgers on Azurite as intake and settlement
/// leave them.
/// </summary>
public sealed class FindDuplicatesActivityTests(AzuriteFixture azurite) : IAsyncDisposable
{
    private readonly SettlementWorld _world = SettlementWorld.New(azurite.ConnectionString);

    private Period Month => _world.Month.ToPeriod();

    [Fact]
    public async Task Run_TwoBenefitsOfOnePerson_HoldsBothAndProposesTheHighest()
    {
        UnitWork work = await _world.FreezeAsync("148", [
            RowOf(1, 360_000, "BT05C"), RowOf(1, 720_000, "BT06A"), RowOf(2, 360_000, "BT05C")]);

        int held = await RunAsync(work);

        Assert.Equal(2, held);
        Assert.Equal(["BT05C Duplicate", "BT06A Duplicate"], await HeldAsync("148"));
        ExceptionEntity asked = Assert.Single(await _world.ExceptionsAsync(ExceptionKind.Duplicate));
        Assert.Equal(("148/btxh/2 148/btxh/2", "2"), (asked.Sides, asked.Proposed));
        Assert.Contains("(2) 148/btxh dòng 2: 720.000 đồng", asked.Summary, StringComparison.Ordinal);
        Assert.Contains("điều 6 khoản 2 NĐ 20/2021: chi (2)", asked.Summary, StringComparison.Ordinal);
        Assert.DoesNotContain("BT0", asked.Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, false)]
    [InlineData(3, true)]
    [InlineData(5, true)]
    public async Task Run_UncollectedMonthsInARow_SuspendFromTheThird(int months, bool suspended)
    {
        UnitWork work = await _world.FreezeAsync("148", [RowOf(1), RowOf(2)]);
        await CarryAsync("148", [.. Enumerable.Range(1, months).Select(ago => Carry(1, ago))]);

        int held = await RunAsync(work);

        Assert.Equal(suspended ? 1 : 0, held);
        string[] expected = suspended ? [.. Enumerable.Repeat("BT0101 Suspended", months + 1)] : [];
        Assert.Equal(expected, await HeldAsync("148"));
        IReadOnlyList<ExceptionEntity> asked = await _world.ExceptionsAsync(ExceptionKind.Suspended);
        Assert.Equal(suspended ? ["148/btxh/2 148/btxh/0"] : [], asked.Select(static row => row.Sides));
        Assert.All(asked, row => Assert.Contains($"{months} tháng liên tiếp", row.Summary, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_ASuspendedBenefitNoLongerListed_HoldsWhatIsOwed()
    {
        UnitWork work = await _world.FreezeAsync("148", [RowOf(2)]);
        await CarryAsync("148", [Carry(1, 1), Carry(1, 2), Carry(1, 3)]);

        await RunAsync(work);

        Assert.Equal(3, (await HeldAsync("148")).Count);
        ExceptionEntity asked = Assert.Single(await _world.ExceptionsAsync(ExceptionKind.Suspended));
        Assert.Equal("148/btxh/0", asked.Sides);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(3, 1)]
    public async Task Run_PeopleWithMerit_AreSuspendedOnlyWhereTheProvinceSaysSo(int setting, int expected)
    {
        UnitWork work = await _world.FreezeAsync("148", [RowOf(1, programme: "NC-TB41")], "ncc");
        CarryOver[] carried = [.. Enumerable.Range(1, 3).Select(ago => Carry(1, ago) with
        {
            Key = KeyOf(1, "NC-TB41"),
            Group = ProgrammeGroup.Ncc,
        })];
        await CarryAsync("148", carried, ProgrammeGroup.Ncc);

        Assert.Equal(expected, await RunAsync(work, new CloseOptions { UncollectedMonthsNcc = setting }));
    }

    [Fact]
    public async Task Run_OneAccountForMany_IsToldByCountsAndHoldsNothing()
    {
        const int Max = 5;
        EntitlementRow[] rows =
        [
            .. Enumerable.Range(1, Max + 1).Select(static person => WithAccount(person, "0123456789")),
            .. Enumerable.Range(11, Max).Select(static person => WithAccount(person, "9876543210")),
            .. Enumerable.Range(21, 9).Select(static person => WithAccount(person, "5555555555") with
            {
                Asked = ChannelAsked.FocalAccount,
            }),
        ];
        UnitWork work = await _world.FreezeAsync("148", rows);

        int held = await RunAsync(work);

        Assert.Equal(0, held);
        Assert.Empty(await HeldAsync("148"));
        ExceptionEntity told = Assert.Single(await _world.ExceptionsAsync(ExceptionKind.SharedAccount));
        Assert.Contains("6 người (6 dòng, 1 đơn vị)", told.Summary, StringComparison.Ordinal);
        Assert.DoesNotContain("0123456789", told.Summary + told.Subject, StringComparison.Ordinal);
        string lines = (await _world.Blobs.ReadAsync(
            Containers.Ledger, LedgerPaths.SharedAccounts(_world.Month, 1), CancellationToken.None)).ToString();
        Assert.Equal(Max + 2, lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains($"{told.Subject},148,btxh,2,1", lines, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_SeveralRowsOfOnePersonByOneAccount_CountThePersonOnce()
    {
        EntitlementRow[] rows =
        [
            .. Enumerable.Range(1, 6).Select(static number => WithAccount(1, "0123456789") with
            {
                Key = KeyOf(1, "CS20-2C") with { Reference = FormattableString.Invariant($"{number}") },
            }),
        ];

        await RunAsync(await _world.FreezeAsync("148", rows));

        Assert.Empty(await _world.ExceptionsAsync(ExceptionKind.SharedAccount));
    }

    [Fact]
    public async Task Run_AnEventOfAnEarlierMonth_HoldsTheRowsAndWhatWasCarried()
    {
        UnitWork work = await _world.FreezeAsync("148", [RowOf(1), RowOf(2), RowOf(3)]);
        await CarryAsync("148", [Carry(1, 1), Carry(3, 1)]);
        await KnowAsync(
            EventOf(1, EventCode.Death, 2), EventOf(2, EventCode.Imprisonment, 3), EventOf(2, EventCode.Resumption, 1));

        int held = await RunAsync(work);

        Assert.Equal(1, held);
        Assert.Equal(["BT0101 StoppedPerson", "BT0101 StoppedPerson"], await HeldAsync("148"));
        ExceptionEntity asked = Assert.Single(await _world.ExceptionsAsync(ExceptionKind.StoppedPerson));
        Assert.Equal("148/btxh/2 148/btxh/0", asked.Sides);
        Assert.Contains("chết", asked.Summary, StringComparison.Ordinal);
        Assert.Contains("148/biendong", asked.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_EventsReportedTwice_AreKeptOnceAndGoOn()
    {
        BeneficiaryEvent death = EventOf(1, EventCode.Death, 4);
        BeneficiaryEvent prison = EventOf(3, EventCode.Imprisonment, 1) with { Reported = Month };
        await KnowAsync(death);
        await ReportAsync(death with { Reported = Month }, prison);
        UnitWork work = await _world.FreezeAsync("148", [RowOf(2)]);

        await RunAsync(work);

        using Stream book = (await _world.Blobs.ReadAsync(
            Containers.Ledger, LedgerPaths.Events(_world.Month), CancellationToken.None)).ToStream();
        Assert.Equal([death, prison], EventCsv.Read(book));
    }

    /// <summary>ND 20/2021 art. 11: a funeral is paid once, whatever number its second file has.</summary>
    [Theory]
    [InlineData(901, "MTP", "", 1, "MTP", "", true)]
    [InlineData(902, "MTP", "HS-1", 36, "MTP", "HS-2", true)]
    [InlineData(903, "MTP", "", -1, "MTP", "", true)]
    [InlineData(904, "MTP", "", 1, "NC-MLAN", "", false)]
    [InlineData(905, "HN", "QD-1", 1, "HN", "QD-2", false)]
    [InlineData(906, "HN", "QD-1", 1, "HN", "QD-1", true)]
    [InlineData(907, "BT0101", "", 1, "BT0101", "", false)]
    public async Task Run_PaidOnceAndListedInAnotherMonth_IsHeldAndAsked(
        int person, string programme, string reference, int monthsAgo, string other, string otherReference, bool held)
    {
        UnitWork work = await _world.FreezeAsync("148", [Seldom(person, programme, reference), RowOf(2)]);
        await ListedAsync(Seldom(person, other, otherReference), monthsAgo);

        Assert.Equal(held ? 1 : 0, await RunAsync(work));

        Assert.Equal(held ? [$"{programme} PaidBefore"] : [], await HeldAsync("148"));
        IReadOnlyList<ExceptionEntity> asked = await _world.ExceptionsAsync(ExceptionKind.PaidBefore);
        Assert.Equal(held ? [$"148/btxh/{person + 1}"] : [], asked.Select(static row => row.Sides));
        Assert.All(asked, row => Assert.Contains(
            $"{Month.FirstDay.AddMonths(-monthsAgo).Month}/{Month.FirstDay.AddMonths(-monthsAgo).Year} 150/btxh dòng",
            row.Summary,
            StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_WhatTheMonthBeforeStillOwes_IsSaidAndNotHeld()
    {
        UnitWork work = await _world.FreezeAsync("148", [Seldom(911, "MTP", "")]);
        await ListedAsync(Seldom(911, "MTP", ""), monthsAgo: 1);
        await CarryAsync("148", [Carry(911, 1) with { Key = KeyOf(911, "MTP") }]);

        await RunAsync(work);

        Assert.Equal(["MTP PaidBefore"], await HeldAsync("148"));
        ExceptionEntity asked = Assert.Single(await _world.ExceptionsAsync(ExceptionKind.PaidBefore));
        Assert.Contains("chưa chi được, đang chuyển sang", asked.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_AFuneralTwiceInOneMonthUnderTwoReferences_HoldsBoth()
    {
        UnitWork work = await _world.FreezeAsync("148", [Seldom(921, "MTP", "HS-1"), Seldom(921, "MTP", "HS-2")]);

        Assert.Equal(2, await RunAsync(work));

        Assert.Equal(["MTP PaidBefore", "MTP PaidBefore"], await HeldAsync("148"));
        Assert.Equal(2, (await _world.ExceptionsAsync(ExceptionKind.PaidBefore)).Count);
    }

    /// <summary>What a first run found stands, although another month closes before the second.</summary>
    [Fact]
    public async Task Run_AgainAfterAnotherMonthClosed_FindsWhatItFound()
    {
        UnitWork work = await _world.FreezeAsync("148", [Seldom(931, "MTP", "")]);
        Assert.Equal(0, await RunAsync(work));
        await ListedAsync(Seldom(931, "MTP", ""), monthsAgo: -1);

        Assert.Equal(0, await RunAsync(work));

        Assert.Empty(await _world.ExceptionsAsync(ExceptionKind.PaidBefore));
    }

    [Fact]
    public async Task Run_Twice_ChangesNothing()
    {
        await KnowAsync(EventOf(9, EventCode.Death, 2));
        UnitWork work = await _world.FreezeAsync("148", [RowOf(1), RowOf(1, 1, "BT06A"), RowOf(2)]);
        await CarryAsync("148", [Carry(2, 1), Carry(2, 2), Carry(2, 3)]);
        int first = await RunAsync(work);
        IReadOnlyList<string> before = await StandAsync();

        int second = await RunAsync(work);

        Assert.Equal(3, first);
        Assert.Equal(first, second);
        Assert.Equal(before, await StandAsync());
        Assert.Equal(2, before.Count(static line => line.StartsWith("exception", StringComparison.Ordinal)));
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private static EntitlementRow WithAccount(int person, string account)
    {
        Assert.True(AccountNumber.TryParse(account, out AccountNumber number));
        return RowOf(person) with { Asked = ChannelAsked.BankAccount, Institution = "970405", Account = number };
    }

    private BeneficiaryEvent EventOf(int person, EventCode code, int monthsAgo)
    {
        DateOnly day = Month.FirstDay.AddMonths(-monthsAgo);
        return new BeneficiaryEvent
        {
            Person = KeyOf(person).Person,
            Code = code,
            Date = day,
            DecisionDate = day,
            Unit = "148",
            Reported = Month.Previous.Previous,
            LineNumber = 2,
        };
    }

    private SeldomRegisters Registers => new(
        _world.Blobs, new SuccessionStore(_world.Blobs, NullLogger<SuccessionStore>.Instance));

    private static EntitlementRow Seldom(int person, string programme, string reference) =>
        RowOf(person, 7_200_000, programme) with { Key = KeyOf(person, programme) with { Reference = reference } };

    /// <summary>The register of another month, as its close leaves it.</summary>
    private Task<bool> ListedAsync(EntitlementRow row, int monthsAgo)
    {
        var month = Period.Of(Month.FirstDay.AddMonths(-monthsAgo));
        Programme? programme = ProgrammeTable.Shipped.Find(row.Key.Programme);
        return Registers.WriteAsync(
            new MonthRef(_world.Month.Province, month.ToString()),
            round: 1,
            (programme is null ? [] : RepeatRules.TermsOf(programme, row, month)).Select(term => new SeldomRow(
                row.Key, term, month, "150", "btxh", 1, 1, row.Place, row.Due)),
            CancellationToken.None);
    }

    /// <summary>What the month before knew. Worlds share provinces: without it the search would go on into theirs.</summary>
    private Task<bool> KnowAsync(params BeneficiaryEvent[] events) => _world.Blobs.CreateAsync(
        Containers.Ledger,
        LedgerPaths.Events(_world.Month.Before()),
        LedgerBytes.Of(EventCsv.Header, events.Order(), EventCsv.Write),
        LedgerBytes.ContentType,
        CancellationToken.None);

    /// <summary>The event list of the month, as intake and close leave it.</summary>
    private async Task ReportAsync(params BeneficiaryEvent[] events)
    {
        MonthRef month = _world.Month;
        string version = new('b', 12);
        await _world.Blobs.CreateAsync(
            Containers.Ledger,
            LedgerPaths.UnitEvents(month, "148", version),
            LedgerBytes.Of(EventCsv.Header, events.Order(), EventCsv.Write),
            LedgerBytes.ContentType,
            CancellationToken.None);
        await _world.Blobs.CreateJsonAsync(
            Containers.Ledger,
            LedgerPaths.Manifest(month),
            new SlotManifest(
                month.Province, month.Period, "ketoan", Noon, [], [], [new FrozenEvents("148", version, events.Length)]),
            CancellationToken.None);
    }

    private async Task<int> RunAsync(UnitWork work, CloseOptions? options = null)
    {
        await KnowAsync();
        return await new FindDuplicatesActivity(
            new PeopleOfMonth(_world.Get<EntitlementLedger>(), _world.Blobs, new EventBook(_world.Blobs)),
            _world.Blobs,
            Registers,
            new Identifiers(Options.Create(new IdentifierOptions { ProvinceKey = Convert.ToBase64String(new byte[32]) })),
            _world.Get<ExceptionStore>(),
            _world.Get<OverpaymentBook>(),
            Options.Create(options ?? new CloseOptions())).RunAsync([work], CancellationToken.None);
    }

    /// <summary>What the month before carried of a person: the money of a month some months ago.</summary>
    private CarryOver Carry(int person, int monthsAgo)
    {
        Period period = Month;
        for (int back = 0; back < monthsAgo; back++)
        {
            period = period.Previous;
        }

        PaymentEntry entry = EntryOf(person, period, channel: ChannelKind.Post);
        return new CarryOver(
            entry.Key, period, "148", ProgrammeGroup.Btxh, entry.Amount, entry.Id, 2, ChannelKind.Post, "PO01", monthsAgo);
    }

    private Task<bool> CarryAsync(string unit, CarryOver[] carried, ProgrammeGroup group = ProgrammeGroup.Btxh) =>
        _world.Blobs.CreateAsync(
            Containers.Ledger,
            LedgerPaths.CarryOver(_world.Month.Before(), unit, group),
            LedgerBytes.Of(
                CarryOverCsv.Header, carried.OrderBy(static carry => carry.Period).ThenBy(static carry => carry.Key),
                CarryOverCsv.Write),
            LedgerBytes.ContentType,
            CancellationToken.None);

    private async Task<IReadOnlyList<string>> HeldAsync(string unit)
    {
        using Stream stream = (await _world.Blobs.ReadAsync(
            Containers.Ledger,
            LedgerPaths.Held(_world.Month, unit, ProgrammeGroup.Btxh, 1),
            CancellationToken.None)).ToStream();
        return [.. HeldCsv.Read(stream).Select(static hold => $"{hold.Key.Programme} {hold.Kind}")];
    }

    private async Task<IReadOnlyList<string>> StandAsync()
    {
        var found = new List<string>();
        foreach (string path in await _world.Blobs.ListAsync(
            Containers.Ledger, $"{_world.Month.Folder}/close/", CancellationToken.None))
        {
            found.Add($"{path} {await _world.Blobs.ReadAsync(Containers.Ledger, path, CancellationToken.None)}");
        }

        IReadOnlyList<ExceptionEntity> rows = await _world.Get<ExceptionStore>().ListAsync(_world.Month, CancellationToken.None);
        found.AddRange(rows.Select(static row => $"exception {row.RowKey} {row.ETag}"));
        return found;
    }
}
