using Disbursement.Core.Units;
using Disbursement.Functions.Web.Access;
using Disbursement.Functions.Web.Actions;
using Disbursement.Functions.Web.Grants;
using Disbursement.Functions.Web.Identity;
using Disbursement.Functions.Web.People;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Disbursement.Functions.Web;

/// <summary>Adds the HTTP API to the app.</summary>
public static class WebServices
{
    private static readonly TimeSpan AuthorityTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Adds authentication, authorization and what the endpoints need; after the web application.</summary>
    public static FunctionsApplicationBuilder AddWeb(this FunctionsApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        AddOptions(builder.Services, builder.Configuration);
        AddIdentity(builder.Services);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.TryAddSingleton(UnitRegister.Shipped);
        builder.Services.AddSingleton<BlobGrants>();
        builder.Services.AddSingleton<CloseMonth>();
        builder.Services.AddSingleton<ReadMonth>();
        builder.Services.AddSingleton<ReadBoard>();
        builder.Services.AddSingleton<ReadProof>();
        builder.Services.AddSingleton<ReadAdvance>();
        builder.Services.AddSingleton<ApprovalChecks>();
        builder.Services.AddSingleton<DecideRound>();
        builder.Services.AddSingleton<SettleRound>();
        builder.Services.AddSingleton<UnpaidResults>();
        builder.Services.AddSingleton<UnpaidPersons>();
        builder.Services.AddSingleton<ExceptionDecisions>();
        builder.Services.AddSingleton<GrantUpload>();
        builder.Services.AddSingleton<ProviderFiles>();
        builder.Services.AddSingleton<ComparisonPersons>();
        builder.Services.AddSingleton<WarnedPersons>();
        builder.Services.AddSingleton<PersonHistory>();
        builder.Services.AddSingleton<PersonFinder>();
        builder.Services.AddSingleton<PersonExplainer>();
        builder.Services.Configure<KestrelServerOptions>(static server => server.AddServerHeader = false);
        builder.UseMiddleware<ApiMiddleware>();
        return builder;
    }

    /// <summary>Adds the options of the API, checked together at start-up.</summary>
    internal static void AddOptions(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IValidateOptions<AuthOptions>, AuthOptionsCheck>();
        services.AddOptions<AuthOptions>()
            .Bind(configuration.GetSection(AuthOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddOptions<GrantOptions>()
            .Bind(configuration.GetSection(GrantOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
    }

    private static void AddIdentity(IServiceCollection services)
    {
        services.AddHttpClient(EntraKeys.ClientName, static client => client.Timeout = AuthorityTimeout);
        services.AddSingleton<EntraKeys>();
        services.AddSingleton<ITokenReader, DevelopmentTokenReader>();
        services.AddSingleton<ITokenReader, EntraTokenReader>();
        services.AddSingleton<BearerTokens>();
        services.AddSingleton(AccessTable.Read(typeof(WebServices).Assembly));
    }
}
