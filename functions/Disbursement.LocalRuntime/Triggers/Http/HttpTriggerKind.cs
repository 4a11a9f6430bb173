using System.Reflection;
using Disbursement.LocalRuntime.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker;

namespace Disbursement.LocalRuntime.Triggers.Http;

/// <summary>HTTP functions: the request, and the parameters of the route by name.</summary>
internal sealed class HttpTriggerKind : TriggerKind
{
    /// <inheritdoc/>
    public override Type AttributeType => typeof(HttpTriggerAttribute);

    /// <inheritdoc/>
    public override ParameterBinder BindTrigger(FunctionDescriptor function) =>
        function.TriggerParameter.ParameterType == typeof(HttpRequest)
            ? context => new ValueTask<object?>(context.Http!.Request)
            : throw function.CannotBind(function.TriggerParameter, "an HTTP trigger gives HttpRequest.");

    /// <inheritdoc/>
    public override ParameterBinder? BindOwn(ParameterInfo parameter) => parameter.ParameterType == typeof(HttpContext)
        ? context => new ValueTask<object?>(context.Http)
        : null;

    /// <inheritdoc/>
    public override IEnumerable<string> DataNames(FunctionDescriptor function) =>
        RoutePatternFactory.Parse(RouteOf(function)).Parameters.Select(parameter => parameter.Name);

    /// <summary>The path below the prefix.</summary>
    public static string RouteOf(FunctionDescriptor function) =>
        ((HttpTriggerAttribute)function.Trigger).Route ?? function.Name;
}
