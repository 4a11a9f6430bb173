using Disbursement.LocalRuntime.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace Disbursement.LocalRuntime.Triggers.Http;

/// <summary>Runs a function for a request and writes its result.</summary>
internal sealed class HttpFunctionHandler(FunctionInvoker invoker, ILogger<HttpFunctionHandler> logger)
{
    /// <summary>Serves one request. An exception becomes an answer without its words; they are in the log.</summary>
    public async Task ServeAsync(BoundFunction function, HttpContext context)
    {
        try
        {
            object? result = await invoker.InvokeAsync(
                function, new FunctionRun(context.Request, DataOf(context), context.RequestAborted) { Http = context });
            await WriteAsync(result, context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller went away; there is nobody to answer.
        }
        catch (DataValueException)
        {
            await HttpProblem.WriteAsync(context, StatusCodes.Status400BadRequest, "http.route-value");
        }
        catch (BadHttpRequestException exception) when (!context.Response.HasStarted)
        {
            await HttpProblem.WriteAsync(context, exception.StatusCode, "http.bad-request");
        }
        catch (Exception exception)
        {
            logger.RequestFailed(exception, function.Descriptor.Name, context.TraceIdentifier);
            await AnswerFailureAsync(context);
        }
    }

    private static Task AnswerFailureAsync(HttpContext context)
    {
        if (context.Response.HasStarted)
        {
            context.Abort(); // half an answer must not look like a whole one
            return Task.CompletedTask;
        }

        context.Response.Clear();
        return HttpProblem.WriteAsync(context, StatusCodes.Status500InternalServerError, "http.internal");
    }

    private static async Task WriteAsync(object? result, HttpContext context)
    {
        switch (result)
        {
            case null:
                break;
            case IResult http:
                await http.ExecuteAsync(context);
                break;
            case IActionResult action:
                await action.ExecuteResultAsync(
                    new ActionContext(context, context.GetRouteData(), new ActionDescriptor()));
                break;
            case string text:
                await context.Response.WriteAsync(text, context.RequestAborted);
                break;
            default:
                await context.Response.WriteAsJsonAsync(result, result.GetType(), context.RequestAborted);
                break;
        }
    }

    private static Dictionary<string, object?> DataOf(HttpContext context) =>
        new(context.Request.RouteValues, StringComparer.OrdinalIgnoreCase);
}
