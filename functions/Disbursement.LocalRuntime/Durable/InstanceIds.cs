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
    /// The id is empty, longer than <see cref="LengthMax"/>, starts with @ or has a control character or one of / \ # ?.
    /// </exception>
    public static void Check(string instanceId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(instanceId);
        bool isFit = instanceId.Length <= LengthMax
            && instanceId[0] != '@'
            && !instanceId.AsSpan().ContainsAny(Forbidden)
            && !instanceId.Any(char.IsControl);
        if (!isFit)
        {
            throw new ArgumentException(
                $"'{instanceId}' is no instance id: at most {LengthMax} characters, none of / \\ # ?, no @ in front.",
                nameof(instanceId));
        }
    }
}
