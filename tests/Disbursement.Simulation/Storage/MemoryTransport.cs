using Azure.Core;
using Azure.Core.Pipeline;

namespace Disbursement.Simulation.Storage;

/// <summary>
/// One process's way to a <see cref="MemoryAccount"/>, below the real clients. Whatever completes at once here
/// completes at once in the clients too; nothing leaves the caller's thread.
/// </summary>
/// <remarks>
/// <para>A hook that throws loses the request (<see cref="Before"/>) or its answer (<see cref="After"/>); a hook that
/// waits delays it and lets others go first.</para>
/// <para>The clients wait with <c>ConfigureAwait(false)</c>, which would send what follows an unfinished wait to the
/// thread pool. So hooks run and resume on <see cref="Home"/>, and the clients' own code goes on from there without a
/// context, on the same thread, until it is back at the caller, who resumes on the context he waited in.</para>
/// </remarks>
internal sealed class MemoryTransport(MemoryAccount account) : HttpPipelineTransport
{
    /// <summary>Called before an operation takes effect.</summary>
    public Func<StorageCall, ValueTask>? Before { get; set; }

    /// <summary>Called when an operation took effect, or was refused, and before the client knows.</summary>
    public Func<StorageCall, ValueTask>? After { get; set; }

    /// <summary>Where hooks that wait go on; null for the context of the call.</summary>
    public SynchronizationContext? Home { get; set; }

    /// <summary>The account.</summary>
    public MemoryAccount Account => account;

    /// <inheritdoc/>
    public override Request CreateRequest() => new MemoryRequest(account.NextRequestNumber());

    /// <inheritdoc/>
    public override void Process(HttpMessage message)
    {
        StorageCall call = account.Begin((MemoryRequest)message.Request);
        call.Body = MemoryContent.Read(message.Request.Content, message.CancellationToken);
        message.CancellationToken.ThrowIfCancellationRequested();
        Finished(Before, call);
        account.Apply(call);
        Finished(After, call);
        message.Response = call.Response!;
    }

    /// <inheritdoc/>
    public override ValueTask ProcessAsync(HttpMessage message)
    {
        StorageCall call = account.Begin((MemoryRequest)message.Request);
        ValueTask<ReadOnlyMemory<byte>> sending =
            MemoryContent.ReadAsync(message.Request.Content, message.CancellationToken);
        if (!sending.IsCompletedSuccessfully)
        {
            return SendAndProcessAsync(sending, message, call);
        }

        call.Body = sending.Result;
        return ProcessAsync(message, call);
    }

    private static void Finished(Func<StorageCall, ValueTask>? hook, StorageCall call)
    {
        ValueTask waiting = hook?.Invoke(call) ?? ValueTask.CompletedTask;
        if (!waiting.IsCompleted)
        {
            throw new InvalidOperationException($"{call}: a client that blocks cannot wait for a hook.");
        }

        waiting.GetAwaiter().GetResult();
    }

    private async ValueTask SendAndProcessAsync(
        ValueTask<ReadOnlyMemory<byte>> sending, HttpMessage message, StorageCall call)
    {
        call.Body = await sending;
        await ProcessAsync(message, call);
    }

    private ValueTask ProcessAsync(HttpMessage message, StorageCall call)
    {
        message.CancellationToken.ThrowIfCancellationRequested();
        if (Before is null && After is null)
        {
            account.Apply(call);
            message.Response = call.Response!;
            return ValueTask.CompletedTask;
        }

        return ProcessWithHooksAsync(message, call);
    }

    private async ValueTask ProcessWithHooksAsync(HttpMessage message, StorageCall call)
    {
        // When this method returns to its caller, the caller's context is put back by the runtime.
        SynchronizationContext.SetSynchronizationContext(Home ?? SynchronizationContext.Current);
        try
        {
            if (Before is { } before)
            {
                await OnHome.Checked(before(call));
            }

            account.Apply(call);
            if (After is { } after)
            {
                await OnHome.Checked(after(call));
            }

            message.Response = call.Response!;
        }
        finally
        {
            // Without a context here the client's continuation runs in place, and not on the thread pool.
            SynchronizationContext.SetSynchronizationContext(null);
        }
    }
}
