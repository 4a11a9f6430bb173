namespace Microsoft.Azure.Functions.Worker.Middleware;

/// <summary>The rest of the path of a run: further middleware, then the function.</summary>
/// <param name="context">The run.</param>
public delegate Task FunctionExecutionDelegate(FunctionContext context);
