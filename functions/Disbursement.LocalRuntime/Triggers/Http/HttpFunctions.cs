using Disbursement.LocalRuntime.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace Disbursement.LocalRuntime.Triggers.Http;

/// <summary>Serves HTTP functions on the host's web server.</summary>
internal static class HttpFunctions
{
    /// <summary>Adds what the functions' results need; MVC only for functions that return its results.</summary>
    public static void AddServices(IServiceCollection services, IEnumerable<BoundFunction> functions)
    {
        services.AddSingleton<HttpFunctionHandler>();
        if (functions.Any(ReturnsActionResult))
        {
            services.AddMvcCore();
        }
    }

    /// <summary>Maps each function to its route.</summary>
    public static void Map(WebApplication app, string routePrefix)
    {
        app.Use(AnswerWithProblemAsync);
        foreach ((BoundFunction function, HttpTriggerAttribute trigger) in
            app.Services.GetRequiredService<FunctionIndex>().Of<HttpTriggerAttribute>())
        {
            HttpFunctionHandler handler = app.Services.GetRequiredService<HttpFunctionHandler>();
            string route = HttpTriggerKind.RouteOf(function.Descriptor).TrimStart('/');
            string pattern = routePrefix.Length == 0 ? "/" + route : $"/{routePrefix.Trim('/')}/{route}";
            RequestDelegate serve = context => handler.ServeAsync(function, context);
            if (trigger.Methods is { Length: > 0 } methods)
            {
                app.MapMethods(pattern, methods.Select(method => method.ToUpperInvariant()), serve);
            }
            else
            {
                app.Map(pattern, serve);
            }
        }
    }

    /// <summary>A path or method that no function has is answered in the same form as any other error.</summary>
    private static async Task AnswerWithProblemAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);
        bool isBare = !context.Response.HasStarted
            && context.Response.ContentType is null
            && context.Response.ContentLength is null
            && context.GetEndpoint()?.DisplayName?.StartsWith("405", StringComparison.Ordinal) != false;
        int status = context.Response.StatusCode;
        if (isBare && status is StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed)
        {
            await HttpProblem.WriteAsync(context, status, "http.no-such-path");
        }
    }

    private static bool ReturnsActionResult(BoundFunction function)
    {
        Type returned = function.Descriptor.Method.ReturnType;
        Type value = returned.IsGenericType && typeof(Task).IsAssignableFrom(returned)
            ? returned.GetGenericArguments()[0]
            : returned;
        return function.Descriptor.Trigger is HttpTriggerAttribute
            && (value == typeof(object) || typeof(IActionResult).IsAssignableFrom(value));
    }
}
