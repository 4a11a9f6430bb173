using Microsoft.Extensions.Hosting;

namespace Disbursement.LocalRuntime.Durable;

/// <summary>The local durable engine as the host starts and stops it.</summary>
internal sealed class DurableHub : IHostedService
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
