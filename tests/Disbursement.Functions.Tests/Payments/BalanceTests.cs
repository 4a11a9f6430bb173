using Disbursement.Core.Contracts;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Programmes;
using Disbursement.Functions.Payments;
using Disbursement.Functions.Storage;
using Disbursement.Testing;

namespace Disbursement.Functions.Tests.Payments;

/// <summary>
/// Goal: a payment file that does not say what it was built from stops the round and names the payment. Method: balance
/// a file against the payments of another.
/// </summary>
public sealed class BalanceTests
{
    private static readonly PaymentEntry[] Entries = [PaymentSamples.BankEntry(1), PaymentSamples.BankEntry(2)];
    private static readonly Contract Bank = PaymentSamples.Contracts.Find("970405", PaymentSamples.Scope())!;

    [Fact]
    public void Balance_TheSamePayments_Holds() => PaymentFileFormats.Balance(Bank, File(Entries), Written(Entries));

    [Fact]
    public void Balance_ALostPayment_NamesItAndBothSums()
    {
        ControlDifference difference = Broken([Entries[0]]);

        Assert.Equal(("2 rows, 1.080.000 dong", "1 rows, 540.000 dong"), (difference.Left, difference.Right));
        Assert.Equal(
            new RowDifference(Entries[1].Id.ToString(), "540.000", RowDifference.Absent), difference.First);
    }

    [Fact]
    public void Balance_TheSameSumSplitOtherwise_NamesTheFirstPayment()
    {
        ControlDifference difference = Broken(
            [PaymentSamples.BankEntry(1, 500_000), PaymentSamples.BankEntry(2, 580_000)]);

        Assert.Equal(difference.Left, difference.Right);
        Assert.Equal(new RowDifference(Entries[0].Id.ToString(), "540.000", "500.000"), difference.First);
    }

    [Fact]
    public void Balance_PaymentsInAnotherOrder_NamesTheFirstAndWhatStandsThere()
    {
        ControlDifference difference = Broken([Entries[1], Entries[0]]);

        Assert.Equal(Entries[0].Id.ToString(), difference.First!.Key);
        Assert.Equal($"540.000 of {Entries[1].Id}", difference.First.Right);
    }

    [Fact]
    public void FindFirst_AFileChangedAfterApproval_NamesThePayment()
    {
        BinaryData changed = BinaryData.FromString(
            Written(Entries).ToString().Replace(">540000<", ">940000<", StringComparison.Ordinal));

        RowDifference? first = PaymentFileFormats.FindFirst("pain.001.001.09", Entries, changed);

        Assert.Equal(new RowDifference(Entries[0].Id.ToString(), "540.000", "940.000"), first);
    }

    [Fact]
    public void FindFirst_AFileThatCannotBeReadAnyMore_NamesNone() =>
        Assert.Null(PaymentFileFormats.FindFirst("pain.001.001.09", Entries, BinaryData.FromString("<Document")));

    private static ControlDifference Broken(PaymentEntry[] written)
    {
        ControlTotalException thrown = Assert.Throws<ControlTotalException>(
            () => PaymentFileFormats.Balance(Bank, File(Entries), Written(written)));
        Assert.True(ControlDifference.TryParse(thrown.Message, out ControlDifference? difference));
        return difference;
    }

    private static PlannedFile File(PaymentEntry[] entries) => new(PaymentSamples.BankFile, 1, entries);

    private static BinaryData Written(PaymentEntry[] entries) => PaymentFileFormats.Write(
        Bank, ProgrammeGroup.Btxh, new MonthRef("17", "2024-06"), File(entries), PaymentSamples.ProposedAt);
}
