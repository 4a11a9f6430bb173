using Microsoft.Azure.Functions.Worker.Middleware;

namespace Disbursement.LocalRuntime.Hosting;

/// <summary>The middleware in front of the functions, in the order it was added.</summary>
internal sealed class FunctionPipeline
{
    private readonly List<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> _steps = [];

    /// <summary>Adds a step behind those added before.</summary>
    public void Add(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> step) => _steps.Add(step);

    /// <summary>Puts the steps in front of running the function.</summary>
    public FunctionExecutionDelegate Build()
    {
        FunctionExecutionDelegate path = async context =>
        {
            LocalFunctionContext local = LocalFunctionContext.From(context);
            local.Result.Value = await local.Function.RunAsync(local);
        };
        for (int index = _steps.Count - 1; index >= 0; index--)
        {
            path = _steps[index](path);
        }

        return path;
    }
}
