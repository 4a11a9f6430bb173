using Azure.Data.Tables;
using Azure.Messaging.ServiceBus;
using Azure.Storage.Blobs;
using Disbursement.Functions.Approval;
using Disbursement.Functions.Board;
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
using Disbursement.Functions.Signing;
using Disbursement.Functions.Storage;
using Disbursement.Functions.Verification;
using Disbursement.Functions.Watch;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Disbursement.Functions;

/// <summary>What the app is made of.</summary>
public static class DisbursementServices
{
    /// <summary>Adds storage, the stages and their options; options are checked together at start-up.</summary>
    public static IServiceCollection AddDisbursement(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        AddClients(services, configuration);
        AddStorage(services);
        AddOptions<MonthOptions>(services, configuration, "Months");
        AddOptions<IdentifierOptions>(services, configuration, "Identifiers");
        AddOptions<VerificationOptions>(services, configuration, "Verification");
        AddOptions<RecoveryOptions>(services, configuration, "Recovery");
        AddOptions<IntakeOptions>(services, configuration, "Intake");
        AddOptions<ApprovalOptions>(services, configuration, ApprovalOptions.Section);
        AddOptions<TripwireOptions>(services, configuration, TripwireOptions.Section);
        services.AddSingleton<IntakeStarter>();
        services.AddSingleton<Identifiers>();
        services.AddSingleton<ListReader>();
        services.AddSingleton<ListedRows>();
        services.AddSingleton<SupplementIntake>();
        services.AddSingleton<MonthLists>();
        services.AddSingleton<EarlierProofs>();
        services.AddSingleton<NameDecisions>();
        services.AddSingleton<UndecidedAccounts>();
        services.AddSingleton<FreshAccountStore>();
        services.AddSingleton<UnitComparer>();
        services.AddSingleton<SupplementComparer>();
        services.AddSingleton<MonthComparer>();
        services.AddSingleton<ComparisonReports>();
        services.AddSingleton<TripwireReview>();
        services.AddSingleton<EnvelopeReview>();
        services.AddSingleton<RowsToRoute>();
        services.AddSingleton<DecidedHolds>();
        services.AddSingleton<PeopleOfMonth>();
        services.AddSingleton<EventBook>();
        services.AddSingleton<PersonLists>();
        services.AddSingleton<PersonAttempts>();
        services.AddSingleton<OverpaymentFinder>();
        services.AddSingleton<OverpaymentBook>();
        services.AddSingleton<RecoveryList>();
        services.AddSingleton<SeldomRegisters>();
        services.AddSingleton<SharedAccountLines>();
        services.AddSingleton<EventListIntake>();
        services.AddSingleton<ProvenFailures>();
        services.AddSingleton<EntryFactory>();
        services.AddSingleton<PaymentFileBuilder>();
        services.AddSingleton<FileRebuilder>();
        services.AddSingleton<FrozenContracts>();
        services.AddSingleton<FundsRequestWriter>();
        services.AddSingleton<RoundRows>();
        services.AddHttpClient<AccountInquiryClient>((provider, http) =>
        {
            VerificationOptions options = provider
                .GetRequiredService<Microsoft.Extensions.Options.IOptions<VerificationOptions>>().Value;
            http.BaseAddress = new Uri(options.InquiryUrl.TrimEnd('/') + "/");
            http.DefaultRequestHeaders.Add("X-Api-Key", options.ApiKey);
        });
        return services.AddSettlement(configuration).AddCoverage(configuration).AddBoard(configuration)
            .AddWatch(configuration).AddSigning(configuration);
    }

    private static void AddClients(IServiceCollection services, IConfiguration configuration)
    {
        string storage = configuration["AzureWebJobsStorage"]
            ?? throw new InvalidOperationException(
                "The setting AzureWebJobsStorage is missing: the storage account's connection string.");
        string bus = configuration["ServiceBusConnection"]
            ?? throw new InvalidOperationException(
                "The setting ServiceBusConnection is missing: the Service Bus namespace's connection string.");
        services.AddSingleton(new BlobServiceClient(storage));
        services.AddSingleton(new TableServiceClient(storage));
        services.AddSingleton(new ServiceBusClient(bus));
    }

    private static void AddStorage(IServiceCollection services)
    {
        services.AddSingleton<BlobStore>();
        services.AddSingleton<Tables>();
        services.AddSingleton<MonthStore>();
        services.AddSingleton<RoundStore>();
        services.AddSingleton<PaymentFileStore>();
        services.AddSingleton<ExceptionStore>();
        services.AddSingleton<StopStore>();
        services.AddSingleton<MonthByMonth>();
        services.AddSingleton<AuditLog>();
        services.AddSingleton<EntitlementLedger>();
        services.AddSingleton<ReferenceStore>();
        services.AddSingleton<SuccessionStore>();
        services.AddHostedService<StoragePreparation>();
    }

    private static void AddOptions<TOptions>(IServiceCollection services, IConfiguration configuration, string section)
        where TOptions : class =>
        services.AddOptions<TOptions>()
            .Bind(configuration.GetSection(section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
}
