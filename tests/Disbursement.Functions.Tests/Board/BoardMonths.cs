using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Tests.Board;

/// <summary>Months of province 17 that no other test has; every second one, so that the month before is free too.</summary>
internal static class BoardMonths
{
    // Beside ApiFixture.NewMonth("17"), which counts up from 2020-01.
    private static int _next = -1;

    public static MonthRef New()
    {
        int number = (Interlocked.Increment(ref _next) * 2) + 1;
        return new MonthRef("17", FormattableString.Invariant($"{2023 + (number / 12)}-{1 + (number % 12):00}"));
    }
}
