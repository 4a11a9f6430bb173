using System.Text.Json;

namespace Disbursement.Simulation.Storage.Tables;

/// <summary>The properties a client wants.</summary>
/// <param name="select">Names parted by commas; null for all.</param>
internal sealed class Selection(string? select)
{
    private readonly byte[][]? _names = select?.Split(',')
        .Select(static name => JsonEncodedText.Encode(name).EncodedUtf8Bytes.ToArray())
        .ToArray();

    /// <summary>Whether a property is wanted.</summary>
    /// <param name="name">Its name, as JSON has it.</param>
    public bool Takes(ReadOnlySpan<byte> name)
    {
        if (_names is null)
        {
            return true;
        }

        foreach (byte[] wanted in _names)
        {
            if (name.SequenceEqual(wanted))
            {
                return true;
            }
        }

        return false;
    }
}
