using Disbursement.Core.Advances;
using Disbursement.Core.Entitlements;
using Disbursement.Core.Identity;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Periods;
using Disbursement.Core.Programmes;
using Disbursement.Core.Routing;
using Disbursement.Core.Settlement;
using FsCheck;
using FsCheck.Fluent;

namespace Disbursement.Core.Tests.Advances;

/// <summary>Focal accounts: whatever is reported of their money, each đồng is in exactly one place.</summary>
public sealed class FocalLineTests
{
    private static readonly DateTimeOffset Noon = new(2024, 6, 10, 5, 0, 0, TimeSpan.Zero);
    private static readonly byte[] Key = new byte[32];

    private static readonly (ResultStatus Status, string Reason)[] Words =
    [
        (ResultStatus.Paid, ""), (ResultStatus.Paid, Acknowledgements.AuthorisedPerson), (ResultStatus.Unclaimed, "PO01"),
        (ResultStatus.Rejected, "PO05"), (ResultStatus.Paid, "?"), (ResultStatus.Unknown, "PO08"), (ResultStatus.Unclaimed, ""),
    ];

    [Theory]
    [InlineData(ResultStatus.Paid, "", AcknowledgementOutcome.SameAgain)]
    [InlineData(ResultStatus.Paid, "UQ", AcknowledgementOutcome.EarlierStands)]
    [InlineData(ResultStatus.Unclaimed, "PO01", AcknowledgementOutcome.EarlierStands)]
    [InlineData(ResultStatus.Unclaimed, "", AcknowledgementOutcome.SaysNothing)]
    [InlineData(ResultStatus.Unclaimed, "AC04", AcknowledgementOutcome.SaysNothing)]
    [InlineData(ResultStatus.Unknown, "PO08", AcknowledgementOutcome.SaysNothing)]
    [InlineData(ResultStatus.Paid, "ông Mẫu nhận", AcknowledgementOutcome.SaysNothing)]
    public void Apply_AfterTheBeneficiarySigned_Is(ResultStatus status, string reason, AcknowledgementOutcome expected)
    {
        PaymentResult signed = Line(1, ResultStatus.Paid, "", 0);

        Assert.Equal(
            expected, Acknowledgements.Apply(signed, Line(1, status, reason, minutes: 9), Vnd.FromDong(540_000)));
    }

    [Fact]
    public void Apply_AnotherAmount_IsRefused() => Assert.Equal(
        AcknowledgementOutcome.AmountDifferent,
        Acknowledgements.Apply(null, Line(1, ResultStatus.Paid, "", 0), Vnd.FromDong(540_001)));

    [Fact]
    public void Of_PaidInThenSentBack_IsNotHandedOverAndReturned()
    {
        FocalPayment payment = FocalPayment.Of(
            Entry(1), Standing(1, ResultStatus.Paid, ResultStatus.Returned), Line(1, ResultStatus.Paid, "", 0))!;

        FocalLine line = Assert.Single(FocalLine.Of([payment])!);
        Assert.Equal((1L, 0L, 1L, 1L, 0L), Counts(line));
        Assert.True(line.Holds);
    }

    [Theory]
    [InlineData(ResultStatus.Unknown)]
    [InlineData(ResultStatus.Rejected)]
    public void Of_WhatTheBankDidNotPayIn_IsNotInTheLedger(ResultStatus status) =>
        Assert.Null(FocalPayment.Of(Entry(1), Standing(1, status), Line(1, ResultStatus.Paid, "", 0)));

    [Fact]
    public void Of_AnotherChannel_IsNotInTheLedger() => Assert.Null(FocalPayment.Of(
        Entry(1) with { Channel = ChannelKind.Bank }, Standing(1, ResultStatus.Paid), acknowledgement: null));

    [Fact]
    public void Of_NoFocalMoney_IsNothing() => Assert.Null(FocalLine.Of([]));

