namespace Microsoft.Azure.Functions.Worker.Middleware;

/// <summary>A step that every run passes on its way to the function and back.</summary>
public interface IFunctionsWorkerMiddleware
{
    /// <summary>Does the step; the function runs only if <paramref name="next"/> is called.</summary>
    Task Invoke(FunctionContext context, FunctionExecutionDelegate next);
}
