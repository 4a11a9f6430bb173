using Disbursement.Core.Entitlements;
using Disbursement.Core.Events;
using Disbursement.Core.Holds;
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
using Disbursement.Functions.Web.Actions;
using Disbursement.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using static Disbursement.Functions.Tests.Settlement.Samples;

namespace Disbursement.Functions.Tests.Close;

/// <summary>
/// Goal: what the month before held and never sent is held and asked about again, with what that month decided since; and
/// nothing that another question covers is asked twice. Method: close over ledgers and exceptions as a settled month
/// leaves them.
/// </summary>
public sealed class OwedHoldsTests(AzuriteFixture azurite) : IAsyncDisposable
{
    private readonly SettlementWorld _world = SettlementWorld.New(azurite.ConnectionString);
    private readonly Identifiers _identifiers =
        new(Options.Create(new IdentifierOptions { ProvinceKey = Convert.ToBase64String(new byte[32]) }));

    private MonthRef Before => _world.Month.Before();

    private ExceptionStore Exceptions => _world.Get<ExceptionStore>();

    [Fact]
    public async Task Run_ADuplicateNobodyDecided_IsAskedAgainWithItsSides()
    {
        await HeldBeforeAsync(RouteReason.HeldDuplicate, HoldKind.Duplicate);
        await AskBeforeAsync(HoldKind.Duplicate, "148/btxh/2 150/btxh/7", proposed: "2");

        Assert.Equal(["Duplicate"], await CloseAsync([RowOf(2)]));

        ExceptionEntity asked = Assert.Single(await _world.ExceptionsAsync(ExceptionKind.Duplicate));
        Assert.Equal(("148/btxh/2 150/btxh/7", "2", "Open"), (asked.Sides, asked.Proposed, asked.State));
        Assert.StartsWith($"Còn nợ {Before.ToPeriod().Vietnamese}, chưa quyết định: ", asked.Summary, StringComparison.Ordinal);
    }

    /// <summary>
    /// The month before counted one unit, then a person decided for the other side: it is paid by that decision, so that
    /// this side must not be asked about as if nothing had been said.
    /// </summary>
    [Fact]
    public async Task Run_ADuplicateDecidedWhileTheMonthWasCounted_TakesTheAnswerAlong()
    {
        await HeldBeforeAsync(RouteReason.HeldDuplicate, HoldKind.Duplicate);
        ExceptionEntity before = await AskBeforeAsync(HoldKind.Duplicate, "148/btxh/2 150/btxh/7");
        Assert.True(await Exceptions.DecideAsync(before, "pay-2", "ketoan", "đã xác minh", CancellationToken.None));

        Assert.Equal(["Duplicate"], await CloseAsync([RowOf(2)]));

        ExceptionEntity asked = Assert.Single(await _world.ExceptionsAsync(ExceptionKind.Duplicate));
        Assert.Equal(("Decided", "pay-2", "ketoan"), (asked.State, asked.Decision, asked.DecidedBy));
    }

    [Fact]
    public async Task Run_ADuplicateThatIsListedTwiceAgain_AsksAboutEachMonthApart()
    {
        await HeldBeforeAsync(RouteReason.HeldDuplicate, HoldKind.Duplicate);
        await AskBeforeAsync(HoldKind.Duplicate, "148/btxh/2 150/btxh/7");

        await CloseAsync([RowOf(1), RowOf(1, programme: "BT06A")]);

        IReadOnlyList<ExceptionEntity> asked = await _world.ExceptionsAsync(ExceptionKind.Duplicate);
        Assert.Equal(2, asked.Count);
        Assert.Single(asked, static row => row.Sides == "148/btxh/2 150/btxh/7");
        Assert.Equal(2, asked.Select(static row => row.Subject).Distinct().Count());
    }

    /// <summary>The carried reason names the first of several; none of the others may be forgotten.</summary>
    [Fact]
    public async Task Run_HeldForTwoReasons_WaitsForBoth()
    {
        await HeldBeforeAsync(RouteReason.HeldDuplicate, HoldKind.Duplicate, HoldKind.PaidBefore);
        await AskBeforeAsync(HoldKind.Duplicate, "148/btxh/2 150/btxh/7");
        await AskBeforeAsync(HoldKind.PaidBefore, "148/btxh/2");

        Assert.Equal(["Duplicate", "PaidBefore"], await CloseAsync([RowOf(2)]));

        Assert.Single(await _world.ExceptionsAsync(ExceptionKind.PaidBefore));
    }

