using Disbursement.Core.Payments;
using Disbursement.Core.Programmes;
using Disbursement.Core.Routing;
using Disbursement.Core.Settlement;
using Disbursement.Formats.Ledger;
using Disbursement.Functions.Reference;
using Disbursement.Functions.Storage;
using Disbursement.Functions.Web.Actions;
using static Disbursement.Functions.Tests.Settlement.Samples;

namespace Disbursement.Functions.Tests.Coverage;

/// <summary>The page of who was not paid in the month of five fates.</summary>
public sealed partial class MonthEndTests
{
    [Fact]
    public async Task UnpaidPage_FiveFates_NamesTheUnpaidOnceByTheirLastAttempt()
    {
        (_, PaymentEntry[] entries, _) = await FiveFatesAsync();

        string page = await UnpaidPageAsync("");

        // 1 was paid, 2 in the second round; 3 did not collect, 4 has no answer, 5 is held.
        Assert.Contains("Không đến nhận trong kỳ", page, StringComparison.Ordinal);
        Assert.Contains("Hỏi lại đơn vị chi trả", page, StringComparison.Ordinal);
        Assert.Contains("Trùng chế độ ở danh sách khác", page, StringComparison.Ordinal);
        Assert.Contains(entries[2].Id.ToString(), page, StringComparison.Ordinal);
        Assert.DoesNotContain(entries[1].Id.ToString(), page, StringComparison.Ordinal);
        Assert.Contains("Tổng cộng: 3 khoản, 1.620.000 đồng", page, StringComparison.Ordinal);
        Assert.DoesNotContain(KeyOf(3).Person.Reveal(), page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("148", false, "Tổng cộng: 3 khoản")]
    [InlineData("", true, "Tổng cộng: 1 khoản")]
    [InlineData("150", false, "Không có ai chưa được chi trả")]
    public async Task UnpaidPage_OfAUnitOrOfOpenOnes_HasThoseAlone(string unit, bool openOnly, string expected)
    {
        await FiveFatesAsync();

        Assert.Contains(expected, await UnpaidPageAsync(unit, openOnly), StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnpaidPage_WhatAnEarlierMonthLeftUntried_IsNamedByTheMonthsList()
    {
        await FiveFatesAsync();
        PaymentEntry old = EntryOf(1, Period.Previous);
        await _world.Blobs.CreateAsync(
            Containers.Ledger,
            LedgerPaths.CarryOver(_world.Month.Before(), Unit, ProgrammeGroup.Btxh),
            LedgerBytes.Of(
                CarryOverCsv.Header,
                [
                    new CarryOver(
                        old.Key, old.Period, Unit, ProgrammeGroup.Btxh, old.Amount, old.Id, 2, ChannelKind.Post, "PO03", 1),
                    new CarryOver(
                        KeyOf(99), old.Period, Unit, ProgrammeGroup.Btxh, old.Amount, null, 1, ChannelKind.None,
                        nameof(RouteReason.HeldDuplicate), 1),
                ],
                CarryOverCsv.Write),
            LedgerBytes.ContentType,
            CancellationToken.None);

        string page = await UnpaidPageAsync("");

        Assert.Contains(old.Id.ToString(), page, StringComparison.Ordinal);
        Assert.Contains("[PO03]", page, StringComparison.Ordinal);
        Assert.Contains("Chưa rõ xã, phường", page, StringComparison.Ordinal);
        Assert.Contains("Tổng cộng: 5 khoản", page, StringComparison.Ordinal);
    }

    private async Task<string> UnpaidPageAsync(string unit, bool openOnly = false)
    {
        await _world.Get<ReferenceStore>().FreezeAsync(_world.Month, CancellationToken.None);
        return (await _world.Get<UnpaidPersons>().PageAsync(_world.Month, unit, openOnly, CancellationToken.None)).ToString();
    }
}
