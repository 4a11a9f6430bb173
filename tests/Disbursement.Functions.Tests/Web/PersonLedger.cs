using System.Text.Json;
using Disbursement.Core.Entitlements;
using Disbursement.Core.Identity;
using Disbursement.Core.Intake;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Periods;
using Disbursement.Core.Programmes;
using Disbursement.Core.Routing;
using Disbursement.Core.Settlement;
using Disbursement.Core.Verification;
using Disbursement.Formats.Ledger;
using Disbursement.Functions.Payments;
using Disbursement.Functions.Settlement;
using Disbursement.Functions.Storage;
using Disbursement.Functions.Tests.Storage;

namespace Disbursement.Functions.Tests.Web;

/// <summary>A ledger as the stages leave it, for one province of its own: lists, routes, files, results.</summary>
internal sealed class PersonLedger(ApiFixture api, string province)
{
    private const string Provider = "970405";
    private const int RowsPerChunk = 3;

    private BlobStore Blobs => api.Get<BlobStore>();

    /// <summary>A person by number: 12 digits that no province issues.</summary>
    public static PersonKey Person(int number)
    {
        Assert.True(PersonKey.TryParse(FormattableString.Invariant($"000900{number:000000}"), out PersonKey key));
        return key;
    }

    /// <summary>An earlier attempt in a line.</summary>
    public static string Brief(JsonElement one) => string.Join(
        ' ',
        ((string[])["attempt", "period", "round", "channel", "provider", "state", "code"])
            .Select(name => one.GetProperty(name).ToString()));

    /// <summary>A row that a list accepted.</summary>
    public static EntitlementRow Row(int person, string programme = "BT05A", string reference = "") => new()
    {
        Key = new EntitlementKey(Person(person), programme, reference),
        FullName = PersonName.From("Người Thử"),
        CommuneCode = "04789",
        Amount = Vnd.FromDong(540_000),
        LineNumber = 2,
    };

    /// <summary>A month with one list of chunks of three rows.</summary>
    public async Task<MonthRef> AddMonthAsync(string period, string state, string unit, params EntitlementRow[] rows)
    {
        var month = new MonthRef(province, period);
        EntitlementRow[][] chunks = [.. rows.OrderBy(row => row.Key).Chunk(RowsPerChunk)];
        string folder = LedgerPaths.Intake(month, unit, ProgrammeGroup.Btxh, new string('a', 12));
        for (int chunk = 0; chunk < chunks.Length; chunk++)
        {
            await WriteAsync(
                $"{folder}/{LedgerPaths.Chunk(chunk)}",
                LedgerBytes.Of(EntitlementCsv.Header, chunks[chunk], EntitlementCsv.Write));
        }

        ChunkIndex index = ChunkIndex.Of([.. chunks.Select((chunk, number) => new ChunkInfo(
            LedgerPaths.Chunk(number),
            chunk.Length,
            chunk[0].Key.Reveal(),
            Vnd.Sum(chunk.Select(row => row.Due)),
            ""))]);
        await WriteAsync($"{folder}/{ChunkIndex.FileName}", new BinaryData(index.ToBytes()));
        await api.Get<MonthStore>().OfferAsync(
            month,
            new SlotEntity
            {
                Unit = unit,
                List = "btxh",
                Sha256 = new string('a', 64),
                RowsAccepted = rows.Length,
                Chunks = chunks.Length,
                Noticed = NoticedIn(rows),
            },
            CancellationToken.None);
        MonthEntity row = (await api.Get<MonthStore>().FindAsync(month, CancellationToken.None))!;
        await api.Get<MonthStore>().MoveAsync(row, Enum.Parse<MonthState>(state), CancellationToken.None);
        return month;
    }

    private static string NoticedIn(EntitlementRow[] rows)
    {
        var counts = new FindingCounts();
        foreach (EntitlementRow row in rows)
        {
            counts.AddRow(System.Text.Encoding.UTF8.GetBytes(row.Warnings));
        }

        return counts.ToString();
    }

