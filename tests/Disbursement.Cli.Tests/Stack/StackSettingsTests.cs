using Disbursement.Cli.Stack;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Disbursement.Cli.Tests.Stack;

/// <summary>What the app and the sandbox are told, and who wins when two say different things.</summary>
public sealed class StackSettingsTests
{
    private static readonly DevelopmentSecrets Secrets = new(
        Convert.ToBase64String(new byte[32]), "cHJvdmluY2U=", "bWVzc2FnZQ==", "a2V5");

    [Fact]
    public void ForApp_Always_HoldsEverySettingOfThePlan()
    {
        Dictionary<string, string> settings = App(new());

        Assert.Equal("storage", settings["AzureWebJobsStorage"]);
        Assert.Equal("storage", settings["ServiceBusConnection"]);
        Assert.Equal("http://app", settings["ASPNETCORE_URLS"]);
        Assert.Equal("http://sandbox", settings["Verification__InquiryUrl"]);
        Assert.Equal("a2V5", settings["Verification__ApiKey"]);
        Assert.Equal("cHJvdmluY2U=", settings["Identifiers__ProvinceKey"]);
        Assert.Equal("bWVzc2FnZQ==", settings["Settlement__MessageKey"]);
        Assert.Equal(Secrets.DevelopmentKey, settings["Auth__DevelopmentKey"]);
    }

    [Fact]
    public void ForSandbox_Always_ActsAsEveryProviderAndOnlyThat()
    {
        Dictionary<string, string> settings = StackSettings.ForSandbox(Options(new()), Secrets, "storage", "http://app", "http://sandbox");

        var token = new JsonWebToken(settings["Sandbox__ProviderToken"]);

        Assert.Equal("*", token.GetClaim("provider").Value);
        Assert.Equal("provider", token.GetClaim("roles").Value);
        Assert.Equal("http://app", settings["Sandbox__AppUrl"]);
        Assert.Equal("a2V5", settings["Sandbox__ApiKey"]);
        Assert.DoesNotContain(settings.Keys, name => name.Contains("ProvinceKey", StringComparison.Ordinal));
        Assert.DoesNotContain(settings.Keys, name => name.Contains("DevelopmentKey", StringComparison.Ordinal));
    }

    [Fact]
    public void ForApp_SettingsOfTheFile_AreHandedOnButDoNotMoveTheStack()
    {
        Dictionary<string, string> settings = App(new()
        {
            ["Months:RoundsMax"] = "3",
            ["AzureWebJobsStorage"] = "elsewhere",
        });

        Assert.Equal("3", settings["Months__RoundsMax"]);
        Assert.Equal("storage", settings["AzureWebJobsStorage"]);
    }

    [Fact]
    public void ForApp_Overrides_Win()
    {
        StackOptions options = Options(new() { ["Verification__DecisionWindow"] = "3.00:00:00" }) with
        {
            Overrides = new Dictionary<string, string> { ["Verification__DecisionWindow"] = "00:00:00" },
        };

        Dictionary<string, string> settings = StackSettings.ForApp(options, Secrets, "s", "http://a", "http://b");

        Assert.Equal("00:00:00", settings["Verification__DecisionWindow"]);
    }

    private static Dictionary<string, string> App(Dictionary<string, string> settings) =>
        StackSettings.ForApp(Options(settings), Secrets, "storage", "http://app", "http://sandbox");

    private static StackOptions Options(Dictionary<string, string> settings) => new()
    {
        Data = new DataFolder("/data"),
        Programs = new StackPrograms(["app"], ["sandbox"]),
        WorldFolder = "/world",
        Settings = settings,
    };
}
