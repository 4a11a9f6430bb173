namespace Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

/// <summary>Says where a function's input comes from or where its output goes.</summary>
[AttributeUsage(AttributeTargets.Method)]
public abstract class BindingAttribute : Attribute
{
    /// <summary>Creates the attribute.</summary>
    public BindingAttribute()
    {
    }
}
