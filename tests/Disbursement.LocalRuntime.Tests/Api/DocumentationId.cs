using System.Globalization;
using System.Reflection;

namespace Disbursement.LocalRuntime.Tests.Api;

/// <summary>Documentation ids of reflected members, as the compiler writes them.</summary>
internal static class DocumentationId
{
    public static string Of(Type type) => "T:" + Declared(type);

    public static string Of(MemberInfo member)
    {
        string owner = Declared(member.DeclaringType!);
        return member switch
        {
            ConstructorInfo constructor => $"M:{owner}.#ctor{Parameters(constructor.GetParameters())}",
            MethodInfo method => MethodId(owner, method),
            PropertyInfo property => $"P:{owner}.{property.Name}{Parameters(property.GetIndexParameters())}",
            FieldInfo field => $"F:{owner}.{field.Name}",
            EventInfo happening => $"E:{owner}.{happening.Name}",
            _ => throw new NotSupportedException(member.ToString()),
        };
    }

    /// <summary>A type as it stands in a signature.</summary>
    public static string Reference(Type type)
    {
        if (type.IsByRef)
        {
            return Reference(type.GetElementType()!) + "@";
        }

        if (type.IsArray)
        {
            return Reference(type.GetElementType()!) + "[]";
        }

        if (type.IsGenericParameter)
        {
            string ticks = type.DeclaringMethod is null ? "`" : "``";
            return ticks + type.GenericParameterPosition.ToString(CultureInfo.InvariantCulture);
        }

        if (!type.IsGenericType)
        {
            return type.FullName!.Replace('+', '.');
        }

        string name = type.GetGenericTypeDefinition().FullName!.Replace('+', '.');
        name = name[..name.IndexOf('`', StringComparison.Ordinal)];
        return $"{name}{{{string.Join(',', type.GetGenericArguments().Select(Reference))}}}";
    }

    private static string Declared(Type type) =>
        (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName!.Replace('+', '.');

    private static string MethodId(string owner, MethodInfo method)
    {
        string generic = method.IsGenericMethodDefinition
            ? "``" + method.GetGenericArguments().Length.ToString(CultureInfo.InvariantCulture)
            : "";
        string conversion = method.Name is "op_Implicit" or "op_Explicit" ? "~" + Reference(method.ReturnType) : "";
        return $"M:{owner}.{method.Name}{generic}{Parameters(method.GetParameters())}{conversion}";
    }

    private static string Parameters(ParameterInfo[] parameters) => parameters.Length == 0
        ? ""
        : $"({string.Join(',', parameters.Select(parameter => Reference(parameter.ParameterType)))})";
}
