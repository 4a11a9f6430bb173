using System.Globalization;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using Disbursement.Core.Entitlements;
using Disbursement.Core.Intake;
using Disbursement.Formats.Csv;
using Disbursement.Functions.Close;
using Disbursement.Functions.Months;
using Disbursement.Functions.Storage;
using Disbursement.Functions.Web.Requests;
using Disbursement.Functions.Web.Views;
using Microsoft.AspNetCore.Http;

namespace Disbursement.Functions.Web.Actions;

/// <summary>
/// Answers with the persons behind a warning of a month. Reads only lists that have it, one chunk in memory at a time.
/// </summary>
/// <param name="months">The lists and what intake noticed in each.</param>
/// <param name="ledger">Their rows.</param>
/// <param name="shared">Rows whose accounts receive for many people.</param>
public sealed class WarnedPersons(MonthStore months, EntitlementLedger ledger, SharedAccountLines shared)
{
    /// <summary>Persons in a JSON answer; more are had as CSV.</summary>
    internal const int JsonRowsMax = 1_000;

    private const int RowsPerFlush = 500;

    private static readonly string[] Header =
    [
        "citizen_id", "full_name", "unit", "list", "line", "commune", "due", "institution", "account", "receiver",
        "authorised_until", "shared_account",
    ];

    /// <summary>The persons asked for; none for a month that has no such warning.</summary>
    public async Task<IResult> AnswerAsync(MonthRef month, WarnedQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(month);
        ArgumentNullException.ThrowIfNull(query);
        IAsyncEnumerable<WarnedPersonView> found = FindAsync(month, query, cancellationToken);
        if (query.Format == "csv")
        {
            return Results.Stream(
                body => WriteCsvAsync(body, found, cancellationToken),
                LedgerBytes.ContentType,
                string.Create(
                    CultureInfo.InvariantCulture, $"{month.Province}-{month.Period}-warning-{(int)query.Number}.csv"));
        }

        List<WarnedPersonView> rows = await found.Take(JsonRowsMax + 1).ToListAsync(cancellationToken);
        return Answers.Ok(new WarnedPersonsView([.. rows.Take(JsonRowsMax)], rows.Count > JsonRowsMax));
    }

    private async IAsyncEnumerable<WarnedPersonView> FindAsync(
        MonthRef month, WarnedQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Dictionary<DuplicateSide, string> accounts = [];
        if (query.Number == FindingNumber.AccountShared)
        {
            accounts = (await shared.ReadAsync(month, cancellationToken))
                .ToDictionary(static line => line.Side, static line => line.Account);
        }

        IEnumerable<SlotEntity> slots = (await months.SlotsAsync(month, cancellationToken))
            .Concat(await months.SupplementsAsync(month, cancellationToken))
            .Where(slot => slot.RowsAccepted > 0 && (query.Unit.Length == 0 || slot.Unit == query.Unit));
        foreach (FrozenList list in slots.Where(slot => MayHave(slot, query.Number, accounts)).Select(FrozenList.Of))
        {
            await foreach (EntitlementRow row in ledger.ReadAsync(month, list, cancellationToken))
            {
                var side = DuplicateSide.Of(list, row.Place);
                string? account = accounts.GetValueOrDefault(side);
                if (account is not null || Has(row, query.Number))
                {
                    yield return WarnedPersonView.Of(side, row, account);
                }
            }
        }
    }

    private static bool MayHave(SlotEntity slot, FindingNumber number, Dictionary<DuplicateSide, string> accounts) =>
        FindingCounts.Parse(slot.Noticed).All.Any(one => one.Key == number)
        || accounts.Keys.Any(side => (side.Unit, side.List, side.Round, side.Part) == (slot.Unit, slot.List, slot.Round, slot.Part));

    private static bool Has(EntitlementRow row, FindingNumber number) =>
        row.Warnings.Split(';').Contains(((int)number).ToString(CultureInfo.InvariantCulture), StringComparer.Ordinal);

    private static async Task WriteCsvAsync(
        Stream body, IAsyncEnumerable<WarnedPersonView> found, CancellationToken cancellationToken)
    {
        PipeWriter pipe = PipeWriter.Create(body, new StreamPipeWriterOptions(leaveOpen: true));
        var csv = new CsvWriter(pipe, disarmsFormulas: true);
        csv.WriteRow(Header);
        int rows = 0;
        await foreach (WarnedPersonView person in found.WithCancellation(cancellationToken))
        {
            csv.WriteRow(
                person.CitizenId, person.FullName, person.Unit, person.List, person.Line, person.Commune,
                person.DueDong.ToString(CultureInfo.InvariantCulture), person.Institution ?? "", person.Account ?? "",
                person.Receiver,
                person.AuthorisedUntil?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
                person.SharedAccount ?? "");
            if (++rows % RowsPerFlush == 0)
            {
                await pipe.FlushAsync(cancellationToken);
            }
        }

        await pipe.CompleteAsync();
    }
}
