using System.Globalization;
using System.Text;

namespace Disbursement.Simulation.Storage.Tables;

/// <summary>Takes the body of a transaction apart into its writes.</summary>
internal sealed class TransactionBody
{
    private readonly ReadOnlyMemory<byte> _body;
    private int _next;

    private TransactionBody(ReadOnlyMemory<byte> body) => _body = body;

    /// <summary>Reads the writes in their order.</summary>
    public static List<EntityWrite> Read(ReadOnlyMemory<byte> body)
    {
        var reader = new TransactionBody(body);
        var writes = new List<EntityWrite>();
        while (reader.TryReadLine(out string line))
        {
            if (line.EndsWith(" HTTP/1.1", StringComparison.Ordinal))
            {
                writes.Add(reader.ReadWrite(line));
            }
        }

        return writes;
    }

    private EntityWrite ReadWrite(string requestLine)
    {
        string[] words = requestLine.Split(' ');
        string resource = new Uri(words[1], UriKind.Absolute).AbsolutePath.TrimStart('/');
        int bracket = resource.IndexOf('(', StringComparison.Ordinal);
        string table = bracket < 0 ? resource : resource[..bracket];
        StorageOperation operation = words[0] == "POST"
            ? StorageOperation.InsertEntity
            : TableRoutes.OfWrite(words[0])
                ?? throw new NotSupportedException($"The memory account does not know {requestLine} in a transaction.");
        string? ifMatch = null;
        int length = 0;
        while (TryReadLine(out string header) && header.Length > 0)
        {
            int colon = header.IndexOf(':', StringComparison.Ordinal);
            string value = header[(colon + 1)..].Trim();
            switch (header[..colon])
            {
                case "If-Match": ifMatch = value; break;
                case "Content-Length": length = int.Parse(value, CultureInfo.InvariantCulture); break;
            }
        }

        ReadOnlyMemory<byte> document = _body.Slice(_next, length);
        _next += length;
        return EntityWrite.Of(operation, table, resource, ifMatch, document);
    }

    private bool TryReadLine(out string line)
    {
        ReadOnlySpan<byte> rest = _body.Span[_next..];
        int end = rest.IndexOf((byte)'\n');
        if (end < 0)
        {
            line = "";
            return false;
        }

        _next += end + 1;
        line = Encoding.UTF8.GetString(rest[..end].TrimEnd((byte)'\r'));
        return true;
    }
}
