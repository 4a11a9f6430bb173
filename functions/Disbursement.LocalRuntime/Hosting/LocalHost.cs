using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Disbursement.LocalRuntime.Hosting;

/// <summary>Puts the function host together on top of ASP.NET Core's.</summary>
internal static class LocalHost
{
    /// <summary>Where HTTP functions are served when nothing says otherwise, as by the Functions host.</summary>
    private const string DefaultAddress = "http://127.0.0.1:7071";

    /// <summary>Starts building: settings, log and web server, nothing that is not needed.</summary>
    public static WebApplicationBuilder CreateBuilder(LocalHostOptions options)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            Args = options.Arguments,
            ContentRootPath = options.BaseDirectory,
        });
        AddSettings(builder.Configuration, options);
        AddLogging(builder.Logging, HostSettings.Read(options.BaseDirectory));
        builder.WebHost.UseKestrelCore();
        builder.Services.AddRoutingCore();
        builder.Services.TryAddSingleton(options.Time ?? TimeProvider.System);
        return builder;
    }

    /// <summary>Finds and binds the functions and makes the host.</summary>
    public static IHost Build(
        WebApplicationBuilder builder, LocalHostOptions options, FunctionPipeline pipeline, bool servesHttp)
    {
        var functions = new HostFunctions(options, HostSettings.Read(options.BaseDirectory));
        if (functions.HasHttp && !servesHttp)
        {
            throw new InvalidOperationException("HTTP functions need ConfigureFunctionsWebApplication().");
        }

        functions.AddServices(builder.Services, builder.Configuration, pipeline);
        if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey]))
        {
            builder.WebHost.UseUrls(DefaultAddress);
        }

        WebApplication app = builder.Build();
        functions.Register(app);
        return app;
    }

    /// <summary>Later sources win: the settings file, the environment, the arguments, a test's own.</summary>
    private static void AddSettings(ConfigurationManager configuration, LocalHostOptions options)
    {
        configuration.AddInMemoryCollection(SettingsFile.Read(options.BaseDirectory));
        configuration.AddEnvironmentVariables("ASPNETCORE_");
        configuration.AddEnvironmentVariables();
        configuration.AddCommandLine(options.Arguments);
        configuration.AddInMemoryCollection(options.Settings);
    }

    private static void AddLogging(ILoggingBuilder logging, HostSettings settings)
    {
        logging.SetMinimumLevel(LogLevel.Information);
        logging.AddFilter("Microsoft", LogLevel.Warning);
        logging.AddFilter("Azure", LogLevel.Warning);
        logging.AddConfiguration(settings.Logging);
        logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-dd HH:mm:ss.fff'Z' ";
            console.ColorBehavior = LoggerColorBehavior.Disabled;
        });
    }
}
