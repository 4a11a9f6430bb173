using System.Reflection;

namespace Disbursement.LocalRuntime.Hosting;

/// <summary>Gives a parameter its value in one run.</summary>
internal delegate ValueTask<object?> ParameterBinder(LocalFunctionContext context);

/// <summary>One kind of trigger: what its parameters may be.</summary>
internal abstract class TriggerKind
{
    /// <summary>The attribute that marks the trigger parameter.</summary>
    public abstract Type AttributeType { get; }

    /// <summary>Binds the trigger parameter.</summary>
    /// <exception cref="InvalidOperationException">Its type is none that the trigger gives.</exception>
    public abstract ParameterBinder BindTrigger(FunctionDescriptor function);

    /// <summary>Binds a parameter without an attribute to something only this kind has; null when it has not.</summary>
    public virtual ParameterBinder? BindOwn(ParameterInfo parameter) => null;

    /// <summary>The names that every run has a value for.</summary>
    public virtual IEnumerable<string> DataNames(FunctionDescriptor function) => [];
}
