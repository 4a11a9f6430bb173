using Disbursement.LocalRuntime.Hosting;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Access of middleware to what a function returned.</summary>
public static class FunctionContextBindingFeatureExtensions
{
    /// <summary>What the function returned; set it to answer in the function's place.</summary>
    /// <exception cref="InvalidOperationException">The context is not one of this runtime.</exception>
    public static InvocationResult GetInvocationResult(this FunctionContext context) =>
        LocalFunctionContext.From(context).Result;
}
