using Disbursement.Functions.Close;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Disbursement.Functions.Board;

/// <summary>What the board is made of.</summary>
internal static class BoardServices
{
    /// <summary>Adds it, with the one deadline that closing, watching and reminding share.</summary>
    public static IServiceCollection AddBoard(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<CloseOptions>()
            .Bind(configuration.GetSection(CloseOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddOptions<BoardOptions>()
            .Bind(configuration.GetSection(BoardOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<BoardReader>();
        services.AddSingleton<ReminderSender>();
        return services;
    }
}
