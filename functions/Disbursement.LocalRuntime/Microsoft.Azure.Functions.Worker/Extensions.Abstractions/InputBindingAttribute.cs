namespace Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

/// <summary>Says where a further input of a function comes from.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public abstract class InputBindingAttribute : BindingAttribute
{
    /// <summary>Creates the attribute.</summary>
    public InputBindingAttribute()
    {
    }
}
