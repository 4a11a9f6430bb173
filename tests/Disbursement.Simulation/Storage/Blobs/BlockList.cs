using System.Xml;

namespace Disbursement.Simulation.Storage.Blobs;

/// <summary>The document that makes a blob of blocks.</summary>
internal static class BlockList
{
    /// <summary>Reads where each block is looked for, and its id, in order.</summary>
    public static IReadOnlyList<(string Source, string Id)> Read(ReadOnlyMemory<byte> body)
    {
        var blocks = new List<(string, string)>();
        using XmlReader xml = XmlReader.Create(MemoryContent.Open(body));
        xml.MoveToContent();
        xml.Read();
        while (xml.MoveToContent() == XmlNodeType.Element)
        {
            blocks.Add((xml.Name, xml.ReadElementContentAsString()));
        }

        return blocks;
    }
}
