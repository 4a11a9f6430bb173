using Disbursement.Core.Contracts;
using Disbursement.Core.Entitlements;
using Disbursement.Core.Identity;
using Disbursement.Core.Programmes;
using Disbursement.Core.Routing;
using Disbursement.Core.Settlement;
using Disbursement.Formats.Ledger;
using Disbursement.Formats.Reports;
using Disbursement.Functions.Close;
using Disbursement.Functions.Coverage;
using Disbursement.Functions.Months;
using Disbursement.Functions.Reference;
using Disbursement.Functions.Settlement;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Web.Actions;

/// <summary>
/// The people whom a month has not paid, as a page to print: what was sent and did not arrive, by the last attempt; what
/// was not sent; and what earlier months left and this one did not try. One unit in memory at a time.
/// </summary>
/// <param name="lists">The lists frozen so far.</param>
/// <param name="rounds">The rounds, which say what was not sent.</param>
/// <param name="payments">What was sent.</param>
/// <param name="ledger">The rows, which name the people.</param>
/// <param name="blobs">Routes and what earlier months left.</param>
/// <param name="reference">The contracts, which name the providers.</param>
/// <param name="names">The names on the page.</param>
public sealed class UnpaidPersons(
    MonthLists lists,
    RoundStore rounds,
    UnitPayments payments,
    EntitlementLedger ledger,
    BlobStore blobs,
    ReferenceStore reference,
    ReportNames names)
{
    /// <summary>Items of one document, about 900 pages; what is above is counted.</summary>
    internal const int LinesMax = 20_000;

    /// <summary>Writes the page.</summary>
    /// <param name="month">The month.</param>
    /// <param name="unit">Only this unit; empty for all.</param>
    /// <param name="openOnly">Only what has no final answer.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<BinaryData> PageAsync(
        MonthRef month, string unit, bool openOnly, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(month);
        var lines = new List<UnpaidLine>();
        long leftOut = 0;
        SlotManifest? manifest = await lists.FindAsync(month, cancellationToken);
        IReadOnlyList<Contract> contracts = manifest is null
            ? []
            : (await reference.FrozenAsync(month, cancellationToken)).Contracts.For(month.Province).Contracts;
        foreach (string one in UnitsOf(manifest).Where(one => unit.Length == 0 || one == unit))
        {
            FrozenList[] own = [.. manifest!.Lists.Where(list => list.Unit == one)];
            UnitSettlement settled = await payments.LoadAsync(month, one, seal: false, cancellationToken);
            List<UnpaidLine> found = [.. settled.Unpaid().Select(attempt => Sent(attempt, contracts))];
            found.AddRange(await NotSentAsync(month, one, own, settled, cancellationToken));
            found.RemoveAll(line => openOnly && line.Kind != UnpaidKind.Open);
            int taken = Math.Min(found.Count, LinesMax - lines.Count);
            lines.AddRange(found.Take(taken));
            leftOut += found.Count - taken;
        }

        using var stream = new MemoryStream();
        UnpaidHtml.Write(stream, month.ToPeriod(), lines, new UnpaidReportOptions
        {
            Letterhead = names.LetterheadOf(month),
            CommuneName = code => ReportNames.UnitName(month, code),
            LeftOut = leftOut,
        });
        return new BinaryData(stream.ToArray());
    }

    private static IEnumerable<string> UnitsOf(SlotManifest? manifest) => manifest is null
        ? []
        : manifest.Lists.Select(static list => list.Unit)
            .Union(manifest.Carried, StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);

    private static UnpaidLine Sent(PaymentAttempt attempt, IReadOnlyList<Contract> contracts)
    {
        var entry = attempt.Entry;
        string provider = contracts.FirstOrDefault(contract => contract.IsProvider(entry.Provider))?.Name ?? entry.Provider;
        return new UnpaidLine(
            entry.CommuneCode,
            entry.BeneficiaryName,
            entry.BirthYear,
            entry.Group,
            entry.Period,
            entry.Amount,
            entry.Id.ToString(),
            $"{entry.Channel.ToVietnamese()}, {provider}",
            PaymentTransitions.IsFinal(attempt.Standing.State) ? UnpaidKind.Failed : UnpaidKind.Open,
            UnpaidReasons.Of(attempt.Standing));
    }

    /// <summary>
    /// Rows of the month that are in no file, and what earlier months left for which this one has no file. Their people
    /// are named by the month's lists, read chunk by chunk beside their routes.
    /// </summary>
    private async Task<IEnumerable<UnpaidLine>> NotSentAsync(
        MonthRef month, string unit, FrozenList[] own, UnitSettlement settled, CancellationToken cancellationToken)
    {
        var found = new List<UnpaidLine>();
        foreach (ProgrammeGroup group in Enum.GetValues<ProgrammeGroup>())
        {
            UnitAttempts attempts = settled.Of(group);
            CarryOver[] untried =
            [
                .. (await blobs.LeftByAsync(month.Before(), unit, group, cancellationToken))
                    .Where(carry => attempts.Find(carry.Period, carry.Key) is null),
            ];
            HashSet<PersonKey> wanted = [.. untried.Select(static carry => carry.Key.Person)];
            var people = new Dictionary<PersonKey, EntitlementRow>();
            foreach (FrozenList list in own.Where(list => list.List == group.ToListCode()))
            {
                int proposal = (await rounds.FindAsync(month, list.Round, cancellationToken))?.Proposal ?? 0;
                string folder = LedgerPaths.Routed(month, list.Round, proposal, unit, group);
                for (int chunk = 0; chunk < list.Chunks; chunk++)
                {
                    Dictionary<EntitlementKey, RoutedRow> held = (await blobs.FindRowsAsync(
                        $"{folder}/{LedgerPaths.Chunk(chunk, list.Part)}", RoutedCsv.Read, cancellationToken))
                        .Where(row => row.Payment is null && attempts.Find(month.ToPeriod(), row.Key) is null)
                        .ToDictionary(static row => row.Key);
                    if (held.Count == 0 && wanted.Count == 0)
                    {
                        continue;
                    }

                    foreach (EntitlementRow row in await ledger.ReadChunkAsync(month, list, chunk, cancellationToken))
                    {
                        if (wanted.Contains(row.Key.Person))
                        {
                            people[row.Key.Person] = row;
                        }

                        if (held.TryGetValue(row.Key, out RoutedRow? routed))
                        {
                            found.Add(new UnpaidLine(
                                row.CommuneCode, row.FullName, row.Birth?.Year, group, month.ToPeriod(), row.Due, "", "",
                                UnpaidKind.Held, UnpaidReasons.Of(routed.Route.Reason)));
                        }
                    }
                }
            }

            found.AddRange(untried.Select(carry => Untried(carry, people.GetValueOrDefault(carry.Key.Person))));
        }

        return found;
    }

    private static UnpaidLine Untried(CarryOver carry, EntitlementRow? row) => new(
        row?.CommuneCode ?? "",
        row?.FullName,
        row?.Birth?.Year,
        carry.Group,
        carry.Period,
        carry.Amount,
        carry.From?.ToString() ?? "",
        "",
        UnpaidKind.Held,
        UnpaidReasons.Of(carry));
}
