using Azure.Storage.Blobs;
using Disbursement.LocalRuntime.Hosting;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Disbursement.LocalRuntime.Triggers.Blob;

/// <summary>Watches the containers of the app's blob functions.</summary>
internal sealed class BlobListener(
    FunctionIndex functions,
    FunctionInvoker invoker,
    Connections connections,
    HostSettings settings,
    TimeProvider time,
    ILogger<BlobListener> logger) : Listener
{
    private readonly List<BlobLoop> _loops = [];

    /// <inheritdoc/>
    protected override async Task PrepareAsync(CancellationToken cancellationToken)
    {
        var host = new BlobContainerClient(connections.Storage, HostContainer.Name);
        await HostContainer.EnsureAsync(host, cancellationToken);
        foreach ((BoundFunction function, BlobTriggerAttribute trigger) in functions.Of<BlobTriggerAttribute>())
        {
            string name = function.Descriptor.Name;
            string storage = connections.StorageOf(trigger.Connection);
            var pattern = BlobPattern.Parse(connections.Resolve(trigger.BlobPath));
            _loops.Add(Own(new BlobLoop(
                new BlobLoopOptions { Function = name, RunsMax = settings.BlobsAtOnceMax },
                pattern,
                new BlobContainerClient(storage, pattern.Container),
                await BlobReceipts.OpenAsync(host, name, cancellationToken),
                new BlobPoison(storage),
                (blob, words, stopping) => invoker.InvokeAsync(function, new FunctionRun(blob, words, stopping)),
                time,
                logger)));
        }
    }

    /// <inheritdoc/>
    protected override IEnumerable<Func<Task>> Listen(CancellationToken stopping) =>
        _loops.Select(loop => (Func<Task>)(() => loop.RunAsync(stopping)));
}
