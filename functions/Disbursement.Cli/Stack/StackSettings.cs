using System.Globalization;
using Disbursement.Cli.Identity;

namespace Disbursement.Cli.Stack;

/// <summary>The settings the app and the sandbox get by environment. Two underscores part a section from its key.</summary>
internal static class StackSettings
{
    /// <summary>The user the sandbox acts as: every provider at once.</summary>
    public static readonly UserIdentity SandboxUser = new("sandbox", [Roles.Provider], ["*"], "*");

    /// <summary>Settings of the app.</summary>
    public static Dictionary<string, string> ForApp(
        StackOptions options, DevelopmentSecrets secrets, string storage, string appUrl, string sandboxUrl) =>
        Merge(options, new()
        {
            ["AzureWebJobsStorage"] = storage,
            ["ServiceBusConnection"] = storage,
            ["ServiceBus__Topics__payment-files"] = "sandbox",
            ["ASPNETCORE_URLS"] = appUrl,
            ["Auth__DevelopmentKey"] = secrets.DevelopmentKey,
            ["Identifiers__ProvinceKey"] = secrets.ProvinceKey,
            ["Settlement__MessageKey"] = secrets.MessageKey,
            ["Signing__Pfx"] = secrets.SigningPfx,
            ["Verification__InquiryUrl"] = sandboxUrl,
            ["Verification__ApiKey"] = secrets.InquiryApiKey,
        });

    /// <summary>Settings of the sandbox.</summary>
    public static Dictionary<string, string> ForSandbox(
        StackOptions options, DevelopmentSecrets secrets, string storage, string appUrl, string sandboxUrl)
    {
        var mint = new TokenMint(secrets.SigningKey, options.Time);
        return Merge(options, new()
        {
            ["ASPNETCORE_URLS"] = sandboxUrl,
            ["Sandbox__World"] = Path.GetFullPath(options.WorldFolder),
            ["Sandbox__AppUrl"] = appUrl,
            ["Sandbox__ProviderToken"] = mint.Mint(SandboxUser).Reveal(),
            ["Sandbox__ApiKey"] = secrets.InquiryApiKey,
            ["Sandbox__MessageKey"] = secrets.MessageKey,
            ["Sandbox__Storage"] = storage,
            ["Sandbox__SignerCertificate"] = DevelopmentCertificate.PublicPart(secrets.SigningPfx),
        });
    }

    /// <summary>An address on this machine.</summary>
    public static string UrlOf(int port) => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");

    private static Dictionary<string, string> Merge(StackOptions options, Dictionary<string, string> own)
    {
        var merged = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach ((string name, string value) in options.Settings.Concat(own).Concat(options.Overrides))
        {
            merged[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        return merged;
    }
}
