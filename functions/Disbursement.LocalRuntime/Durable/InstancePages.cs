using System.Runtime.CompilerServices;
using Disbursement.LocalRuntime.Durable.Storage;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Disbursement.LocalRuntime.Durable;

/// <summary>Lists instances page by page. The continuation token is the last id given out.</summary>
internal sealed class InstancePages(DurableHub hub, OrchestrationQuery query) : AsyncPageable<OrchestrationMetadata>
{
    /// <inheritdoc/>
    public override IAsyncEnumerable<Page<OrchestrationMetadata>> AsPages(
        string? continuationToken = null, int? pageSizeHint = null) =>
        ReadPagesAsync(continuationToken ?? query.ContinuationToken, pageSizeHint ?? query.PageSize);

    private async IAsyncEnumerable<Page<OrchestrationMetadata>> ReadPagesAsync(
        string? afterId, int pageSize, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pageSize, 1);
        await hub.WhenStartedAsync(cancellationToken);
        var filter = new InstanceFilter
        {
            IdPrefix = query.InstanceIdPrefix,
            AfterId = afterId,
            Statuses = query.Statuses?.ToArray(),
            CreatedFrom = query.CreatedFrom,
            CreatedTo = query.CreatedTo,
            Payloads = query.FetchInputsAndOutputs,
        };
        var values = new List<OrchestrationMetadata>(pageSize);
        await foreach (InstanceState state in hub.Store.ListAsync(filter, cancellationToken))
        {
            if (values.Count == pageSize)
            {
                yield return new Page<OrchestrationMetadata>(values, values[^1].InstanceId);
                values = new List<OrchestrationMetadata>(pageSize);
            }

            values.Add(LocalDurableTaskClient.MetadataOf(state, query.FetchInputsAndOutputs));
        }

        yield return new Page<OrchestrationMetadata>(values);
    }
}
