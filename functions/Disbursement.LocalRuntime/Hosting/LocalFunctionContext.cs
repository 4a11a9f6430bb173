using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Disbursement.LocalRuntime.Hosting;

/// <summary>One run of a function in this process.</summary>
internal sealed class LocalFunctionContext : FunctionContext
{
    /// <summary>Where the HTTP request is among the items.</summary>
    public const string HttpContextKey = "HttpRequestContext";

    private readonly FunctionRun _run;

    /// <summary>Creates the context of a run.</summary>
    public LocalFunctionContext(BoundFunction function, FunctionRun run, IServiceProvider services)
    {
        _run = run;
        Function = function;
        InstanceServices = services;
        BindingContext = new LocalBindingContext(run.Data);
        if (run.Http is { } http)
        {
            Items[HttpContextKey] = http;
        }
    }

    /// <summary>The function with its binders.</summary>
    public BoundFunction Function { get; }

    /// <summary>What started the run.</summary>
    public object? TriggerValue => _run.TriggerValue;

    /// <summary>The request that started the run; null when it was none.</summary>
    public HttpContext? Http => _run.Http;

    /// <summary>What the function returned.</summary>
    public LocalInvocationResult Result { get; } = new();

    /// <summary>Streams opened for parameters, closed after the run.</summary>
    public List<IAsyncDisposable> Owned { get; } = [];

    /// <inheritdoc/>
    public override string InvocationId { get; } = Guid.NewGuid().ToString();

    /// <inheritdoc/>
    public override string FunctionId => FunctionDefinition.Id;

    /// <inheritdoc/>
    public override BindingContext BindingContext { get; }

    /// <inheritdoc/>
    public override IServiceProvider InstanceServices { get; set; }

    /// <inheritdoc/>
    public override FunctionDefinition FunctionDefinition => Function.Definition;

    /// <inheritdoc/>
    public override IDictionary<object, object> Items { get; set; } = new Dictionary<object, object>();

    /// <inheritdoc/>
    public override CancellationToken CancellationToken => _run.CancellationToken;

    /// <summary>The runtime's own view of a context.</summary>
    /// <exception cref="InvalidOperationException">It is not one of this runtime.</exception>
    public static LocalFunctionContext From(FunctionContext context) => context as LocalFunctionContext
        ?? throw new InvalidOperationException($"{context.GetType()} is not a context of the local runtime.");
}

/// <summary>What a run of a function starts from.</summary>
/// <param name="TriggerValue">What its trigger gives.</param>
/// <param name="Data">Values by name.</param>
/// <param name="CancellationToken">Ends the run.</param>
internal sealed record FunctionRun(
    object? TriggerValue, IReadOnlyDictionary<string, object?> Data, CancellationToken CancellationToken)
{
    /// <summary>No values by name.</summary>
    public static readonly IReadOnlyDictionary<string, object?> NoData =
        new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The HTTP request behind the run, if any.</summary>
    public HttpContext? Http { get; init; }
}

/// <summary>What a function returned.</summary>
internal sealed class LocalInvocationResult : InvocationResult
{
    /// <inheritdoc/>
    public override object? Value { get; set; }
}

/// <summary>What is known of the input by name.</summary>
internal sealed class LocalBindingContext(IReadOnlyDictionary<string, object?> data) : BindingContext
{
    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> BindingData => data;
}