    [Fact]
    public void Of_AnySequenceOfAcknowledgements_AddsUpAndARepeatChangesNothing()
    {
        Gen<(int Person, int Word)> line = Gen.Choose(0, 4).SelectMany(person =>
            Gen.Choose(0, Words.Length - 1).Select(word => (person, word)));
        Prop.ForAll(line.ListOf().ToArbitrary(), lines =>
        {
            var recorded = new Dictionary<EndToEndId, PaymentResult>();
            Report(recorded, lines);
            IReadOnlyList<FocalLine> once = Ledger(recorded);
            Report(recorded, Enumerable.Reverse(lines));
            IReadOnlyList<FocalLine> again = Ledger(recorded);

            Assert.All(once, static one => Assert.True(one.Holds));
            Assert.Equal(5, once.Sum(static one => one.Advanced.Count));
            Assert.Equal(once.Select(Counts), again.Select(Counts));
        }).QuickCheckThrowOnFailure();
    }

    private static void Report(Dictionary<EndToEndId, PaymentResult> recorded, IEnumerable<(int Person, int Word)> lines)
    {
        int minutes = recorded.Count;
        foreach ((int person, int word) in lines)
        {
            PaymentResult line = Line(person, Words[word].Status, Words[word].Reason, minutes++);
            PaymentResult? earlier = recorded.GetValueOrDefault(line.Id);
            if (Acknowledgements.Apply(earlier, line, Vnd.FromDong(540_000)) == AcknowledgementOutcome.Recorded)
            {
                recorded.TryAdd(line.Id, line);
            }
        }
    }

    private static IReadOnlyList<FocalLine> Ledger(Dictionary<EndToEndId, PaymentResult> recorded) =>
        FocalLine.Of(Enumerable.Range(0, 5).Select(person => FocalPayment.Of(
            Entry(person), Standing(person, ResultStatus.Paid), recorded.GetValueOrDefault(Entry(person).Id))!))!;

    private static (long, long, long, long, long) Counts(FocalLine line) => (
        line.Advanced.Count, line.Acknowledged.Count, line.NotHandedOver.Count, line.Returned.Count, line.Outstanding.Count);

    private static PaymentResult Line(int person, ResultStatus status, string reason, int minutes) =>
        new(Entry(person).Id, status, reason, Vnd.FromDong(540_000), Noon.AddMinutes(minutes), $"list#{minutes}");

    private static PaymentStanding Standing(int person, params ResultStatus[] said)
    {
        PaymentStanding standing = PaymentStanding.SentOut(Entry(person).Id, Vnd.FromDong(540_000));
        for (int index = 0; index < said.Length; index++)
        {
            string reason = said[index] == ResultStatus.Paid ? "" : "AC04";
            standing = PaymentFold.Apply(standing, Line(person, said[index], reason, index)).Standing;
        }

        return standing;
    }

    private static PaymentEntry Entry(int person)
    {
        Assert.True(PersonKey.TryParse(FormattableString.Invariant($"TMP-04789-{person}"), out PersonKey who));
        Assert.True(AccountNumber.TryParse(person < 3 ? "3500205000001" : "3500205000002", out AccountNumber account));
        var key = new EntitlementKey(who, "BT0101", "");
        EndToEndId id = PaymentIdentifiers.EndToEndIdOf(Key, Period.Parse("2024-06"), key, 1);
        return new PaymentEntry
        {
            Id = id,
            Uetr = PaymentIdentifiers.UetrOf(Key, id),
            Period = Period.Parse("2024-06"),
            Key = key,
            Attempt = 1,
            Unit = "148",
            Group = ProgrammeGroup.Btxh,
            Channel = ChannelKind.Focal,
            Provider = "970405",
            Amount = Vnd.FromDong(540_000),
            PayeeName = PersonName.From("Nguyễn Văn Mẫu"),
            PayeeId = who,
            BeneficiaryName = PersonName.From("Nguyễn Văn Mẫu"),
            Institution = "970405",
            Account = account,
            CommuneCode = "04789",
        };
    }
}