    /// <summary>Routes a row: held for a reason, or into a payment file of a round.</summary>
    public async Task<PaymentEntry?> RouteAsync(
        MonthRef month,
        string unit,
        EntitlementRow row,
        int round,
        string name,
        RouteReason reason,
        Period? forPeriod = null,
        int? attempt = null)
    {
        bool held = reason == RouteReason.HeldDuplicate;
        Route route = held ? Route.Held(reason) : new Route(ChannelKind.Bank, Provider, reason, reason);
        (EndToEndId id, string uetr) = api.Get<Identifiers>().PaymentOf(
            province, forPeriod ?? month.ToPeriod(), row.Key, attempt ?? round);
        PaymentEntry? entry = held ? null : new PaymentEntry
        {
            Id = id,
            Uetr = uetr,
            Period = forPeriod ?? month.ToPeriod(),
            Key = row.Key,
            Attempt = attempt ?? round,
            Unit = unit,
            Group = ProgrammeGroup.Btxh,
            Channel = ChannelKind.Bank,
            Provider = Provider,
            Amount = row.Due,
            PayeeName = row.FullName,
            PayeeId = row.Key.Person,
            BeneficiaryName = row.FullName,
            CommuneCode = row.CommuneCode,
        };
        string folder = LedgerPaths.Routed(month, round, 0, unit, ProgrammeGroup.Btxh);
        RoutedRow[] routed = [new(row.Key, row.Due, VerificationFinding.Match, route, round, entry?.Id)];
        PaymentEntry[] payments = entry is null ? [] : [entry];
        await WriteAsync($"{folder}/{name}", LedgerBytes.Of(RoutedCsv.Header, routed, RoutedCsv.Write));
        await WriteAsync(
            $"{folder}/{LedgerPaths.PaymentsPrefix}{name}",
            LedgerBytes.Of(PaymentEntryCsv.Header, payments, PaymentEntryCsv.Write));
        await api.Get<RoundStore>().GetAsync(month, round, CancellationToken.None);
        return entry;
    }

    /// <summary>Releases a payment in a file of its own.</summary>
    public async Task<PaymentFileEntity> ReleaseAsync(MonthRef month, int round, PaymentEntry entry)
    {
        FileId file = FileId.Create(
            province, month.ToPeriod().Compact, RoundStore.RowKey(round), entry.Unit, "btxh", Provider, 1);
        var row = new PaymentFileEntity
        {
            PartitionKey = month.PartitionKey,
            RowKey = file.ToString(),
            Round = round,
            Provider = Provider,
            FileName = $"{file}.xml",
            State = "Released",
        };
        await PaymentFileRows.PutAsync(api.Get<Tables>(), row);
        await WriteAsync(
            LedgerPaths.Entries(month, round, 0, file.ToString()),
            LedgerBytes.Of(PaymentEntryCsv.Header, [entry], PaymentEntryCsv.Write));
        await WriteAsync(
            LedgerPaths.EndToEndIndex(Provider, month, round),
            BinaryData.FromString($"endToEndId,fileId\n{entry.Id},{file}\n"));
        return row;
    }

    /// <summary>
    /// Money of April that was tried four times: refused, not collected, refused in May though the person was not listed
    /// any more, and under way in June.
    /// </summary>
    /// <returns>June, and the four attempts.</returns>
    public async Task<(MonthRef Month, PaymentEntry[] Tried)> AddThreeMonthsAsync(DateTimeOffset at)
    {
        EntitlementRow row = Row(1, "BT03A");
        Period april = Period.Parse("2024-04");
        MonthRef first = await AddMonthAsync("2024-04", "Settled", "148", row);
        MonthRef second = await AddMonthAsync("2024-05", "Settled", "148", Row(2));
        MonthRef third = await AddMonthAsync("2024-06", "Paying", "148", Row(2));
        (MonthRef Month, int Round, string Reason)[] plan =
            [(first, 1, "AC04"), (first, 2, "AC01"), (second, 1, "AC06"), (third, 1, "")];
        var tried = new List<PaymentEntry>();
        foreach ((MonthRef month, int round, string reason) in plan)
        {
            string name = tried.Count == 0 ? LedgerPaths.Chunk(0) : LedgerPaths.Again;
            PaymentEntry entry = (await RouteAsync(
                month, "148", row, round, name, RouteReason.FallBack, april, tried.Count + 1))!;
            PaymentFileEntity file = await ReleaseAsync(month, round, entry);
            if (reason.Length > 0)
            {
                await AnswerAsync(month, file, entry, ResultStatus.Rejected, reason, at);
            }

            tried.Add(entry);
        }

        return (third, [.. tried]);
    }

    /// <summary>The provider says something about a payment.</summary>
    public Task AnswerAsync(
        MonthRef month,
        PaymentFileEntity file,
        PaymentEntry entry,
        ResultStatus status,
        string reason,
        DateTimeOffset at)
    {
        var result = new PaymentResult(entry.Id, status, reason, entry.Amount, at, "test#1");
        PaymentStanding before = PaymentStanding.SentOut(entry.Id, entry.Amount);
        return WriteAsync(
            $"{LedgerPaths.Results(month, file.RowKey)}/0001.csv",
            ResultParts.Write([new FoldedResult(result, FoldOutcome.Applied, before)]));
    }

    private Task WriteAsync(string path, BinaryData content) => Blobs.ReplaceAsync(
        Containers.Ledger, path, content, LedgerBytes.ContentType, CancellationToken.None);
}
