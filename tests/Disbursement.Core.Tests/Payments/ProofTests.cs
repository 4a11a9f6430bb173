using Disbursement.Core.Contracts;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Programmes;
using Disbursement.Core.Settlement;
using Disbursement.Testing;

namespace Disbursement.Core.Tests.Payments;

public sealed class ProofTests
{
    [Fact]
    public void RoundProof_BothSidesEqual_Holds()
    {
        var proof = new RoundProof(Of(10, 1_000), Of(2, 200), Of(11, 1_100), Of(1, 100));

        Assert.True(proof.Holds);
        proof.ThrowIfBroken();
    }

    [Theory]
    [InlineData(10, 1_099)]
    [InlineData(11, 1_100)]
    public void RoundProof_CountOrMoneyDiffers_StopsEverything(int count, long dong)
    {
        var proof = new RoundProof(Of(10, 1_000), Of(1, 200), Of(count, dong), Of(1, 100));

        Assert.False(proof.Holds);
        Assert.Throws<ControlTotalException>(proof.ThrowIfBroken);
    }

    [Fact]
    public void SettlementProof_Differs_StopsEverything()
    {
        Assert.Throws<ControlTotalException>(
            new SettlementProof(Of(3, 300), Of(1, 100), Of(1, 100), Of(0, 0)).ThrowIfBroken);
        new SettlementProof(Of(3, 300), Of(1, 100), Of(1, 100), Of(1, 100)).ThrowIfBroken();
    }

    [Fact]
    public void CarryOverOf_ProvenFailure_KeepsPeriodAndLineage()
    {
        PaymentEntry entry = PaymentSamples.BankEntry();
        PaymentStanding failed = PaymentStanding.SentOut(entry.Id, entry.Amount) with { State = PaymentState.Rejected };

        CarryOver carried = CarryOver.Of(entry, failed, monthsUnpaid: 1);

        Assert.Equal(entry.Id, carried.From);
        Assert.Equal(2, carried.NextAttempt);
        Assert.Equal(entry.Period, carried.Period);
    }

    [Theory]
    [InlineData(PaymentState.Sent)]
    [InlineData(PaymentState.Paid)]
    [InlineData(PaymentState.Unknown)]
    [InlineData(PaymentState.CarriedOver)]
    public void CarryOverOf_NotProven_Throws(PaymentState state)
    {
        PaymentEntry entry = PaymentSamples.BankEntry();
        PaymentStanding standing = PaymentStanding.SentOut(entry.Id, entry.Amount) with { State = state };

        Assert.Throws<InvalidOperationException>(() => CarryOver.Of(entry, standing, monthsUnpaid: 1));
    }

    [Fact]
    public void FundsRequestOf_Files_AddsPerProviderAndSource()
    {
        (FileId, Tally)[] files =
        [
            (FileId.Parse("17-202406-r1-148-btxh-vnpost-001"), Of(2, 1_000_000)),
            (FileId.Parse("17-202406-r1-150-btxh-vnpost-001"), Of(1, 540_000)),
            (FileId.Parse("17-202406-r1-148-ncc-970405-001"), Of(3, 6_165_000)),
        ];

        FundsRequest request = FundsRequest.Of(files, id => PaymentSamples.Contracts.Find(
            id.Provider, PaymentSamples.Scope())!, []);

        Assert.Equal(["970405", "vnpost"], request.Lines.Select(line => line.Provider));
        Assert.Equal(ProgrammeGroup.Ncc, request.Lines[0].Source);
        Assert.Equal(Of(3, 1_540_000), request.Lines[1].Due);
        Assert.Equal(10_010, request.Lines[1].Fee.Dong);
        Assert.Equal(Of(6, 7_705_000), request.Due);
        Assert.Equal(request.Due.Sum, request.Asked);
        Assert.Equal("Bảy triệu bảy trăm linh năm nghìn đồng", request.InWords);
    }

    [Theory]
    [InlineData(0.75, 0, 1_000_000, 7_500)]
    [InlineData(0.65, 0, 100, 1)]
    [InlineData(0.5, 0, 100, 1)]
    [InlineData(0.49, 0, 100, 0)]
    [InlineData(0, 1_100, 540_000, 1_100)]
    public void FeeOf_Tally_IsRoundedHalfUp(double percent, long perPayment, long dong, long expected) =>
        Assert.Equal(expected, new Fee((decimal)percent, perPayment).Of(Of(1, dong)).Dong);

    private static Tally Of(long count, long dong) => new(count, Vnd.FromDong(dong));
}
