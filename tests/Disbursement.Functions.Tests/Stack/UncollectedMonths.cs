using Disbursement.Core.Entitlements;
using Disbursement.Core.Identity;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Periods;
using Disbursement.Core.Programmes;
using Disbursement.Core.Routing;
using Disbursement.Core.Settlement;
using Disbursement.Formats.Ledger;
using Disbursement.Functions.Close;
using Disbursement.Functions.Months;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Tests.Stack;

/// <summary>The ledgers of three months in which the post office kept the money of some people ready in vain.</summary>
internal static class UncollectedMonths
{
    /// <summary>What each of the people is due each month, in đồng.</summary>
    public const long Dong = 360_000;

    /// <summary>Writes the three months before a month as a settled month leaves them.</summary>
    public static Task PutUncollectedMonthsAsync(this AppFixture app, MonthRef month, params int[] people) =>
        app.PutFailedMonthsAsync(month, months: 3, "PO01", people);

    /// <summary>Writes some months before a month, in each of which the payments of some people failed in cash.</summary>
    public static async Task PutFailedMonthsAsync(
        this AppFixture app, MonthRef month, int months, string reason, params int[] people)
    {
        EntitlementRow[] rows = [.. people.Select(RowOf)];
        var carried = new List<CarryOver>();
        Period period = month.ToPeriod();
        for (int ago = 1; ago <= months; ago++)
        {
            period = period.Previous;
            await PutMonthAsync(app, new MonthRef(month.Province, period.ToString()), rows);
            foreach (EntitlementRow row in rows)
            {
                EndToEndId from = PaymentIdentifiers.EndToEndIdOf(new byte[32], period, row.Key, 1);
                carried.Add(new CarryOver(
                    row.Key, period, "148", ProgrammeGroup.Btxh, row.Due, from, 2, ChannelKind.Post, reason, ago));
            }
        }

        await app.Blobs.CreateAsync(
            Containers.Ledger,
            LedgerPaths.CarryOver(month.Before(), "148", ProgrammeGroup.Btxh),
            LedgerBytes.Of(
                CarryOverCsv.Header,
                carried.OrderBy(static carry => carry.Period).ThenBy(static carry => carry.Key),
                CarryOverCsv.Write),
            LedgerBytes.ContentType,
            CancellationToken.None);
    }

    /// <summary>What an earlier month's ledger says: the rows.</summary>
    private static async Task PutMonthAsync(AppFixture app, MonthRef month, EntitlementRow[] rows)
    {
        string version = new('a', 12);
        string folder = LedgerPaths.Intake(month, "148", ProgrammeGroup.Btxh, version);
        await app.Blobs.CreateAsync(
            Containers.Ledger,
            $"{folder}/{LedgerPaths.Chunk(0)}",
            LedgerBytes.Of(EntitlementCsv.Header, rows, EntitlementCsv.Write),
            LedgerBytes.ContentType,
            CancellationToken.None);
        await app.Blobs.CreateAsync(
            Containers.Ledger,
            $"{folder}/{ChunkIndex.FileName}",
            new BinaryData(ChunkIndex.Of([new ChunkInfo(
                LedgerPaths.Chunk(0), rows.Length, rows[0].Key.Reveal(), Vnd.Sum(rows.Select(static row => row.Due)), "")])
                .ToBytes()),
            StoreJson.ContentType,
            CancellationToken.None);
        await app.Blobs.CreateJsonAsync(
            Containers.Ledger,
            LedgerPaths.Manifest(month),
            new SlotManifest(
                month.Province,
                month.Period,
                "ketoan",
                null,
                [new FrozenList("148", "btxh", version, 1, rows.Length, rows.Length * Dong)],
                []),
            CancellationToken.None);
    }

    private static EntitlementRow RowOf(int person)
    {
        Assert.True(PersonKey.TryParse(ListText.Id(person), out PersonKey key));
        return new EntitlementRow
        {
            Key = new EntitlementKey(key, "BT05C", ""),
            FullName = PersonName.From("Nguyễn Văn A"),
            CommuneCode = ListText.CityCommune,
            Amount = Vnd.FromDong(Dong),
            LineNumber = 2,
        };
    }
}
