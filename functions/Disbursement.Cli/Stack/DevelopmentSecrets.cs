using System.Security.Cryptography;
using System.Text.Json;
using Disbursement.Cli.Shell;

namespace Disbursement.Cli.Stack;

/// <summary>The keys of one local installation, made once into its data folder and kept from run to run.</summary>
/// <param name="DevelopmentKey">Signs local bearer tokens; base64, 32 bytes.</param>
/// <param name="ProvinceKey">Makes EndToEndIds; base64, 32 bytes. Another key would give the same payment another id.</param>
/// <param name="MessageKey">Signs the providers' messages; base64, 32 bytes.</param>
/// <param name="InquiryApiKey">Opens the sandbox's account inquiry.</param>
internal sealed record DevelopmentSecrets(
    string DevelopmentKey, string ProvinceKey, string MessageKey, string InquiryApiKey)
{
    private const int KeyBytes = 32;
    private const string FileName = "development-keys.json";

    /// <summary>Certificate and key that sign payment files, a PFX in base64; empty in folders made before files were
    /// signed.</summary>
    public string SigningPfx { get; init; } = "";

    /// <summary>The development key as bytes.</summary>
    public byte[] SigningKey => Convert.FromBase64String(DevelopmentKey);

    /// <summary>Reads the keys of a data folder, or null when it has none yet.</summary>
    public static DevelopmentSecrets? TryRead(string dataFolder)
    {
        string path = Path.Combine(dataFolder, FileName);
        return File.Exists(path)
            ? JsonSerializer.Deserialize<DevelopmentSecrets>(File.ReadAllBytes(path), CliJson.Options)
            : null;
    }

    /// <summary>Reads the keys of a data folder and makes them when there are none.</summary>
    public static DevelopmentSecrets Ensure(string dataFolder)
    {
        DevelopmentSecrets? kept = TryRead(dataFolder);
        if (kept is { SigningPfx.Length: > 0 })
        {
            return kept;
        }

        DevelopmentSecrets made = kept is null ? Make() : kept with { SigningPfx = DevelopmentCertificate.Make() };
        made.Write(dataFolder);
        return made;
    }

    /// <summary>Makes keys that nobody else has.</summary>
    public static DevelopmentSecrets Make() => new(NewKey(), NewKey(), NewKey(), NewKey())
    {
        SigningPfx = DevelopmentCertificate.Make(),
    };

    /// <summary>Keeps the keys in a data folder.</summary>
    public void Write(string dataFolder)
    {
        PrivateFiles.CreateFolder(dataFolder);
        PrivateFiles.Write(Path.Combine(dataFolder, FileName), JsonSerializer.SerializeToUtf8Bytes(this, CliJson.Options));
    }

    /// <inheritdoc/>
    public override string ToString() => nameof(DevelopmentSecrets);

    private static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes));
}
