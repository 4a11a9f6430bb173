using Disbursement.Cli.Shell;
using Disbursement.Cli.Transfer;

namespace Disbursement.Cli.Tests.Transfer;

/// <summary>A blob's name never leads out of the folder it is copied to.</summary>
public sealed class LocalPathTests
{
    [Fact]
    public void Below_PlainName_IsInside() =>
        Assert.Equal(Path.GetFullPath("/tmp/out/17/a.csv"), LocalPath.Below("/tmp/out", "17/a.csv"));

    [Theory]
    [InlineData("../a")]
    [InlineData("17/../../a")]
    [InlineData("/etc/passwd")]
    [InlineData("../out-other/a")]
    public void Below_NameThatLeadsOut_Throws(string name) =>
        Assert.Throws<CliException>(() => LocalPath.Below("/tmp/out", name));
}
