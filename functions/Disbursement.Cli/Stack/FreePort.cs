using System.Net;
using System.Net.Sockets;

namespace Disbursement.Cli.Stack;

/// <summary>TCP ports on this machine. One taken by someone else is moved, not fought over.</summary>
internal static class FreePort
{
    /// <summary>The wished port when nobody listens on it, else any free one.</summary>
    /// <param name="wished">A port, or 0 for any.</param>
    public static int Near(int wished)
    {
        try
        {
            return PortOf(wished);
        }
        catch (SocketException)
        {
            return PortOf(0);
        }
    }

    private static int PortOf(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
