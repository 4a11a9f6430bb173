using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace Disbursement.Cli.Azurite;

/// <summary>The process and ports of one Azurite, kept in its data folder so that a later start can take it
/// over.</summary>
/// <param name="ProcessId">The server's process id; 0 before it is started.</param>
/// <param name="BlobPort">TCP port of the blob service.</param>
/// <param name="QueuePort">TCP port of the queue service.</param>
/// <param name="TablePort">TCP port of the table service.</param>
internal sealed record AzuriteState(int ProcessId, int BlobPort, int QueuePort, int TablePort)
{
    /// <summary>The storage emulator's documented account; it opens nothing but a server on this machine.</summary>
    private const string Account = "devstoreaccount1";

    private const string AccountKey =
        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    /// <summary>The connection string of the three services.</summary>
    public string ConnectionString => string.Create(CultureInfo.InvariantCulture,
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={AccountKey};" +
        $"BlobEndpoint=http://127.0.0.1:{BlobPort}/{Account};QueueEndpoint=http://127.0.0.1:{QueuePort}/{Account};" +
        $"TableEndpoint=http://127.0.0.1:{TablePort}/{Account};");

    /// <summary>Whether nobody listens on any of the three ports now.</summary>
    public bool ArePortsFree => IsFree(BlobPort) && IsFree(QueuePort) && IsFree(TablePort);

    /// <summary>Picks three ports that nobody listens on now.</summary>
    public static AzuriteState WithFreePorts()
    {
        // All three are held at once, so that they differ.
        using var blob = new TcpListener(IPAddress.Loopback, 0);
        using var queue = new TcpListener(IPAddress.Loopback, 0);
        using var table = new TcpListener(IPAddress.Loopback, 0);
        return new AzuriteState(0, PortOf(blob), PortOf(queue), PortOf(table));
    }

    /// <summary>Reads what an earlier start left, or null when there is nothing readable.</summary>
    public static AzuriteState? TryRead(string folder)
    {
        try
        {
            return JsonSerializer.Deserialize<AzuriteState>(File.ReadAllBytes(PathIn(folder)));
        }
        catch (Exception exception) when (exception is IOException or JsonException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Writes the state whole or not at all: a reader never sees half a file.</summary>
    public void Write(string folder)
    {
        string temporary = PathIn(folder) + ".new";
        File.WriteAllBytes(temporary, JsonSerializer.SerializeToUtf8Bytes(this));
        File.Move(temporary, PathIn(folder), overwrite: true);
    }

    private static string PathIn(string folder) => Path.Combine(folder, "azurite.json");

    private static int PortOf(TcpListener listener)
    {
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (Exception exception) when (exception is SocketException or ArgumentOutOfRangeException)
        {
            return false;
        }
    }
}
