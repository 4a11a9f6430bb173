using Disbursement.Cli.Demo;
using Disbursement.Cli.Shell;
using Microsoft.Extensions.Time.Testing;

namespace Disbursement.Cli.Tests.Demo;

/// <summary>Silence is measured from the last thing that moved.</summary>
public sealed class StallGuardTests
{
    private static readonly Words Words = Words.Same("still");
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void ThrowIfStalled_SameLookTooLong_GivesUp()
    {
        var guard = new StallGuard(_time, TimeSpan.FromSeconds(10));
        guard.ThrowIfStalled("a", Words);
        _time.Advance(TimeSpan.FromSeconds(11));

        CliException late = Assert.Throws<CliException>(() => guard.ThrowIfStalled("a", Words));

        Assert.Equal(ExitCode.NotInTime, late.ExitCode);
    }

    [Fact]
    public void ThrowIfStalled_SomethingMoves_StartsOver()
    {
        var guard = new StallGuard(_time, TimeSpan.FromSeconds(10));
        foreach (string look in (string[])["a", "b", "c"])
        {
            _time.Advance(TimeSpan.FromSeconds(9));
            guard.ThrowIfStalled(look, Words);
        }

        Assert.Equal(TimeSpan.Zero, guard.Still);
    }
}
