using System.Globalization;
using System.Text;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Disbursement.Core.Entitlements;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Programmes;
using Disbursement.Core.Settlement;
using Disbursement.Formats.Ledger;
using Disbursement.Functions.Close;
using Disbursement.Functions.Coverage;
using Disbursement.Functions.Intake;
using Disbursement.Functions.Months;
using Disbursement.Functions.Payments;
using Disbursement.Functions.People;
using Disbursement.Functions.Recovery;
using Disbursement.Functions.Reference;
using Disbursement.Functions.Routing;
using Disbursement.Functions.Settlement;
using Disbursement.Functions.Storage;
using Disbursement.Functions.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging;

namespace Disbursement.Functions.Tests.Settlement;

/// <summary>
/// A month of its own on Azurite, with the stores and services of settlement as the app wires them. Each world has
/// another province and period, so that worlds share containers and tables and never meet.
/// </summary>
internal sealed class SettlementWorld : IAsyncDisposable
{
    private static int _months;

    private readonly ServiceProvider _services;

    private SettlementWorld(string connectionString, MonthRef month)
        : this(new BlobServiceClient(connectionString, QuickFailure()), new TableServiceClient(connectionString), month)
    {
    }

    private SettlementWorld(BlobServiceClient blobs, TableServiceClient tables, MonthRef month)
    {
        Month = month;
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton(blobs);
        services.AddSingleton(tables);
        services.AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        foreach (Type store in (Type[])
            [
                typeof(BlobStore), typeof(Tables), typeof(MonthStore), typeof(RoundStore), typeof(PaymentFileStore),
                typeof(ExceptionStore), typeof(MonthByMonth), typeof(AuditLog), typeof(EntitlementLedger),
                typeof(MonthLists), typeof(ReferenceStore), typeof(EventBook), typeof(PersonLists), typeof(PersonAttempts),
                typeof(OverpaymentFinder), typeof(OverpaymentBook), typeof(RowsToRoute), typeof(ProvenFailures),
                typeof(DecidedHolds),
            ])
        {
            services.AddSingleton(store);
        }

        var configuration = new Microsoft.Extensions.Configuration.ConfigurationBuilder().Build();
        services.AddSettlement(configuration);
        services.AddCoverage(configuration);
        services.AddSingleton<SuccessionStore>();
        services.AddSingleton(new Identifiers(Microsoft.Extensions.Options.Options.Create(
            new IdentifierOptions { ProvinceKey = Convert.ToBase64String(new byte[32]) })));
        services.Configure<IntakeOptions>(static _ => { });
        services.Configure<MonthOptions>(static _ => { });
        services.Configure<RecoveryOptions>(static _ => { });
        services.AddSingleton(Microsoft.Extensions.Options.Options.Create(new SettlementOptions
        {
            MessageKey = Convert.ToBase64String(new byte[32]),
        }));
        _services = services.BuildServiceProvider();
    }

    /// <summary>The world's month.</summary>
    public MonthRef Month { get; }

    /// <summary>The world's time.</summary>
    public FixedClock Clock { get; } = new(Samples.Noon);

    /// <summary>What orchestrations were told.</summary>
    public EventRecorder Events { get; } = new();

    /// <summary>A provider no other world has.</summary>
    public string Provider => $"p{Month.Province}{Month.ToPeriod().Compact}";

    /// <summary>The blobs.</summary>
    public BlobStore Blobs => Get<BlobStore>();

    /// <summary>A world with a month of its own.</summary>
    public static SettlementWorld New(string connectionString)
    {
        int number = Interlocked.Increment(ref _months);
        // Provinces from 60 on are those of the tests that look for people through all months of a province.
        string province = (10 + number % 50).ToString(CultureInfo.InvariantCulture);
        var month = new MonthRef(province, FormattableString.Invariant($"{2030 + number / 50 / 6}-{number / 50 % 6 * 2 + 1:00}"));
        return new SettlementWorld(connectionString, month);
    }

    /// <summary>A month on storage that the caller has for itself.</summary>
    public static SettlementWorld Over(BlobServiceClient blobs, TableServiceClient tables, MonthRef month) =>
        new(blobs, tables, month);

    /// <summary>The same month seen through another way to storage.</summary>
    public SettlementWorld Through(string connectionString) => new(connectionString, Month);

    /// <summary>A service or activity with its services.</summary>
    public T Get<T>()
        where T : class => ActivatorUtilities.GetServiceOrCreateInstance<T>(_services);

    /// <summary>Puts a released file of a round there: entries, row and index.</summary>
    public async Task<PaymentFileEntity> ReleaseAsync(
        IReadOnlyList<PaymentEntry> entries, int round = 1, int number = 1, string? provider = null)
    {
        PaymentEntry first = entries[0];
        provider ??= Provider;
        string id = FormattableString.Invariant(
            $"{Month.Province}-{Month.ToPeriod().Compact}-r{round}-{first.Unit}-{first.Group.ToListCode()}-{provider}-{number:000}");
        await Blobs.CreateAsync(
            Containers.Ledger,
            LedgerPaths.Entries(Month, round, 0, id),
            LedgerBytes.Of(PaymentEntryCsv.Header, entries, PaymentEntryCsv.Write),
            LedgerBytes.ContentType,
            CancellationToken.None);
        long dong = entries.Sum(static entry => entry.Amount.Dong);
        var file = new PaymentFileEntity
        {
            PartitionKey = Month.PartitionKey,
            RowKey = id,
            Round = round,
            Provider = provider,
            Unit = first.Unit,
            Source = first.Group.ToListCode(),
            FileName = $"{id}.xml",
            Payments = entries.Count,
            SumDong = dong,
            Open = entries.Count,
            OpenDong = dong,
            State = nameof(PaymentFileState.Released),
        };
        await PaymentFileRows.PutAsync(Get<Tables>(), file);
        await IndexAsync(provider, round, [(id, entries)]);
        RoundEntity row = await Get<RoundStore>().GetAsync(Month, round, CancellationToken.None);
        row.State = nameof(RoundState.Released);
        row.ApprovedAt = Samples.Noon;
        Assert.True(await Get<RoundStore>().UpdateAsync(row, CancellationToken.None));
        return await FileAsync(file.RowKey);
    }

