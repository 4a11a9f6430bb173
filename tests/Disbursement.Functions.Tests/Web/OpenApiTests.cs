using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Disbursement.Functions.Web;
using Disbursement.Functions.Web.Access;
using Disbursement.Functions.Web.Endpoints;
using Microsoft.Azure.Functions.Worker;

namespace Disbursement.Functions.Tests.Web;

/// <summary>Goal: the document never lies about routes, roles or fields. Method: compare it with the code.</summary>
public sealed class OpenApiTests
{
    private static readonly Assembly App = typeof(WebServices).Assembly;
    private static readonly JsonNode Document = Load();

    private static JsonNode Load()
    {
        using Stream stream = App.GetManifestResourceStream(OpenApiFunction.Resource)!;
        return JsonNode.Parse(stream)!;
    }

    private static IEnumerable<(string Name, MethodInfo Method, HttpTriggerAttribute Trigger)> Functions =>
        AccessTable.HttpFunctionsOf(App);

    public static TheoryData<string> FunctionNames => [.. Functions.Select(function => function.Name)];

    private static (JsonNode Operation, HttpTriggerAttribute Trigger, MethodInfo Method) Find(string name)
    {
        (string _, MethodInfo method, HttpTriggerAttribute trigger) = Functions.Single(one => one.Name == name);
        JsonNode? operation = Document["paths"]![$"/{trigger.Route}"]?[trigger.Methods!.Single()];
        Assert.True(operation is not null, $"{name}: {trigger.Methods![0]} /{trigger.Route} is not in openapi.json.");
        return (operation, trigger, method);
    }

    [Theory]
    [MemberData(nameof(FunctionNames))]
    public void Document_EveryHttpFunction_IsThere(string name)
    {
        Assert.Equal(name, Find(name).Operation["operationId"]!.GetValue<string>());
    }

    [Fact]
    public void Document_EveryOperation_IsAFunction()
    {
        string[] operations =
        [
            .. Document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject())
                .Select(operation => operation.Value!["operationId"]!.GetValue<string>()),
        ];

        Assert.Equal(Functions.Select(function => function.Name).Order(), operations.Order());
    }

    [Theory]
    [MemberData(nameof(FunctionNames))]
    public void Document_RolesOfAnOperation_AreThoseOfTheFunction(string name)
    {
        (JsonNode operation, HttpTriggerAttribute _, MethodInfo method) = Find(name);
        AccessAttribute? access = method.GetCustomAttribute<AccessAttribute>();
        string text = operation["description"]?.GetValue<string>() ?? "Roles: .";

        string[] documented = text["Roles: ".Length..^1]
            .Split(", ", StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(
            (access?.Roles ?? []).Select(role => role.ToString().ToLowerInvariant()).Order(), documented.Order());
        Assert.Equal(access is null, operation["security"] is not null);
    }

    [Theory]
    [MemberData(nameof(FunctionNames))]
    public void Document_ParametersOfARoute_AreDescribed(string name)
    {
        (JsonNode operation, HttpTriggerAttribute trigger, MethodInfo _) = Find(name);
        string[] inRoute =
        [
            .. trigger.Route!.Split('/').Where(part => part[0] == '{').Select(part => part[1..^1]),
        ];
        string[] described =
        [
            .. (operation["parameters"]?.AsArray() ?? []).Where(one => one!["in"]!.GetValue<string>() == "path")
                .Select(one => one!["name"]!.GetValue<string>()),
        ];

        Assert.Equal(inRoute, described);
    }

    public static TheoryData<string> RecordSchemas =>
    [
        .. Document["components"]!["schemas"]!.AsObject().Select(schema => schema.Key)
            .Where(key => key.EndsWith("View", StringComparison.Ordinal)
                || key.EndsWith("Body", StringComparison.Ordinal)
                || key == "SlotTotals"),
    ];

    [Theory]
    [MemberData(nameof(RecordSchemas))]
    public void Document_FieldsOfASchema_AreThoseOfTheRecord(string schema)
    {
        Type record = App.GetTypes().Single(type =>
            type.Name == schema && type.Namespace!.StartsWith("Disbursement.Functions.Web", StringComparison.Ordinal));
        IEnumerable<string> fields = record.GetProperties()
            .Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name));
        IEnumerable<string> described = Document["components"]!["schemas"]![schema]!["properties"]!.AsObject()
            .Select(property => property.Key);

        Assert.Equal(fields.Order(), described.Order());
    }
}
