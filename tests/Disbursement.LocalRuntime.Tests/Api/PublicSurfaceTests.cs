using System.Reflection;
using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using Disbursement.Testing;

namespace Disbursement.LocalRuntime.Tests.Api;

/// <summary>
/// Goal: source written against the local runtime compiles against the real packages. Method: whatever the runtime
/// shows in public must stand in the lists of the real packages' members with the same kind, signature, return type,
/// parameter names and defaults.
/// </summary>
public sealed class PublicSurfaceTests
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance
        | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Assembly Runtime = typeof(TableClient).Assembly;

    private static readonly ApiLists Lists = ApiLists.Read(
        Path.GetFullPath(Path.Combine(Golden.PathOf("x"), "..", "..", "Api")));

    private static IEnumerable<Type> PublicTypes => Runtime.GetExportedTypes();

    [Fact]
    public void Lists_Read_HoldTheRealPackages()
    {
        Assert.True(Lists.Count > 1_500, $"Only {Lists.Count} members: the lists were not found.");
        Assert.Equal("class", Lists.Find("T:Azure.Data.Tables.TableClient")?.Kind);
    }

    [Fact]
    public void PublicTypes_Namespace_IsOneOfTheRealPackages() => Assert.Empty(
        from type in PublicTypes
        where Lists.Find(DocumentationId.Of(type)) is null && !IsUnlisted(type)
        select type.FullName);

    [Fact]
    public void PublicTypes_Kind_IsTheListed() => Assert.Empty(
        from type in PublicTypes
        let entry = Lists.Find(DocumentationId.Of(type))
        where entry is not null && entry.Kind != KindOf(type)
        select $"{entry.Id}: {KindOf(type)} instead of {entry.Kind}");

    [Fact]
    public void PublicMembers_Each_IsListed() => Assert.Empty(
        from member in PublicMembers()
        where Lists.Find(DocumentationId.Of(member)) is null
        select DocumentationId.Of(member));

    [Fact]
    public void PublicMembers_ReturnType_IsTheListed() => Assert.Empty(
        from member in PublicMembers()
        let entry = Lists.Find(DocumentationId.Of(member))
        where entry is not null && ReturnOf(member) is { } returns && returns != entry.Returns
        select $"{entry.Id} returns {ReturnOf(member)} instead of {entry.Returns}");

    [Fact]
    public void PublicMembers_ParameterNamesAndDefaults_AreTheListed() => Assert.Empty(
        from member in PublicMembers().OfType<MethodBase>()
        let entry = Lists.Find(DocumentationId.Of(member))
        where entry is not null && !NamesOf(member).SequenceEqual(entry.Parameters)
        let names = string.Join(", ", NamesOf(member))
        select $"{entry.Id}: ({names}) instead of ({string.Join(", ", entry.Parameters)})");

    [Fact]
    public void PublicProperties_Accessors_AreNotMoreThanTheListed() => Assert.Empty(
        from property in PublicMembers().OfType<PropertyInfo>()
        let entry = Lists.Find(DocumentationId.Of(property))
        where entry is not null
        from accessor in AccessorsOf(property)
        where !entry.Accessors.Contains(accessor, StringComparison.Ordinal)
        select $"{entry.Id} has '{accessor}' where the real one is {entry.Accessors}");

    [Fact]
    public void PublicConstants_Value_IsTheListed() => Assert.Empty(
        from field in PublicMembers().OfType<FieldInfo>()
        let entry = Lists.Find(DocumentationId.Of(field))
        where entry is not null && field.IsLiteral && field.DeclaringType!.IsEnum
        let value = Convert.ToInt64(field.GetRawConstantValue(), System.Globalization.CultureInfo.InvariantCulture)
        where value.ToString(System.Globalization.CultureInfo.InvariantCulture) != entry.Value
        select $"{entry.Id} is {value} instead of {entry.Value}");

    [Theory]
    [InlineData("T:A.B : sealed class, base C.D", "T:A.B", "sealed class", "", "", "")]
    [InlineData("M:A.B.#ctor(System.String) | (name)", "M:A.B.#ctor(System.String)", "", "", "", "name")]
    [InlineData("M:A.B.C -> System.Void | () [static]", "M:A.B.C", "", "System.Void", "", "")]
    [InlineData(
        "M:A.C``1(``0,System.Int32) -> T.Task{``0?} |  <T:class&A.I>(entity, this max? = null) [virtual]",
        "M:A.C``1(``0,System.Int32)", "", "T.Task{``0}", "", "entity,max?")]
    [InlineData("P:A.D -> System.String? { get; set; } [abstract]", "P:A.D", "", "System.String", "{ get; set; }", "")]
    [InlineData("F:A.E.F -> A.E = 3", "F:A.E.F", "", "A.E", "", "")]
    public void Parse_Line_GivesItsParts(
        string line, string id, string kind, string returns, string accessors, string parameters)
    {
        ApiEntry entry = ApiLists.Parse(line);

        Assert.Equal((id, kind, returns, accessors), (entry.Id, entry.Kind, entry.Returns, entry.Accessors));
        Assert.Equal(parameters, string.Join(',', entry.Parameters));
    }

    /// <summary>
    /// The exception that a start with a taken id throws lies in a package below the listed ones; its name is a fact
    /// seen on the real engine.
    /// </summary>
    private static bool IsUnlisted(Type type) =>
        type.FullName == "DurableTask.Core.Exceptions.OrchestrationAlreadyExistsException";

    private static IEnumerable<MemberInfo> PublicMembers() =>
        from type in PublicTypes
        where !IsUnlisted(type) && !typeof(Delegate).IsAssignableFrom(type)
        from member in type.GetMembers(Declared)
        where IsVisible(member) && !member.IsDefined(typeof(CompilerGeneratedAttribute))
        select member;

    private static bool IsVisible(MemberInfo member) => member switch
    {
        MethodInfo method => IsVisible(method)
            && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal)),
        ConstructorInfo constructor => IsVisible(constructor) && !constructor.IsStatic,
        PropertyInfo property => property.GetAccessors(nonPublic: true).Any(IsVisible),
        FieldInfo field => (field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly) && !field.IsSpecialName,
        EventInfo happening => IsVisible(happening.AddMethod!),
        _ => false, // nested types are exported types of their own
    };

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string KindOf(Type type)
    {
        if (type.IsEnum)
        {
            return "enum";
        }

        if (typeof(Delegate).IsAssignableFrom(type))
        {
            return "delegate";
        }

        return type.IsInterface ? "interface"
            : type.IsValueType ? "struct"
            : (type.IsAbstract, type.IsSealed) switch
            {
                (true, true) => "static class",
                (true, false) => "abstract " + ClassOrRecord(type),
                (false, true) => "sealed " + ClassOrRecord(type),
                _ => ClassOrRecord(type),
            };
    }

    /// <summary>Only a record has the method that <c>with</c> calls.</summary>
    private static string ClassOrRecord(Type type) => type.GetMethod("<Clone>$") is null ? "class" : "record";

    private static string? ReturnOf(MemberInfo member) => member switch
    {
        MethodInfo method => DocumentationId.Reference(method.ReturnType),
        PropertyInfo property => DocumentationId.Reference(property.PropertyType),
        FieldInfo field => DocumentationId.Reference(field.FieldType),
        _ => null,
    };

    private static IEnumerable<string> NamesOf(MethodBase method) =>
        method.GetParameters().Select(parameter => parameter.HasDefaultValue ? parameter.Name + "?" : parameter.Name!);

    private static IEnumerable<string> AccessorsOf(PropertyInfo property)
    {
        if (property.GetMethod is { } getter && IsVisible(getter))
        {
            yield return "get;";
        }

        if (property.SetMethod is { } setter && IsVisible(setter))
        {
            bool isInit = setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));
            yield return isInit ? "init;" : "set;";
        }
    }
}
