using Disbursement.LocalRuntime.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Builds a function app.</summary>
public class FunctionsApplicationBuilder : IFunctionsWorkerApplicationBuilder, IHostApplicationBuilder
{
    private readonly LocalHostOptions _options;
    private readonly WebApplicationBuilder _inner;
    private readonly FunctionPipeline _pipeline = new();

    internal FunctionsApplicationBuilder(LocalHostOptions options)
    {
        _options = options;
        _inner = LocalHost.CreateBuilder(options);
    }

    /// <summary>The app's settings: <c>local.settings.json</c> or its sample, the environment, the arguments.</summary>
    public ConfigurationManager Configuration => _inner.Configuration;

    /// <summary>The app's name and folder.</summary>
    public IHostEnvironment Environment => _inner.Environment;

    /// <summary>Where the app's log goes.</summary>
    public ILoggingBuilder Logging => _inner.Logging;

    /// <summary>The app's metrics.</summary>
    public IMetricsBuilder Metrics => _inner.Metrics;

    /// <summary>Values shared while building.</summary>
    public IDictionary<object, object> Properties => ((IHostApplicationBuilder)_inner).Properties;

    /// <summary>The app's services.</summary>
    public IServiceCollection Services => _inner.Services;

    /// <inheritdoc/>
    IConfigurationManager IHostApplicationBuilder.Configuration => _inner.Configuration;

    /// <summary>Whether HTTP functions are served.</summary>
    internal bool ServesHttp { get; set; }

    /// <summary>Makes the app. Its functions are found and bound now.</summary>
    /// <exception cref="InvalidOperationException">A function cannot be bound; the message names it and its parameter.
    /// </exception>
    public IHost Build() => LocalHost.Build(_inner, _options, _pipeline, ServesHttp);

    /// <summary>Takes another container of services.</summary>
    public void ConfigureContainer<TContainerBuilder>(
        IServiceProviderFactory<TContainerBuilder> factory, Action<TContainerBuilder>? configure = null)
        where TContainerBuilder : notnull =>
        ((IHostApplicationBuilder)_inner).ConfigureContainer(factory, configure);

    /// <summary>Puts a step in front of the functions, behind those added before.</summary>
    public IFunctionsWorkerApplicationBuilder Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware)
    {
        _pipeline.Add(middleware);
        return this;
    }
}
