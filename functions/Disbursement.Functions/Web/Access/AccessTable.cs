using System.Collections.Frozen;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace Disbursement.Functions.Web.Access;

/// <summary>The rules of all HTTP functions of an assembly, read once from their attributes.</summary>
public sealed class AccessTable
{
    private const BindingFlags Methods = BindingFlags.Public | BindingFlags.NonPublic
        | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private readonly FrozenDictionary<string, AccessRule> _rules;

    private AccessTable(FrozenDictionary<string, AccessRule> rules) => _rules = rules;

    /// <summary>Names of the HTTP functions, in no order.</summary>
    public IEnumerable<string> Functions => _rules.Keys;

    /// <summary>Reads the rules of an assembly.</summary>
    public static AccessTable Read(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        return new AccessTable(HttpFunctionsOf(assembly).ToFrozenDictionary(
            static found => found.Name, static found => RuleOf(found.Method), StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>The rule of a function; <see cref="AccessRule.Nobody"/> when it is unknown.</summary>
    public AccessRule Find(string function) => _rules.GetValueOrDefault(function, AccessRule.Nobody);

    /// <summary>The methods with an HTTP trigger.</summary>
    internal static IEnumerable<(string Name, MethodInfo Method, HttpTriggerAttribute Trigger)> HttpFunctionsOf(
        Assembly assembly) =>
        from type in assembly.GetTypes()
        from method in type.GetMethods(Methods)
        let function = method.GetCustomAttribute<FunctionAttribute>()
        where function is not null
        from parameter in method.GetParameters()
        let trigger = parameter.GetCustomAttribute<HttpTriggerAttribute>()
        where trigger is not null
        select (function.Name, method, trigger);

    private static AccessRule RuleOf(MethodInfo method)
    {
        bool anyone = method.GetCustomAttribute<AnyoneAttribute>() is not null;
        Role[] roles = method.GetCustomAttribute<AccessAttribute>()?.Roles ?? [];
        return new AccessRule(anyone, roles);
    }
}
