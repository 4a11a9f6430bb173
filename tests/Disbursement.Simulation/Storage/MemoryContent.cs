using System.Runtime.InteropServices;
using Azure.Core;

namespace Disbursement.Simulation.Storage;

/// <summary>Bodies of requests and answers.</summary>
internal static class MemoryContent
{
    /// <summary>Opens bytes for reading, without a copy and without a way to change them.</summary>
    public static Stream Open(ReadOnlyMemory<byte> content) =>
        MemoryMarshal.TryGetArray(content, out ArraySegment<byte> array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false, publiclyVisible: false)
            : new MemoryStream(content.ToArray(), writable: false);

    /// <summary>Copies what a request sends: the sender may use its buffer again.</summary>
    public static async ValueTask<ReadOnlyMemory<byte>> ReadAsync(
        RequestContent? content, CancellationToken cancellationToken)
    {
        if (content is null)
        {
            return default;
        }

        using MemoryStream copy = Room(content);
        await content.WriteToAsync(copy, cancellationToken);
        return copy.GetBuffer().AsMemory(0, checked((int)copy.Length));
    }

    /// <summary>The same for a client that blocks.</summary>
    public static ReadOnlyMemory<byte> Read(RequestContent? content, CancellationToken cancellationToken)
    {
        if (content is null)
        {
            return default;
        }

        using MemoryStream copy = Room(content);
        content.WriteTo(copy, cancellationToken);
        return copy.GetBuffer().AsMemory(0, checked((int)copy.Length));
    }

    private static MemoryStream Room(RequestContent content) =>
        content.TryComputeLength(out long length) ? new MemoryStream(checked((int)length)) : new MemoryStream();
}