    /// <summary>Closes the month over lists of rows, as intake and close leave them.</summary>
    public async Task<UnitWork> FreezeAsync(
        string unit, IReadOnlyList<EntitlementRow> rows, string list = "btxh", int refused = 0)
    {
        string hash = new('a', 64);
        Assert.True(ProgrammeGroups.TryParse(list, out ProgrammeGroup group));
        long due = rows.Sum(static row => row.Due.Dong);
        await Blobs.CreateAsync(
            Containers.Ledger,
            $"{LedgerPaths.Intake(Month, unit, group, hash[..12])}/{LedgerPaths.Chunk(0)}",
            LedgerBytes.Of(EntitlementCsv.Header, rows.OrderBy(static row => row.Key), EntitlementCsv.Write),
            LedgerBytes.ContentType,
            CancellationToken.None);
        string first = rows.Count == 0 ? "" : rows.Min(static row => row.Key).Reveal();
        await Blobs.CreateAsync(
            Containers.Ledger,
            $"{LedgerPaths.Intake(Month, unit, group, hash[..12])}/{ChunkIndex.FileName}",
            new BinaryData(
                ChunkIndex.Of([new ChunkInfo(ChunkIndex.NameOf(0), rows.Count, first, Vnd.FromDong(due), hash)]).ToBytes()),
            StoreJson.ContentType,
            CancellationToken.None);
        await Blobs.CreateAsync(
            Containers.Ledger,
            $"{LedgerPaths.Intake(Month, unit, group, hash[..12])}/refused.csv",
            BinaryData.FromString("person\n" + string.Concat(Enumerable.Repeat("\n", refused))),
            LedgerBytes.ContentType,
            CancellationToken.None);
        Assert.Equal(SlotDecision.Accepted, await Get<MonthStore>().OfferAsync(
            Month,
            new SlotEntity
            {
                Unit = unit,
                List = list,
                Sha256 = hash,
                Chunks = 1,
                RowsAccepted = rows.Count,
                RowsRefused = refused,
                DueDong = due,
            },
            CancellationToken.None));
        var frozen = new FrozenList(unit, list, hash[..12], 1, rows.Count, due);
        await Blobs.CreateJsonAsync(
            Containers.Ledger,
            LedgerPaths.Manifest(Month),
            new SlotManifest(Month.Province, Month.Period, "ketoan", Samples.Noon, [frozen], []),
            CancellationToken.None);
        return new UnitWork(Month, 0, unit, [frozen]);
    }

    /// <summary>Moves the month to a state.</summary>
    public async Task SetMonthAsync(MonthState state)
    {
        MonthEntity row = await Get<MonthStore>().GetAsync(Month, CancellationToken.None);
        Assert.True(await Get<MonthStore>().MoveAsync(row, state, CancellationToken.None));
    }

    /// <summary>A file's row now.</summary>
    public async Task<PaymentFileEntity> FileAsync(string fileId) =>
        (await Get<PaymentFileStore>().FindAsync(Month, fileId, CancellationToken.None))!;

    /// <summary>The exceptions of a kind.</summary>
    public async Task<IReadOnlyList<ExceptionEntity>> ExceptionsAsync(ExceptionKind kind, MonthRef? month = null) =>
    [
        .. (await Get<ExceptionStore>().ListAsync(month ?? Month, CancellationToken.None))
            .Where(row => row.Kind == kind.ToString()),
    ];

    /// <summary>The numbers of the parts applied to a file.</summary>
    public Task<IReadOnlyList<string>> PartsAsync(string fileId) =>
        Blobs.ListAsync(Containers.Ledger, LedgerPaths.Results(Month, fileId) + "/", CancellationToken.None);

    /// <summary>The actions in the audit.</summary>
    public async Task<IReadOnlyList<string>> AuditAsync() =>
        [.. (await Get<AuditLog>().EntriesAsync(Month, CancellationToken.None)).Select(static entry => entry.Action)
            .Where(static action => action.Length > 0)];

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private async Task IndexAsync(
        string provider, int round, IReadOnlyList<(string Id, IReadOnlyList<PaymentEntry> Entries)> files)
    {
        var text = new StringBuilder("endToEndId,fileId\n");
        foreach ((string file, PaymentEntry entry) in files
            .SelectMany(static file => file.Entries.Select(entry => (file.Id, entry)))
            .OrderBy(static item => item.entry.Id))
        {
            text.Append(entry.Id).Append(',').Append(file).Append('\n');
        }

        await Blobs.CreateAsync(
            Containers.Ledger,
            LedgerPaths.EndToEndIndex(provider, Month, round),
            BinaryData.FromString(text.ToString()),
            LedgerBytes.ContentType,
            CancellationToken.None);
    }

    private static BlobClientOptions QuickFailure()
    {
        var options = new BlobClientOptions();
        options.Retry.MaxRetries = 0;
        return options;
    }
}
