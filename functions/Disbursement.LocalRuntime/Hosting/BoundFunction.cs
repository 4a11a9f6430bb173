using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace Disbursement.LocalRuntime.Hosting;

/// <summary>A function that is ready to run.</summary>
internal sealed class BoundFunction
{
    private readonly ParameterBinder[] _binders;
    private readonly ObjectFactory? _create;
    private readonly MethodResult _result;

    /// <summary>Makes a function ready.</summary>
    /// <param name="descriptor">What was found.</param>
    /// <param name="binders">One for each parameter, in their order.</param>
    public BoundFunction(FunctionDescriptor descriptor, ParameterBinder[] binders)
    {
        Descriptor = descriptor;
        Definition = new LocalFunctionDefinition(descriptor);
        _binders = binders;
        _result = MethodResult.Of(descriptor.Method.ReturnType);
        _create = descriptor.Method.IsStatic
            ? null
            : ActivatorUtilities.CreateFactory(descriptor.Method.DeclaringType!, Type.EmptyTypes);
    }

    /// <summary>What was found.</summary>
    public FunctionDescriptor Descriptor { get; }

    /// <summary>The public description.</summary>
    public FunctionDefinition Definition { get; }

    /// <summary>Binds the parameters, makes the function's object and runs its method.</summary>
    public async Task<object?> RunAsync(LocalFunctionContext context)
    {
        object?[] arguments = new object?[_binders.Length];
        for (int index = 0; index < arguments.Length; index++)
        {
            arguments[index] = await _binders[index](context);
        }

        object? instance = _create?.Invoke(context.InstanceServices, arguments: null);
        try
        {
            object? returned = Descriptor.Method.Invoke(
                instance, BindingFlags.DoNotWrapExceptions, binder: null, arguments, culture: null);
            return await _result.AwaitAsync(returned);
        }
        finally
        {
            await DisposeAsync(instance);
        }
    }

    private static async ValueTask DisposeAsync(object? instance)
    {
        switch (instance)
        {
            case IAsyncDisposable asynchronous: await asynchronous.DisposeAsync(); break;
            case IDisposable disposable: disposable.Dispose(); break;
        }
    }
}

/// <summary>The public description of a function.</summary>
internal sealed class LocalFunctionDefinition(FunctionDescriptor descriptor) : FunctionDefinition
{
    /// <inheritdoc/>
    public override string Name => descriptor.Name;

    /// <inheritdoc/>
    public override string Id => descriptor.Name;

    /// <inheritdoc/>
    public override string EntryPoint => descriptor.EntryPoint;

    /// <inheritdoc/>
    public override string PathToAssembly => descriptor.Method.DeclaringType!.Assembly.Location;
}
