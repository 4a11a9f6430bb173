using System.Net;
using System.Net.Sockets;
using Disbursement.Cli.Stack;

namespace Disbursement.Cli.Tests.Stack;

/// <summary>A port taken by someone else is moved, not fought over.</summary>
public sealed class FreePortTests
{
    /// <summary>A port nobody listens on.</summary>
    public static int Unused() => FreePort.Near(0);

    [Fact]
    public void Near_FreePort_IsTaken()
    {
        int wished = Unused();

        Assert.Equal(wished, FreePort.Near(wished));
    }

    [Fact]
    public void Near_TakenPort_IsMoved()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        int taken = ((IPEndPoint)other.LocalEndpoint).Port;

        int port = FreePort.Near(taken);

        Assert.NotEqual(taken, port);
        Assert.InRange(port, 1, 65_535);
    }
}
