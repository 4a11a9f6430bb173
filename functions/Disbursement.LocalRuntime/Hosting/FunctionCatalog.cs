using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Disbursement.LocalRuntime.Hosting;

/// <summary>Finds functions by their attributes.</summary>
internal static class FunctionCatalog
{
    private const BindingFlags Methods = BindingFlags.Public | BindingFlags.NonPublic
        | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>Finds the functions of some types, in the order of their names.</summary>
    /// <exception cref="InvalidOperationException">A name is taken twice, or a function has not exactly one trigger.
    /// </exception>
    public static IReadOnlyList<FunctionDescriptor> Find(IEnumerable<Type> types)
    {
        var found = new SortedDictionary<string, FunctionDescriptor>(StringComparer.OrdinalIgnoreCase);
        foreach (MethodInfo method in types.Where(type => type.IsClass).SelectMany(type => type.GetMethods(Methods)))
        {
            if (method.GetCustomAttribute<FunctionAttribute>() is { } attribute)
            {
                FunctionDescriptor function = Describe(method, attribute.Name);
                if (!found.TryAdd(function.Name, function))
                {
                    throw new InvalidOperationException(
                        $"Function '{function.Name}' is there twice: {found[function.Name].EntryPoint}, " +
                        $"{function.EntryPoint}.");
                }
            }
        }

        return [.. found.Values];
    }

    private static FunctionDescriptor Describe(MethodInfo method, string name)
    {
        ParameterInfo[] triggers =
            [.. method.GetParameters().Where(parameter => parameter.IsDefined(typeof(TriggerBindingAttribute)))];
        return triggers.Length == 1
            ? new FunctionDescriptor(
                name, method, triggers[0], triggers[0].GetCustomAttribute<TriggerBindingAttribute>()!)
            : throw new InvalidOperationException(
                $"Function '{name}' ({method.DeclaringType!.FullName}.{method.Name}) has {triggers.Length} trigger " +
                "parameters; it needs exactly one.");
    }
}
