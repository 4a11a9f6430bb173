using Disbursement.Cli.Identity;
using Disbursement.Cli.Shell;

namespace Disbursement.Cli.Tests.Identity;

/// <summary>Logins are kept by name; the last one speaks when no name is given.</summary>
public sealed class ProfileStoreTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "disburse-profiles-" + Guid.NewGuid().ToString("N"));

    private ProfileStore Store => new(_folder);

    public void Dispose()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    [Fact]
    public void Find_Nothing_IsNull()
    {
        Assert.Null(Store.Find(null));
        Assert.Null(Store.Find("an"));
    }

    [Fact]
    public void Find_ByName_ReturnsWhatWasSaved()
    {
        var profile = new Profile("an", ["officer"], ["17/148"], null, "token-1", DateTimeOffset.UnixEpoch);
        Store.Save(profile);

        Profile? found = Store.Find("an");

        Assert.Equal(profile.Token, found?.Token);
        Assert.Equal(profile.Areas, found?.Areas);
        Assert.Equal(profile.ExpiresAt, found?.ExpiresAt);
    }

    [Fact]
    public void Find_NoName_ReturnsTheLastSaved()
    {
        Store.Save(Named("an"));
        Store.Save(Named("binh"));

        Assert.Equal("binh", Store.Find(null)?.Name);
        Assert.Equal("an", Store.Find("an")?.Name);
    }

    [Fact]
    public void Save_Always_OnlyTheOwnerMayRead()
    {
        Store.Save(Named("an"));

        if (!OperatingSystem.IsWindows())
        {
            UnixFileMode mode = File.GetUnixFileMode(Path.Combine(_folder, "an.json"));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, mode);
        }
    }

    [Theory]
    [InlineData("../an")]
    [InlineData("a/b")]
    [InlineData("")]
    [InlineData(".an")]
    [InlineData("current")]
    [InlineData("nguyễn")]
    public void Save_NameThatIsNoFileName_IsRefused(string name) =>
        Assert.Throws<CliException>(() => Store.Save(Named(name)));

    [Fact]
    public void ToString_Profile_HidesTheToken() =>
        Assert.DoesNotContain("secret", new Profile("an", ["officer"], [], null, "secret", null).ToString(), StringComparison.Ordinal);

    private static Profile Named(string name) => new(name, ["officer"], ["17"], null, "token-" + name, null);
}
