using Disbursement.LocalRuntime.Hosting;
using Microsoft.AspNetCore.Http;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Access to the HTTP request behind a run.</summary>
public static class FunctionContextExtensions
{
    /// <summary>The request and its answer; null when the function was not started by a request.</summary>
    public static HttpContext? GetHttpContext(this FunctionContext context) =>
        context.Items.TryGetValue(LocalFunctionContext.HttpContextKey, out object? value) ? (HttpContext)value : null;
}
