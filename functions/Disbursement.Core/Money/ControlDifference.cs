using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Disbursement.Core.Money;

/// <summary>The first row in which two sides of a proof part.</summary>
/// <param name="Key">An EndToEndId, a file id or a code; never a number of a person.</param>
/// <param name="Left">What the left side has for it.</param>
/// <param name="Right">What the right side has for it.</param>
public sealed record RowDifference(string Key, string Left, string Right)
{
    /// <summary>What stands for a row that one side does not have.</summary>
    public const string Absent = "absent";
}

/// <summary>Both sides of a proof that does not hold.</summary>
/// <remarks>
/// A durable history carries the text of a failure and nothing else of it, so the text is the form this travels in:
/// <see cref="ToString"/> and <see cref="TryParse"/> are each other's inverse.
/// </remarks>
/// <param name="What">What was compared.</param>
/// <param name="Left">What was declared or stored: counts, sums or a hash.</param>
/// <param name="Right">What was found.</param>
/// <param name="First">The first differing row; null when the sides are not kept row by row.</param>
public sealed partial record ControlDifference(string What, string Left, string Right, RowDifference? First)
{
    /// <summary>Reads the text of a <see cref="ControlTotalException"/>; false for any other text.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ControlDifference? difference)
    {
        Match match = Form().Match(text ?? "");
        Group key = match.Groups["key"];
        difference = match.Success
            ? new ControlDifference(
                match.Groups["what"].Value,
                match.Groups["left"].Value,
                match.Groups["right"].Value,
                key.Success
                    ? new RowDifference(key.Value, match.Groups["rowLeft"].Value, match.Groups["rowRight"].Value)
                    : null)
            : null;
        return match.Success;
    }

    /// <summary>The text.</summary>
    public override string ToString() => First is null
        ? $"{What}: expected {Left}, found {Right}."
        : $"{What}: expected {Left}, found {Right}."
            + $" First difference {First.Key}: expected {First.Left}, found {First.Right}.";

    [GeneratedRegex(
        @"^(?<what>.+?): expected (?<left>.+?), found (?<right>.+?)\."
            + @"(?: First difference (?<key>\S+): expected (?<rowLeft>.+?), found (?<rowRight>.+?)\.)?$",
        RegexOptions.ExplicitCapture | RegexOptions.Singleline,
        matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Form();
}
