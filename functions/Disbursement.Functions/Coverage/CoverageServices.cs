using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Disbursement.Functions.Coverage;

/// <summary>What coverage is made of.</summary>
public static class CoverageServices
{
    /// <summary>Adds it; its options are checked at start-up.</summary>
    public static IServiceCollection AddCoverage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<CoverageOptions>()
            .Bind(configuration.GetSection("Coverage"))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddOptions<ReportOptions>().Bind(configuration.GetSection("Reports"));
        services.AddSingleton<ReportNames>();
        services.AddSingleton<RefusedRows>();
        services.AddSingleton<CoverageDocuments>();
        services.AddSingleton<CoverageStore>();
        services.AddSingleton<UnitCounts>();
        services.AddSingleton<MonthRows>();
        services.AddSingleton<ProofReports>();
        services.AddSingleton<FundsInHand>();
        services.AddSingleton<FocalLedger>();
        services.AddSingleton<AdvanceReports>();
        return services;
    }
}
