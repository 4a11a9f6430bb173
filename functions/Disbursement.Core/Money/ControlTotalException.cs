using Disbursement.Core.Payments;

namespace Disbursement.Core.Money;

/// <summary>Money or counts do not add up: we are wrong. Never retried; the month stops for a person.</summary>
public sealed class ControlTotalException : Exception
{
    private ControlTotalException(string message)
        : base(message)
    {
    }

    /// <summary>The failure of a comparison, with what was found out about it since.</summary>
    public static ControlTotalException Of(ControlDifference difference)
    {
        ArgumentNullException.ThrowIfNull(difference);
        return new ControlTotalException(difference.ToString());
    }

    /// <summary>Compares two counts that must be equal.</summary>
    /// <param name="what">What was counted, in a few words; no personal data.</param>
    /// <param name="expected">The count that was declared or stored.</param>
    /// <param name="actual">The count that was just made.</param>
    /// <exception cref="ControlTotalException">The counts differ.</exception>
    public static void ThrowIfDifferent(string what, long expected, long actual)
    {
        if (expected != actual)
        {
            throw new ControlTotalException(
                $"{what}: expected {VietnameseNumber.Format(expected)}, found {VietnameseNumber.Format(actual)}.");
        }
    }

    /// <summary>Compares two texts that must be equal: hashes, identifiers.</summary>
    /// <param name="what">What was compared, in a few words; no personal data.</param>
    /// <param name="expected">What was approved or stored.</param>
    /// <param name="actual">What was found.</param>
    /// <param name="first">The first differing row behind the texts; null when it is not known.</param>
    /// <exception cref="ControlTotalException">The texts differ.</exception>
    public static void ThrowIfDifferent(string what, string expected, string actual, RowDifference? first = null)
    {
        if (!string.Equals(expected, actual, StringComparison.Ordinal))
        {
            throw new ControlTotalException(new ControlDifference(what, expected, actual, first).ToString());
        }
    }

    /// <summary>Compares two sums that must be equal.</summary>
    /// <param name="what">What was added up, in a few words; no personal data.</param>
    /// <param name="expected">The sum that was declared or stored.</param>
    /// <param name="actual">The sum that was just made.</param>
    /// <exception cref="ControlTotalException">The sums differ.</exception>
    public static void ThrowIfDifferent(string what, Vnd expected, Vnd actual)
    {
        if (expected != actual)
        {
            throw new ControlTotalException($"{what}: expected {expected} dong, found {actual} dong.");
        }
    }

    /// <summary>Compares count and money of two sides together, and names the first row in which they part.</summary>
    /// <param name="what">What was added up, in a few words; no personal data.</param>
    /// <param name="expected">What was declared or stored.</param>
    /// <param name="actual">What was found.</param>
    /// <param name="first">The first differing row; null when the sides are not kept row by row.</param>
    /// <exception cref="ControlTotalException">The sides differ.</exception>
    public static void ThrowIfDifferent(string what, Tally expected, Tally actual, RowDifference? first = null)
    {
        if (expected != actual || first is not null)
        {
            throw new ControlTotalException(
                new ControlDifference(what, TextOf(expected), TextOf(actual), first).ToString());
        }
    }

    private static string TextOf(Tally tally) => $"{VietnameseNumber.Format(tally.Count)} rows, {tally.Sum} dong";
}
