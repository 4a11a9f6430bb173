using System.Text.RegularExpressions;
using Disbursement.Functions.Web;
using Disbursement.Functions.Web.Access;
using Microsoft.Azure.Functions.Worker;

namespace Disbursement.Functions.Tests.Web;

/// <summary>
/// Goal: no HTTP function of the app answers a caller who may not ask, and a new one is refused until it says who
/// may. Method: list the functions of the assembly and call each over HTTP with every kind of wrong caller.
/// </summary>
[Collection(ApiTests.Name)]
public sealed partial class AuthorizationTests(ApiFixture api)
{
    private static readonly AccessTable Table = AccessTable.Read(typeof(WebServices).Assembly);

    private static readonly Dictionary<string, HttpTriggerAttribute> Triggers =
        AccessTable.HttpFunctionsOf(typeof(WebServices).Assembly).ToDictionary(
            function => function.Name, function => function.Trigger, StringComparer.Ordinal);

    public static TheoryData<string> Guarded =>
        [.. Triggers.Keys.Where(name => !Table.Find(name).Anyone).Order(StringComparer.Ordinal)];

    public static TheoryData<string> OfOneProvince =>
    [
        .. Triggers.Where(function => function.Value.Route!.Contains("{province}", StringComparison.Ordinal))
            .Select(function => function.Key),
    ];

    private Task<ApiAnswer> CallAsync(string function, string? token)
    {
        HttpTriggerAttribute trigger = Triggers[function];
        string path = trigger.Route!
            .Replace("{province}", "17", StringComparison.Ordinal)
            .Replace("{period}", "2024-06", StringComparison.Ordinal)
            .Replace("{round}", "1", StringComparison.Ordinal);
        path = Parameter().Replace(path, "x");
        string method = trigger.Methods!.Single();
        string? body = method == "post" ? "{}" : null;
        return api.SendAsync(token, new HttpMethod(method.ToUpperInvariant()), $"api/{path}", body);
    }

    private static string[] Names(IEnumerable<Role> roles) =>
        [.. roles.Select(role => role.ToString().ToLowerInvariant())];

    [Theory]
    [MemberData(nameof(Guarded))]
    public async Task Call_WithoutAToken_IsRefused(string function)
    {
        ApiAnswer answer = await CallAsync(function, token: null);

        Assert.Equal((401, "auth.required"), (answer.Status, answer.Code));
        Assert.Equal("application/problem+json", answer.Type);
    }

    [Theory]
    [MemberData(nameof(Guarded))]
    public async Task Call_WithAForgedToken_IsRefused(string function)
    {
        string[] parts = TestTokens.Of("a", string.Join(',', Names(Table.Find(function).Roles))).Split('.');

        ApiAnswer answer = await CallAsync(function, $"{parts[0]}.{parts[1]}.{new string('A', 43)}");

        Assert.Equal((401, "auth.invalid"), (answer.Status, answer.Code));
    }

    [Theory]
    [MemberData(nameof(Guarded))]
    public async Task Call_WithEveryOtherRole_IsRefused(string function)
    {
        string[] wrong = Names(Enum.GetValues<Role>().Except(Table.Find(function).Roles));

        ApiAnswer answer = await CallAsync(function, TestTokens.Of("a", string.Join(',', wrong), "*", "*"));

        Assert.Equal((403, "access.role"), (answer.Status, answer.Code));
    }

    [Theory]
    [MemberData(nameof(Guarded))]
    public async Task Call_WithNoRole_IsRefused(string function)
    {
        ApiAnswer answer = await CallAsync(function, TestTokens.Of("a", "", "*", "*"));

        Assert.Equal((403, "access.role"), (answer.Status, answer.Code));
    }

    [Theory]
    [MemberData(nameof(OfOneProvince))]
    public async Task Call_WithTheRoleInAnotherProvince_IsRefused(string function)
    {
        string roles = string.Join(',', Names(Table.Find(function).Roles));

        ApiAnswer answer = await CallAsync(function, TestTokens.Of("a", roles, "22,27/261"));

        Assert.Equal((403, "access.area"), (answer.Status, answer.Code));
    }

    [Theory]
    [MemberData(nameof(OfOneProvince))]
    public async Task Call_WithTheRoleNowhere_IsRefused(string function)
    {
        string roles = string.Join(',', Names(Table.Find(function).Roles));

        ApiAnswer answer = await CallAsync(function, TestTokens.Of("a", roles, ""));

        Assert.Equal((403, "access.area"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Call_AFunctionThatForgotToSayWhoMay_AdmitsNobody()
    {
        string everything = TestTokens.Of("a", string.Join(',', Names(Enum.GetValues<Role>())), "*", "*");

        ApiAnswer answer = await api.GetAsync(everything, "api/forgotten");

        Assert.Equal((403, "access.role"), (answer.Status, answer.Code));
    }

    [Theory]
    [InlineData("Health")]
    [InlineData("OpenApi")]
    public async Task Call_WhatTellsNothing_NeedsNoToken(string function)
    {
        Assert.Equal(200, (await CallAsync(function, token: null)).Status);
    }

    [Fact]
    public async Task Call_Refused_LogsNoTokenAndSaysWhatToDo()
    {
        string token = TestTokens.Of("a", "officer");

        ApiAnswer answer = await CallAsync("CloseMonth", token);

        Assert.NotEqual("", answer.Text("title"));
        Assert.NotEqual("", answer.Text("detail"));
        Assert.NotEqual("", answer.Text("action"));
        Assert.DoesNotContain(api.Logged, line => line.Contains(token[..40], StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\{[a-zA-Z]+\}", RegexOptions.None, 1000)]
    private static partial Regex Parameter();
}
