using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Disbursement.LocalRuntime.Hosting;

/// <summary>The app's functions, ready to run.</summary>
internal sealed class FunctionIndex(IReadOnlyList<BoundFunction> functions)
{
    /// <summary>The functions that one kind of trigger starts.</summary>
    public IEnumerable<(BoundFunction Function, TTrigger Trigger)> Of<TTrigger>()
        where TTrigger : TriggerBindingAttribute =>
        functions
            .Where(function => function.Descriptor.Trigger is TTrigger)
            .Select(function => (function, (TTrigger)function.Descriptor.Trigger));
}
