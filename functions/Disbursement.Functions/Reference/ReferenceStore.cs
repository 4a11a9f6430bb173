using System.Collections.Concurrent;
using Disbursement.Core.Contracts;
using Disbursement.Core.Funds;
using Disbursement.Core.Institutions;
using Disbursement.Core.Programmes;
using Disbursement.Core.Routing;
using Disbursement.Core.Units;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Reference;

/// <summary>
/// Reference data as the administrator keeps it in <c>reference</c>, and as each month froze it when it closed:
/// a month is paid by the contracts and the routing table that stood then, whatever changes later.
/// </summary>
/// <remarks>
/// Units, programmes and institutions ship with the product, with their dates of validity inside. The successors of
/// units have a store of their own, <see cref="SuccessionStore"/>: nothing is paid by them. Envelopes are not frozen:
/// what may leave is what the file allows when a round is approved, so that a decision that raises one can be used.
/// </remarks>
/// <param name="blobs">The containers.</param>
public sealed class ReferenceStore(BlobStore blobs)
{
    private const string Contracts = "contracts.json";
    private const string Routing = "routing.json";

    /// <summary>Name of the envelopes in <c>reference</c>.</summary>
    private const string Envelopes = "envelopes.csv";

    /// <summary>Months whose frozen data stay in memory.</summary>
    private const int FrozenMax = 16;

    private readonly ConcurrentDictionary<MonthRef, ReferenceData> _frozen = new();

    /// <summary>Puts the shipped data where the administrator finds it, unless it is there.</summary>
    public async Task SeedAsync(CancellationToken cancellationToken)
    {
        await blobs.CreateAsync(
            Containers.Reference,
            Contracts,
            BinaryData.FromString(ContractBook.ShippedJson()),
            StoreJson.ContentType,
            cancellationToken);
        await blobs.CreateAsync(
            Containers.Reference,
            Routing,
            BinaryData.FromString(RoutingTable.ShippedJson()),
            StoreJson.ContentType,
            cancellationToken);
        await blobs.CreateAsync(
            Containers.Reference,
            SuccessionStore.FileName,
            BinaryData.FromString(UnitSuccession.ShippedCsv()),
            LedgerBytes.ContentType,
            cancellationToken);
        await blobs.CreateAsync(
            Containers.Reference,
            Envelopes,
            BinaryData.FromString(EnvelopeBook.ShippedCsv()),
            LedgerBytes.ContentType,
            cancellationToken);
    }

    /// <summary>The data as it stands now.</summary>
    /// <exception cref="ContractException">contracts.json is not valid; every error is named.</exception>
    public async Task<ReferenceData> CurrentAsync(CancellationToken cancellationToken) =>
        Build(
            await blobs.ReadAsync(Containers.Reference, Contracts, cancellationToken),
            await blobs.ReadAsync(Containers.Reference, Routing, cancellationToken));

    /// <summary>The envelopes as they stand now, with the text they were read from.</summary>
    /// <exception cref="EnvelopeException">envelopes.csv is not valid; every error is named. A file that was removed since
    /// the app started is not valid either: that lifts no limit.</exception>
    public async Task<(EnvelopeBook Book, BinaryData Text)> EnvelopesAsync(CancellationToken cancellationToken)
    {
        BinaryData text = await blobs.FindAsync(Containers.Reference, Envelopes, cancellationToken) ?? BinaryData.Empty;
        return (EnvelopeBook.Parse(new StringReader(text.ToString()), UnitRegister.Shipped), text);
    }

    /// <summary>Keeps the data as it stands now for a month that closed; the first freeze stays.</summary>
    public async Task FreezeAsync(MonthRef month, CancellationToken cancellationToken)
    {
        foreach (string name in (string[])[Contracts, Routing])
        {
            BinaryData content = await blobs.ReadAsync(Containers.Reference, name, cancellationToken);
            await blobs.CreateAsync(
                Containers.Ledger, FrozenPath(month, name), content, StoreJson.ContentType, cancellationToken);
        }
    }

    /// <summary>The data a closed month is paid by.</summary>
    public async Task<ReferenceData> FrozenAsync(MonthRef month, CancellationToken cancellationToken)
    {
        if (_frozen.TryGetValue(month, out ReferenceData? known))
        {
            return known;
        }

        ReferenceData data = Build(
            await blobs.ReadAsync(Containers.Ledger, FrozenPath(month, Contracts), cancellationToken),
            await blobs.ReadAsync(Containers.Ledger, FrozenPath(month, Routing), cancellationToken));
        if (_frozen.Count >= FrozenMax)
        {
            _frozen.Clear();
        }

        return _frozen.GetOrAdd(month, data);
    }

    /// <summary>The data a month is paid by: as frozen, or as it stands now while the month is open.</summary>
    public async Task<ReferenceData> OfAsync(MonthRef month, CancellationToken cancellationToken) =>
        await blobs.ExistsAsync(Containers.Ledger, FrozenPath(month, Routing), cancellationToken)
            ? await FrozenAsync(month, cancellationToken)
            : await CurrentAsync(cancellationToken);

    private static string FrozenPath(MonthRef month, string name) => $"{month.Folder}/close/reference/{name}";

    private static ReferenceData Build(BinaryData contracts, BinaryData routing) => new(
        UnitRegister.Shipped,
        ProgrammeTable.Shipped,
        InstitutionRegister.Shipped,
        ContractBook.Parse(contracts.ToString()),
        RoutingTable.Parse(routing.ToString()));
}
