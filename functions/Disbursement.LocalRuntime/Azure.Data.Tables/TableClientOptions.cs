using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>How the table service is spoken to. Internal: the app takes the defaults, a simulation the transport.
/// </summary>
internal sealed class TableClientOptions : ClientOptions
{
    /// <summary>Patience for a busy server.</summary>
    public TableClientOptions()
    {
        Retry.MaxRetries = 4;
        Retry.Delay = TimeSpan.FromMilliseconds(200);
        Retry.MaxDelay = TimeSpan.FromSeconds(5);
        Retry.NetworkTimeout = TimeSpan.FromSeconds(60);
        // Thousands of small requests a minute: neither spans nor log lines for each.
        Diagnostics.IsDistributedTracingEnabled = false;
        Diagnostics.IsLoggingEnabled = false;
    }
}
