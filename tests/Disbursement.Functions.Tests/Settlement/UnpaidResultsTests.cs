using Disbursement.Core.Payments;
using Disbursement.Core.Settlement;
using Disbursement.Functions.Settlement;
using Disbursement.Functions.Storage;
using Disbursement.Functions.Web.Access;
using Disbursement.Functions.Web.Actions;
using Disbursement.Functions.Web.Identity;
using Disbursement.Functions.Web.Views;
using Disbursement.Testing;
using static Disbursement.Functions.Tests.Settlement.Samples;

namespace Disbursement.Functions.Tests.Settlement;

/// <summary>What people see of payments that did not reach their payee.</summary>
public sealed class UnpaidResultsTests(AzuriteFixture azurite) : IAsyncDisposable
{
    private readonly SettlementWorld _world = SettlementWorld.New(azurite.ConnectionString);

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Run_SentPayments_AreListedWithReasonActionAndEvidence()
    {
        PaymentEntry[] entries = [.. Enumerable.Range(1, 4).Select(person => EntryOf(person, _world.Month.ToPeriod()))];
        PaymentFileEntity file = await _world.ReleaseAsync(entries);
        await _world.Get<ResultApplier>().ApplyAsync(
            _world.Month,
            file.RowKey,
            [
                ResultOf(entries[0], ResultStatus.Paid),
                ResultOf(entries[1], ResultStatus.Rejected, "AC04"),
                ResultOf(entries[2], ResultStatus.Unknown, "AB05", source: "results-a#3"),
            ],
            CancellationToken.None);

        UnpaidView all = await ListAsync(unknownOnly: false);
        UnpaidView unknown = await ListAsync(unknownOnly: true);

        Assert.Equal((3, 3 * 540_000), (all.Count, all.SumDong));
        Assert.Equal(
            [("Rejected", "CollectAccount", true), ("Sent", "Ask", false), ("Unknown", "Ask", false)],
            all.Payments.Select(static one => (one.State, one.Action, one.MayBePaidAgain)).Order());
        Assert.Equal(2, unknown.Count);
        UnpaidPaymentView said = Assert.Single(unknown.Payments, static one => one.State == "Unknown");
        Assert.Equal(("results-a#3", "AB05", Noon), (said.SaidIn, said.Code, said.SaidAt));
        Assert.Equal(Noon, said.SentAt);
        UnpaidPaymentView silent = Assert.Single(unknown.Payments, static one => one.State == "Sent");
        Assert.Null(silent.SaidAt);
        Assert.NotEmpty(silent.ToDoVietnamese);
    }

    [Fact]
    public async Task Run_AnOfficer_SeesTheOwnUnitsOnly()
    {
        await _world.ReleaseAsync([EntryOf(1, _world.Month.ToPeriod())]);

        Assert.Equal(1, (await ListAsync(unknownOnly: true, $"{_world.Month.Province}/148")).Count);
        Assert.Equal(0, (await ListAsync(unknownOnly: true, $"{_world.Month.Province}/150")).Count);
    }

    private Task<UnpaidView> ListAsync(bool unknownOnly, string area = "*")
    {
        Assert.True(Area.TryParse(area, out Area? parsed));
        var actor = new Actor("canbo", "canbo", new HashSet<Role> { Role.Officer }, [parsed], "");
        return _world.Get<UnpaidResults>().RunAsync(
            _world.Month, actor, unknownOnly, unit: null, CancellationToken.None);
    }
}
