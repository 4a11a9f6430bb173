using System.Globalization;
using System.Security;
using System.Text;

namespace Disbursement.Simulation.Storage.Queues;

/// <summary>The queue service's documents.</summary>
internal static class QueueXml
{
    private const string Head = "<?xml version=\"1.0\" encoding=\"utf-8\"?>";

    /// <summary>The text of a message as it stands in the document, escaped; null when there is none.</summary>
    public static string? ReadText(ReadOnlyMemory<byte> body)
    {
        const string Open = "<MessageText>";
        string xml = Encoding.UTF8.GetString(body.Span);
        int start = xml.IndexOf(Open, StringComparison.Ordinal);
        int end = xml.LastIndexOf("</MessageText>", StringComparison.Ordinal);
        return end < 0 ? null : xml[(start + Open.Length)..end];
    }

    /// <summary>Messages as they are given out.</summary>
    /// <param name="messages">The messages.</param>
    /// <param name="withText">False for the answer to a new message, which has neither text nor count.</param>
    public static byte[] Messages(IEnumerable<MemoryMessage> messages, bool withText)
    {
        var xml = new StringBuilder(Head).Append("<QueueMessagesList>");
        foreach (MemoryMessage message in messages)
        {
            xml.Append("<QueueMessage><MessageId>").Append(message.Id).Append("</MessageId><InsertionTime>")
                .Append(Text(message.InsertedOn)).Append("</InsertionTime><ExpirationTime>")
                .Append(Text(message.ExpiresOn)).Append("</ExpirationTime><PopReceipt>")
                .Append(message.PopReceipt).Append("</PopReceipt><TimeNextVisible>")
                .Append(Text(message.VisibleOn)).Append("</TimeNextVisible>");
            if (withText)
            {
                xml.Append(CultureInfo.InvariantCulture, $"<DequeueCount>{message.DequeueCount}</DequeueCount>")
                    .Append("<MessageText>").Append(message.Text).Append("</MessageText>");
            }

            xml.Append("</QueueMessage>");
        }

        return Encoding.UTF8.GetBytes(xml.Append("</QueueMessagesList>").ToString());
    }

    /// <summary>Queues by name.</summary>
    public static byte[] Queues(IEnumerable<(string Name, MemoryQueue Queue)> queues, bool withMetadata)
    {
        var xml = new StringBuilder(Head).Append("<EnumerationResults><Queues>");
        foreach ((string name, MemoryQueue queue) in queues)
        {
            xml.Append("<Queue><Name>").Append(name).Append("</Name>");
            if (withMetadata)
            {
                xml.Append("<Metadata>");
                foreach ((string key, string value) in queue.Metadata)
                {
                    xml.Append('<').Append(key).Append('>').Append(SecurityElement.Escape(value))
                        .Append("</").Append(key).Append('>');
                }

                xml.Append("</Metadata>");
            }

            xml.Append("</Queue>");
        }

        return Encoding.UTF8.GetBytes(xml.Append("</Queues><NextMarker /></EnumerationResults>").ToString());
    }

    /// <summary>An instant as the service writes it.</summary>
    public static string Text(DateTimeOffset instant) => instant.ToString("R", CultureInfo.InvariantCulture);
}
