using Disbursement.Core.Programmes;
using Disbursement.Core.Settlement;
using Disbursement.Formats.Ledger;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Tests.Stack;

/// <summary>
/// Goal: a benefit nobody collected for three months waits with all that is owed, and a resumption pays every month of
/// it once. Method: whole months on the running app, after three months whose money came back.
/// </summary>
[Collection(AppTests.Name)]
public sealed class SuspensionTests(AppFixture app)
{
    private const int Resumed = 5;
    private const int Kept = 6;
    private const long Dong = 360_000;

    [Fact]
    public async Task Decide_OneResumedAndOneKept_PaysEveryMonthOwedOnceAndCarriesTheOther()
    {
        MonthRef month = AppFixture.MonthAfterThree;
        await CloseAfterThreeUncollectedAsync(month);
        await app.RoundAsync(month, 1, "Proposed");
        await app.DecideAsync(month, await AskedAsync(month, "148/btxh/4 148/btxh/0"), "keep-suspended");
        await app.SendBackAsync(month);
        await app.ProposalAsync(month, 2);
        RoundEntity first = await app.ApproveAsync(month);
        ExceptionEntity asked = await AskedAsync(month, "148/btxh/3 148/btxh/0");
        await app.DecideAsync(month, asked, "resume");
        await app.SettleAsync(month);
        RoundEntity second = await app.ApproveAsync(month, round: 2);
        await app.SettleAsync(month, round: 2);
        await app.MonthAsync(month, "Settled");

        Assert.Contains("3 tháng liên tiếp (tháng 1/2025, tháng 2/2025, tháng 3/2025)", asked.Summary, StringComparison.Ordinal);
        Assert.Contains("còn nợ các tháng trước 1.080.000 đồng", asked.Summary, StringComparison.Ordinal);
        Assert.Equal((1, Dong), (first.Payments, first.SumDong));
        Assert.Equal((4, 4 * Dong), (second.Payments, second.SumDong));
        IReadOnlyList<CarryOver> carried = await CarriedAsync(month);
        Assert.All(carried, static carry => Assert.Equal(ListText.Id(Kept), carry.Key.Person.Reveal()));
        Assert.Equal(
            ["KeptSuspended 1", "PO01 2", "PO01 3", "PO01 4"],
            carried.Select(static carry => FormattableString.Invariant($"{carry.Reason} {carry.MonthsUnpaid}"))
                .Order(StringComparer.Ordinal));
    }

    private async Task<ExceptionEntity> AskedAsync(MonthRef month, string sides) => Assert.Single(
        await app.Get<ExceptionStore>().ListAsync(month, CancellationToken.None),
        row => row.Kind == nameof(ExceptionKind.Suspended) && row.Sides == sides);

    private async Task<IReadOnlyList<CarryOver>> CarriedAsync(MonthRef month)
    {
        BinaryData? content = await app.Blobs.FindAsync(
            Containers.Ledger, LedgerPaths.CarryOver(month, "148", ProgrammeGroup.Btxh), CancellationToken.None);
        using Stream? stream = content?.ToStream();
        return stream is null ? [] : [.. CarryOverCsv.Read(stream)];
    }

    /// <summary>A list with a person who is paid and two whose money came back three months in a row.</summary>
    private async Task CloseAfterThreeUncollectedAsync(MonthRef month)
    {
        await app.PutUncollectedMonthsAsync(month, Resumed, Kept);
        await app.SendAsync(
            $"{month.Folder}/148/btxh/a.csv", ListText.Of(ListText.Row(1), ListText.Row(Resumed), ListText.Row(Kept)));
        await app.CloseAsync(month);
    }
}
