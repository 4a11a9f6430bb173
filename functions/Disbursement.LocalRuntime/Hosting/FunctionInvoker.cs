using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;

namespace Disbursement.LocalRuntime.Hosting;

/// <summary>Runs functions, each in services of its own and behind the middleware.</summary>
internal sealed class FunctionInvoker(IServiceScopeFactory scopes, FunctionExecutionDelegate path)
{
    /// <summary>Runs a function.</summary>
    /// <returns>What it returned, or what middleware put in its place.</returns>
    public async Task<object?> InvokeAsync(BoundFunction function, FunctionRun run)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        var context = new LocalFunctionContext(function, run, scope.ServiceProvider);
        try
        {
            await path(context);
            return context.Result.Value;
        }
        finally
        {
            foreach (IAsyncDisposable owned in context.Owned)
            {
                await owned.DisposeAsync();
            }
        }
    }
}
