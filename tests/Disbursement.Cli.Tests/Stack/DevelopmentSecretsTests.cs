using Disbursement.Cli.Stack;

namespace Disbursement.Cli.Tests.Stack;

/// <summary>Keys are made once: another province key would give the same payment another id.</summary>
public sealed class DevelopmentSecretsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("disburse-keys-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Ensure_Twice_KeepsTheKeys() =>
        Assert.Equal(DevelopmentSecrets.Ensure(_folder), DevelopmentSecrets.Ensure(_folder));

    [Fact]
    public void Ensure_New_MakesFourDifferentKeysOf32Bytes()
    {
        DevelopmentSecrets made = DevelopmentSecrets.Ensure(_folder);

        string[] keys = [made.DevelopmentKey, made.ProvinceKey, made.MessageKey, made.InquiryApiKey];
        Assert.All(keys, key => Assert.Equal(32, Convert.FromBase64String(key).Length));
        Assert.Equal(4, keys.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Ensure_AFolderOfBeforeFilesWereSigned_GetsACertificateAndKeepsItsKeys()
    {
        DevelopmentSecrets old = DevelopmentSecrets.Make() with { SigningPfx = "" };
        old.Write(_folder);

        DevelopmentSecrets now = DevelopmentSecrets.Ensure(_folder);

        Assert.NotEmpty(DevelopmentCertificate.PublicPart(now.SigningPfx));
        Assert.Equal(old, now with { SigningPfx = "" });
        Assert.Equal(now, DevelopmentSecrets.Ensure(_folder));
    }

    [Fact]
    public void TryRead_NoneYet_IsNull() => Assert.Null(DevelopmentSecrets.TryRead(_folder));

    [Fact]
    public void ToString_Keys_AreNotShown() =>
        Assert.Equal(nameof(DevelopmentSecrets), DevelopmentSecrets.Ensure(_folder).ToString());

    [Fact]
    public void Ensure_Always_OnlyTheOwnerMayRead()
    {
        DevelopmentSecrets.Ensure(_folder);

        if (!OperatingSystem.IsWindows())
        {
            string file = Assert.Single(Directory.GetFiles(_folder));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }
}
