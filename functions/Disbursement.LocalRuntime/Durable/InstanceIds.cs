using System.Buffers;

namespace Disbursement.LocalRuntime.Durable;

/// <summary>The rules for instance ids that a client chooses, those of Durable Functions.</summary>
internal static class InstanceIds
{
    /// <summary>Longest id a client may choose, in characters.</summary>
    public const int LengthMax = 100;

    private static readonly SearchValues<char> Forbidden = SearchValues.Create("/\\#?");

    /// <summary>Refuses an id that the store could not keep.</summary>
    /// <exception cref="ArgumentException">
    /// The id is empty, longer than <see cref="LengthMax"/>, starts with @, or has a control character or one of
    /// / \ # ?.
    /// </exception>
    public static void Check(string instanceId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(instanceId);
        if (instanceId.Length > LengthMax || !IsStorable(instanceId))
        {
            throw new ArgumentException(
                $"'{instanceId}' is no instance id: at most {LengthMax} characters, none of / \\ # ?, no @ in front.",
                nameof(instanceId));
        }
    }

    /// <summary>
    /// Whether the store could keep an id. Ids that the engine makes for sub-orchestrations may be longer than those
    /// that clients choose.
    /// </summary>
    public static bool IsStorable(string instanceId) => instanceId.Length is > 0 and <= 400
        && instanceId[0] != '@'
        && !instanceId.AsSpan().ContainsAny(Forbidden)
        && !instanceId.Any(char.IsControl);
}
