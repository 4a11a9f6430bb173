using Disbursement.Cli.Stack;

namespace Disbursement.Cli.Tests.Stack;

/// <summary>The high-water mark of a process, as Linux tells it.</summary>
public sealed class PeakMemoryTests
{
    [Fact]
    public void FromStatus_LinesOfLinux_ReadsTheHighWaterMark() => Assert.Equal(
        123_456L * 1024, PeakMemory.FromStatus(["Name:\tdotnet", "VmPeak:\t  999999 kB", "VmHWM:\t  123456 kB", "VmRSS:\t1 kB"]));

    [Fact]
    public void FromStatus_NoMark_IsZero() => Assert.Equal(0, PeakMemory.FromStatus(["Name:\tzombie"]));

    [Fact]
    public void Of_ThisProcess_IsMoreThanAMegabyte() => Assert.True(PeakMemory.Of(Environment.ProcessId) > 1_000_000);

    [Fact]
    public void Of_NoSuchProcess_IsZero() => Assert.Equal(0, PeakMemory.Of(int.MaxValue));
}
