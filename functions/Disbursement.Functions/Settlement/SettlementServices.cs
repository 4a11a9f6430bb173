using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Disbursement.Functions.Settlement;

/// <summary>What settlement is made of.</summary>
public static class SettlementServices
{
    /// <summary>Adds it; its options are checked at start-up.</summary>
    public static IServiceCollection AddSettlement(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SettlementOptions>()
            .Bind(configuration.GetSection("Settlement"))
            .ValidateDataAnnotations()
            .Validate(
                static options => options.MessageKey.Length == 0 || IsKey(options.MessageKey),
                "Settlement:MessageKey is base64 of at least 32 bytes.")
            .ValidateOnStart();
        services.AddSingleton<StandingStore>();
        services.AddSingleton<ConflictReporter>();
        services.AddSingleton<ResultApplier>();
        services.AddSingleton<AcknowledgementStore>();
        services.AddSingleton<EndToEndIndexes>();
        services.AddSingleton<PayingAccounts>();
        services.AddSingleton<ResultSorter>();
        services.AddSingleton<ResultsStarter>();
        services.AddSingleton<AnsweredNotifier>();
        services.AddSingleton<MessageVerifier>();
        services.AddSingleton<MessageIntake>();
        services.AddSingleton<UnitPayments>();
        services.AddSingleton<PaymentOverrides>();
        return services;
    }

    private static bool IsKey(string text)
    {
        Span<byte> bytes = stackalloc byte[256];
        return Convert.TryFromBase64String(text, bytes, out int length) && length >= 32;
    }
}
