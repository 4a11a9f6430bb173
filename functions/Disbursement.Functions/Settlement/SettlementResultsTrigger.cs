using Azure;
using Azure.Messaging.ServiceBus;
using Disbursement.Core.Settlement;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Disbursement.Functions.Settlement;

/// <summary>
/// Results that come as messages, payment by payment. A message is completed after its result stands in the ledger,
/// given back when that failed, and put aside with the reason when it can never be applied.
/// </summary>
/// <param name="verifier">Trusts messages by their signature.</param>
/// <param name="indexes">Finds the payment file.</param>
/// <param name="intake">Keeps messages as they came, and tells people about those put aside.</param>
/// <param name="applier">Applies results, as those of files.</param>
/// <param name="notifier">Tells the round.</param>
/// <param name="logger">Where it says so.</param>
public sealed class SettlementResultsTrigger(
    MessageVerifier verifier,
    EndToEndIndexes indexes,
    MessageIntake intake,
    ResultApplier applier,
    AnsweredNotifier notifier,
    ILogger<SettlementResultsTrigger> logger)
{
    /// <summary>Deliveries before a payment counts as unknown: its release may still be writing the index.</summary>
    internal const int DeliveriesBeforeStranger = 3;

    /// <summary>Deliveries before people are told of a message that does not come to its end; the queue sets it aside
    /// after ten.</summary>
    internal const int DeliveriesBeforeTold = 8;

    /// <summary>Takes a batch.</summary>
    [Function(nameof(SettlementResultsTrigger))]
    public async Task RunAsync(
        [ServiceBusTrigger(
            "settlement-results", Connection = "ServiceBusConnection", IsBatched = true, AutoCompleteMessages = false)]
        ServiceBusReceivedMessage[] messages,
        ServiceBusMessageActions actions,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        var byFile = new Dictionary<PaymentPlace, List<(ServiceBusReceivedMessage Message, PaymentResult Result)>>();
        foreach (ServiceBusReceivedMessage message in messages)
        {
            if (message.DeliveryCount >= DeliveriesBeforeTold)
            {
                // Before it is worked on: if it ends this process too, nobody is left to tell.
                await intake.WornAsync(message, cancellationToken);
            }

            VerifiedMessage verified = verifier.Verify(message);
            if (verified.Result is null)
            {
                await RefuseAsync(message, actions, verified.Problem, cancellationToken);
                continue;
            }

            PaymentPlace? place = await indexes.FindAsync(verified.Provider, verified.Result.Id, cancellationToken);
            if (place is not null)
            {
                ListOf(byFile, place).Add((message, verified.Result));
            }
            else if (message.DeliveryCount < DeliveriesBeforeStranger)
            {
                await actions.AbandonMessageAsync(message, cancellationToken: cancellationToken);
            }
            else
            {
                await intake.StrangerAsync(verified.Provider, verified.Result, cancellationToken);
                await actions.DeadLetterMessageAsync(
                    message, deadLetterReason: "message.payment-unknown", cancellationToken: cancellationToken);
            }
        }

        foreach ((PaymentPlace place, var items) in byFile)
        {
            await ApplyAsync(place, items, actions, client, cancellationToken);
        }
    }

    private async Task ApplyAsync(
        PaymentPlace place,
        List<(ServiceBusReceivedMessage Message, PaymentResult Result)> items,
        ServiceBusMessageActions actions,
        DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        try
        {
            await intake.KeepAsync(place, [.. items.Select(static item => item.Message)], cancellationToken);
            AppliedBatch applied = await applier.ApplyAsync(
                place.Month, place.FileId, [.. items.Select(static item => item.Result)], cancellationToken);
            await notifier.NotifyAsync(client, place.Month, applied.File, cancellationToken);
        }
        catch (Exception failure) when (failure is RequestFailedException or IOException)
        {
            // The store is slow or somebody else writes: what was applied is found again at the next delivery.
            logger.MessagesGivenBack(items.Count, place.FileId, failure.GetType().Name);
            foreach ((ServiceBusReceivedMessage message, _) in items)
            {
                await actions.AbandonMessageAsync(message, cancellationToken: cancellationToken);
            }

            return;
        }

        foreach ((ServiceBusReceivedMessage message, _) in items)
        {
            await actions.CompleteMessageAsync(message, cancellationToken);
        }
    }

    private async Task RefuseAsync(
        ServiceBusReceivedMessage message,
        ServiceBusMessageActions actions,
        string problem,
        CancellationToken cancellationToken)
    {
        logger.MessageRefused(problem);
        await intake.RefusedAsync(message, problem, cancellationToken);
        await actions.DeadLetterMessageAsync(message, deadLetterReason: problem, cancellationToken: cancellationToken);
    }

    private static List<(ServiceBusReceivedMessage Message, PaymentResult Result)> ListOf(
        Dictionary<PaymentPlace, List<(ServiceBusReceivedMessage Message, PaymentResult Result)>> byFile,
        PaymentPlace place)
    {
        if (!byFile.TryGetValue(place, out var items))
        {
            byFile[place] = items = [];
        }

        return items;
    }
}
