using Disbursement.Core.Identity;
using Disbursement.Core.Payments;
using Disbursement.Core.Programmes;
using Disbursement.Core.Routing;
using Disbursement.Core.Settlement;
using Disbursement.Formats.Ledger;
using Disbursement.Functions.Settlement;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.People;

/// <summary>One attempt to pay a person.</summary>
/// <param name="Round">The round it belongs to.</param>
/// <param name="Entry">The payment.</param>
/// <param name="Standing">Where it stands; null while its file is not released.</param>
/// <param name="FileId">The payment file; null while it is not released.</param>
internal sealed record PersonAttempt(int Round, PaymentEntry Entry, PaymentStanding? Standing, string? FileId);

/// <summary>What a round decided about a row of a person.</summary>
/// <param name="Round">The round.</param>
/// <param name="Row">The decision.</param>
/// <param name="IsCarried">Whether it is known to be about what an earlier month left.</param>
internal sealed record PersonRoute(int Round, RoutedRow Row, bool IsCarried);

/// <summary>What a month that ended left of a person.</summary>
/// <param name="Carry">The money, and why it was not paid.</param>
/// <param name="IsCarried">Whether the next month has it; else a person decided that it is not paid.</param>
internal sealed record PersonLeft(CarryOver Carry, bool IsCarried);

/// <summary>What routing decided for a person's rows of one list, and what became of the payments.</summary>
/// <param name="Routed">Decisions, in the order of rounds; empty before the first.</param>
/// <param name="Attempts">Attempts, in the order of rounds.</param>
/// <param name="Left">What the month left unpaid; empty before it ends.</param>
internal sealed record PersonRoutes(
    IReadOnlyList<PersonRoute> Routed, IReadOnlyList<PersonAttempt> Attempts, IReadOnlyList<PersonLeft> Left);

/// <summary>Follows a person's rows into rounds, files and results.</summary>
/// <param name="rounds">The rounds.</param>
/// <param name="files">The payment files.</param>
/// <param name="blobs">The ledger.</param>
/// <param name="indexes">Finds the file of a payment.</param>
/// <param name="standings">Where the payments of a file stand.</param>
public sealed class PersonAttempts(
    RoundStore rounds, PaymentFileStore files, BlobStore blobs, EndToEndIndexes indexes, StandingStore standings)
{
    /// <summary>Follows one list of a unit.</summary>
    /// <param name="month">The month.</param>
    /// <param name="unit">Code of the unit.</param>
    /// <param name="group">The list.</param>
    /// <param name="own">The person's rows in it; none when the month only pays what was carried over.</param>
    /// <param name="person">The person.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    internal async Task<PersonRoutes> FindAsync(
        MonthRef month,
        string unit,
        ProgrammeGroup group,
        IReadOnlyList<PersonRows> own,
        PersonKey person,
        CancellationToken cancellationToken)
    {
        var routed = new List<PersonRoute>();
        var attempts = new List<PersonAttempt>();
        IReadOnlyList<RoundEntity> roundsNow = await rounds.ListAsync(month, cancellationToken);
        for (int round = 1; round <= roundsNow.Count; round++)
        {
            string folder = LedgerPaths.Routed(month, round, roundsNow[round - 1].Proposal, unit, group);
            string[] chunks =
            [
                .. own.Where(rows => rows.List.Round == round)
                    .Select(static rows => LedgerPaths.Chunk(rows.Chunk, rows.List.Part)),
            ];
            foreach (string name in chunks.Append(LedgerPaths.Again))
            {
                IReadOnlyList<RoutedRow> rows =
                    await blobs.FindRowsAsync($"{folder}/{name}", RoutedCsv.Read, cancellationToken);
                routed.AddRange(rows.Where(row => row.Key.Person == person)
                    .Select(row => new PersonRoute(round, row, round == 1 && name == LedgerPaths.Again)));
            }

            foreach (string name in chunks.Append(LedgerPaths.Again))
            {
                string path = $"{folder}/{LedgerPaths.PaymentsPrefix}{name}";
                IReadOnlyList<PaymentEntry> entries =
                    await blobs.FindRowsAsync(path, PaymentEntryCsv.Read, cancellationToken);
                foreach (PaymentEntry entry in entries.Where(entry => entry.Key.Person == person))
                {
                    attempts.Add(await FollowAsync(round, entry, cancellationToken));
                }
            }
        }

        IReadOnlyList<CarryOver> goesOn = await blobs.LeftByAsync(month, unit, group, cancellationToken);
        IReadOnlyList<CarryOver> ended =
            await blobs.ReadCarriedAsync(LedgerPaths.NotPaid(month, unit, group), cancellationToken);
        PersonLeft[] left =
        [
            .. goesOn.Where(one => one.Key.Person == person).Select(static one => new PersonLeft(one, true)),
            .. ended.Where(one => one.Key.Person == person).Select(static one => new PersonLeft(one, false)),
        ];
        return new PersonRoutes(routed, attempts, left);
    }

    private async Task<PersonAttempt> FollowAsync(int round, PaymentEntry entry, CancellationToken cancellationToken)
    {
        PaymentPlace? place = await indexes.FindAsync(entry.Provider, entry.Id, cancellationToken);
        PaymentFileEntity? file = place is null
            ? null
            : await files.FindAsync(place.Month, place.FileId, cancellationToken);
        if (file is null)
        {
            return new PersonAttempt(round, entry, Standing: null, FileId: null);
        }

        IReadOnlyList<(PaymentEntry Entry, PaymentStanding Standing)> all =
            await standings.LatestAsync(place!.Month, file, cancellationToken);
        return new PersonAttempt(
            round, entry, all.FirstOrDefault(one => one.Entry.Id == entry.Id).Standing, file.RowKey);
    }
}
