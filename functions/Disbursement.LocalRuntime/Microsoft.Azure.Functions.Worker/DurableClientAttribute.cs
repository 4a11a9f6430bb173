using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Binds a parameter to the client of the app's task hub.</summary>
public sealed class DurableClientAttribute : InputBindingAttribute
{
}