    [Fact]
    public async Task Run_AStopThatIsLifted_IsStillAskedAbout()
    {
        await HeldBeforeAsync(RouteReason.HeldStopped, HoldKind.StoppedPerson);
        await AskBeforeAsync(HoldKind.StoppedPerson, "148/btxh/2");

        Assert.Equal(["StoppedPerson"], await CloseAsync([RowOf(2)]));

        ExceptionEntity asked = Assert.Single(await _world.ExceptionsAsync(ExceptionKind.StoppedPerson));
        Assert.Contains("nay không còn hiệu lực", asked.Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pay", 2, false)]
    [InlineData("pay", 0, true)]
    [InlineData("pay-none", 2, true)]
    public async Task Run_AStopTheMonthBeforeDecided_HoldsWhatIsNewOrRefused(string decision, int reportedAgo, bool held)
    {
        await KnowAsync(StopOf(1, reportedAgo));
        await CarryAsync(Carry(1, RouteReason.DecidedTooLate));
        ExceptionEntity before = await AskBeforeAsync(HoldKind.StoppedPerson, "148/btxh/2");
        Assert.True(await Exceptions.DecideAsync(before, decision, "ketoan", "đã xác minh", CancellationToken.None));

        Assert.Equal(held ? ["StoppedPerson"] : [], await CloseAsync([RowOf(2)]));
    }

    [Fact]
    public async Task Run_AMonthThatArrearsPayToo_IsHeldAndAskedAbout()
    {
        await CarryAsync(Carry(1, RouteReason.NoContract));
        EntitlementRow row = RowOf(1) with
        {
            Arrears = Core.Money.Vnd.FromDong(360_000),
            ArrearsPeriods = ArrearsPeriods.Of([Before.ToPeriod()]),
        };

        Assert.Equal(["PaidBefore"], await CloseAsync([row, RowOf(2)]));

        ExceptionEntity asked = Assert.Single(await _world.ExceptionsAsync(ExceptionKind.PaidBefore));
        Assert.Equal("148/btxh/0", asked.Sides);
        Assert.Contains("truy lĩnh 360.000 đồng", asked.Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PO05", true)]
    [InlineData("MD07", true)]
    [InlineData("PO01", false)]
    [InlineData("AC04", false)]
    public async Task Run_AFailureOfTheMonthBefore_AsksWhereTheReasonDoes(string reason, bool asks)
    {
        CarryOver failed = Failed(1, reason);
        await CarryAsync(failed);

        Assert.Equal(asks ? ["FailedPayment"] : [], await CloseAsync([RowOf(2)]));

        IReadOnlyList<ExceptionEntity> asked = await _world.ExceptionsAsync(ExceptionKind.FailedPayment);
        Assert.Equal(asks ? [failed.From.ToString()!] : [], asked.Select(static row => row.Subject));
        Assert.All(asked, row => Assert.Contains(reason, row.Summary, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_APaymentNobodyAnsweredFor_IsHeldAndAskedAbout()
    {
        CarryOver unknown = Failed(1, "NOAS");
        await _world.Blobs.CreateAsync(
            Containers.Ledger,
            LedgerPaths.Unknown(Before, "148", ProgrammeGroup.Btxh),
            LedgerBytes.Of(CarryOverCsv.Header, [unknown], CarryOverCsv.Write),
            LedgerBytes.ContentType,
            CancellationToken.None);

        Assert.Equal(["UnknownPayment"], await CloseAsync([RowOf(2)]));

        ExceptionEntity asked = Assert.Single(await _world.ExceptionsAsync(ExceptionKind.UnknownPayment));
        Assert.Equal(unknown.From.ToString()!, asked.Subject);
        Assert.Contains("vẫn chưa có kết quả", asked.Summary, StringComparison.Ordinal);
        Assert.Equal(["was-paid", "pay-account", "pay-cash"], DecisionTable.Of(asked));
    }

    /// <summary>An answer about one attempt says nothing about the next, which may fail for another reason.</summary>
    [Theory]
    [InlineData(false, "Decided")]
    [InlineData(true, "Open")]
    public async Task Run_AFailureTheMonthBeforeDecidedLate_TakesTheAnswerOfThisAttemptAlong(bool another, string state)
    {
        CarryOver failed = Failed(1, "PO05");
        await CarryAsync(failed with { From = another ? EntryOf(7, Before.ToPeriod()).Id : failed.From });
        string subject = failed.From.ToString()!;
        await Exceptions.OpenAsync(
            Before, ExceptionKind.FailedPayment, subject, static row => row.Sides = "148/btxh/0", CancellationToken.None);
        ExceptionEntity before = (await Exceptions.FindAsync(
            Before, ExceptionStore.IdOf(ExceptionKind.FailedPayment, subject), CancellationToken.None))!;
        Assert.True(await Exceptions.DecideAsync(before, "pay-cash", "ketoan", "đã gặp", CancellationToken.None));

        await CloseAsync([RowOf(2)]);

        ExceptionEntity asked = Assert.Single(await _world.ExceptionsAsync(ExceptionKind.FailedPayment));
        Assert.Equal(state, asked.State);
    }

    [Fact]
    public async Task Run_WhatOnlyAContractWasMissingFor_IsNotHeld()
    {
        await CarryAsync(Carry(1, RouteReason.NoContract), Carry(2, RouteReason.DecidedTooLate));

        Assert.Empty(await CloseAsync([RowOf(3)]));
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private CarryOver Carry(int person, RouteReason reason) => new(
        KeyOf(person), Before.ToPeriod(), "148", ProgrammeGroup.Btxh, RowOf(person).Due, From: null, 1, ChannelKind.None,
        reason.ToString(), 1);

    private CarryOver Failed(int person, string reason) => new(
        KeyOf(person), Before.ToPeriod(), "148", ProgrammeGroup.Btxh, RowOf(person).Due,
        EntryOf(person, Before.ToPeriod()).Id, 2, ChannelKind.Post, reason, 1);

    private BeneficiaryEvent StopOf(int person, int reportedAgo)
    {
        Period reported = _world.Month.ToPeriod();
        for (int back = 0; back < reportedAgo; back++)
        {
            reported = reported.Previous;
        }

        DateOnly day = _world.Month.ToPeriod().FirstDay.AddMonths(-2);
        return new BeneficiaryEvent
        {
            Person = KeyOf(person).Person,
            Code = EventCode.NoLongerEligible,
            Date = day,
            DecisionDate = day,
            Unit = "148",
            Reported = reported,
            LineNumber = 2,
        };
    }

    /// <summary>Person 1 was held by the month before, for some reasons.</summary>
    private async Task HeldBeforeAsync(RouteReason reason, params HoldKind[] kinds)
    {
        await _world.Blobs.CreateAsync(
            Containers.Ledger,
            LedgerPaths.Held(Before, "148", ProgrammeGroup.Btxh, 1),
            LedgerBytes.Of(
                HeldCsv.Header, kinds.Select(kind => new Hold(KeyOf(1), Before.ToPeriod(), kind)), HeldCsv.Write),
            LedgerBytes.ContentType,
            CancellationToken.None);
        await CarryAsync(Carry(1, reason));
    }

    private async Task<ExceptionEntity> AskBeforeAsync(HoldKind kind, string sides, string proposed = "")
    {
        var of = kind == HoldKind.Duplicate ? ExceptionKind.Duplicate
            : kind == HoldKind.PaidBefore ? ExceptionKind.PaidBefore : ExceptionKind.StoppedPerson;
        string subject = _identifiers.HoldSubjectOf(Before.Province, kind, KeyOf(1));
        await Exceptions.OpenAsync(
            Before,
            of,
            subject,
            row => (row.Sides, row.Proposed, row.Summary) = (sides, proposed, "Trùng chế độ."),
            CancellationToken.None);
        return (await Exceptions.FindAsync(Before, ExceptionStore.IdOf(of, subject), CancellationToken.None))!;
    }

    private Task<bool> CarryAsync(params CarryOver[] carried) => _world.Blobs.CreateAsync(
        Containers.Ledger,
        LedgerPaths.CarryOver(Before, "148", ProgrammeGroup.Btxh),
        LedgerBytes.Of(CarryOverCsv.Header, carried.OrderBy(static carry => carry.Key), CarryOverCsv.Write),
        LedgerBytes.ContentType,
        CancellationToken.None);

    private Task<bool> KnowAsync(params BeneficiaryEvent[] events) => _world.Blobs.CreateAsync(
        Containers.Ledger,
        LedgerPaths.Events(Before),
        LedgerBytes.Of(EventCsv.Header, events, EventCsv.Write),
        LedgerBytes.ContentType,
        CancellationToken.None);

    /// <summary>Closes the month and tells what is held of the month before.</summary>
    private async Task<IReadOnlyList<string>> CloseAsync(EntitlementRow[] rows)
    {
        await KnowAsync();
        UnitWork work = await _world.FreezeAsync("148", rows);
        await new FindDuplicatesActivity(
            new PeopleOfMonth(_world.Get<EntitlementLedger>(), _world.Blobs, new EventBook(_world.Blobs)),
            _world.Blobs,
            new SeldomRegisters(_world.Blobs, new SuccessionStore(_world.Blobs, NullLogger<SuccessionStore>.Instance)),
            _identifiers,
            Exceptions,
            _world.Get<OverpaymentBook>(),
            Options.Create(new CloseOptions())).RunAsync([work], CancellationToken.None);
        using Stream stream = (await _world.Blobs.ReadAsync(
            Containers.Ledger, LedgerPaths.Held(_world.Month, "148", ProgrammeGroup.Btxh, 1), CancellationToken.None))
            .ToStream();
        return
        [
            .. HeldCsv.Read(stream).Where(hold => hold.Period == Before.ToPeriod())
                .Select(static hold => hold.Kind.ToString()),
        ];
    }
}
