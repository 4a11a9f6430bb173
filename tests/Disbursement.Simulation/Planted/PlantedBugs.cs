using System.Text;
using Azure.Messaging.ServiceBus;
using Disbursement.Simulation.Storage;
using Microsoft.Azure.Functions.Worker;

namespace Disbursement.Simulation.Planted;

/// <summary>One mistake of each class, by name; functions/docs/simulation.md says what each stands for.</summary>
internal static class PlantedBugs
{
    private static readonly Dictionary<string, Func<PlantedBug>> All = new(StringComparer.Ordinal)
    {
        ["lost-update"] = static () => new WithoutCondition("If-Match", "Months", "Rounds", "PaymentFiles"),
        ["audit-altered"] = static () => new AuditAltered(),
        ["ledger-overwritten"] = static () => new WithoutCondition("If-None-Match", "ledger"),
        ["row-dropped"] = static () => new RowDropped(),
        ["amount-changed"] = static () => new AmountChanged(),
        ["silence-is-failure"] = static () => new SilenceIsFailure(),
        ["carry-over-lost"] = static () => new CarryOverLost(),
        ["message-lost"] = static () => new MessageLost(),
        ["stale-root-signed"] = static () => new StaleRootSigned(),
        ["released-twice"] = static () => new ReleasedTwice(),
        ["answer-forgotten"] = static () => new ActivitySkipped("AnswerResultsActivity"),
        ["seal-forgotten"] = static () => new ActivitySkipped("CarryOverActivity"),
    };

    /// <summary>The names, in order.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The mistake of a name; null when there is none.</summary>
    public static PlantedBug? Find(string name) => All.GetValueOrDefault(name)?.Invoke();

    /// <summary>Writes without the condition that another writer's work is still as it was read.</summary>
    private sealed class WithoutCondition(string header, params string[] resources) : PlantedBug
    {
        public override void Before(StorageCall call)
        {
            if (call.Operation == StorageOperation.Transaction)
            {
                // Of which table it is stands in its body only.
                string body = Encoding.UTF8.GetString(call.Body.Span);
                if (resources.Any(resource => body.Contains($"/{resource}(", StringComparison.Ordinal)))
                {
                    call.Body = Encoding.UTF8.GetBytes(System.Text.RegularExpressions.Regex.Replace(
                        body, "If-Match: [^\r]+", "If-Match: *", default, TimeSpan.FromSeconds(1)));
                }
            }
            else if (resources.Contains(call.Resource) && call.Request.Header(header) is not null)
            {
                call.Request.Headers.Remove(header);
                if (header == "If-Match")
                {
                    call.Request.Headers.Add(header, "*");
                }
            }
        }
    }

    /// <summary>Leaves the last payment of a unit's routed rows out.</summary>
    private sealed class RowDropped : PlantedBug
    {
        public override void Before(StorageCall call)
        {
            if (IsWriteOf(call, "ledger", "/routed/", "payments-"))
            {
                call.Body = WithoutLastLine(call.Body);
            }
        }
    }

    /// <summary>Gives a provider a file in which one amount is another.</summary>
    private sealed class AmountChanged : PlantedBug
    {
        public override void Before(StorageCall call)
        {
            if (call.Operation == StorageOperation.PutBlob && call.Resource.StartsWith("provider-", StringComparison.Ordinal))
            {
                call.Body = Replace(call.Body, "0000</InstdAmt>", "0001</InstdAmt>");
            }
        }
    }

    /// <summary>Takes a payment nobody answered for one that failed, and pays it again.</summary>
    private sealed class SilenceIsFailure : PlantedBug
    {
        public override void Before(StorageCall call)
        {
            if (IsWriteOf(call, "ledger", "/results/", ""))
            {
                call.Body = Replace(call.Body, "Unknown,NOAS", "Rejected,AC04");
            }
        }
    }

    /// <summary>Forgets the last of what is carried over.</summary>
    private sealed class CarryOverLost : PlantedBug
    {
        public override void Before(StorageCall call)
        {
            if (IsWriteOf(call, "ledger", "/carry-over/", ""))
            {
                call.Body = WithoutLastLine(call.Body);
            }
        }
    }

    /// <summary>Completes messages before it applies them, and dies or fails in between.</summary>
    private sealed class MessageLost : PlantedBug
    {
        public override async Task<bool> TryHandleAsync(
            ServiceBusReceivedMessage[] messages, ServiceBusMessageActions actions)
        {
            foreach (ServiceBusReceivedMessage message in messages)
            {
                await actions.CompleteMessageAsync(message);
            }

            return true;
        }
    }

    /// <summary>Writes an audit entry that says something else than what its hash is over.</summary>
    private sealed class AuditAltered : PlantedBug
    {
        public override void Before(StorageCall call)
        {
            if (call.Operation == StorageOperation.Transaction)
            {
                call.Body = Replace(call.Body, "\"Action\":\"round.released\"", "\"Action\":\"round.relaesed\"");
            }
        }
    }

    /// <summary>Takes the leader's signature for whatever lies there now.</summary>
    private sealed class StaleRootSigned : PlantedBug
    {
        public override string RootTaken(string given, string proposed) => proposed;
    }

    /// <summary>Copies a released file once more under another name.</summary>
    private sealed class ReleasedTwice : PlantedBug
    {
        public override void Before(StorageCall call)
        {
            if (call.Operation == StorageOperation.PutBlob
                && call.Resource.StartsWith("provider-", StringComparison.Ordinal)
                && call.Key.EndsWith("-001.xml", StringComparison.Ordinal))
            {
                string path = call.Key.Replace("-001.xml", "-002.xml", StringComparison.Ordinal);
                World!.Vault.Put(call.Resource, path, call.Body.ToArray());
                World.Books.Release(call.Resource["provider-".Length..], path, call.Body.ToArray());
            }
        }
    }

    /// <summary>Says that an activity has run, and does not run it.</summary>
    private sealed class ActivitySkipped(string activity) : PlantedBug
    {
        public override Task<object?> AroundActivityAsync(string name, Func<Task<object?>> run) =>
            name == activity ? Task.FromResult<object?>(activity == "CarryOverActivity" ? 0 : "taken") : run();
    }

    private static bool IsWriteOf(StorageCall call, string container, string folder, string name) =>
        call.Operation == StorageOperation.PutBlob
        && call.Resource == container
        && call.Key.Contains(folder, StringComparison.Ordinal)
        && Path.GetFileName(call.Key).StartsWith(name, StringComparison.Ordinal);

    private static ReadOnlyMemory<byte> WithoutLastLine(ReadOnlyMemory<byte> body)
    {
        string[] lines = Encoding.UTF8.GetString(body.Span).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return lines.Length < 2 ? body : Encoding.UTF8.GetBytes(string.Join('\n', lines[..^1]) + "\n");
    }

    private static ReadOnlyMemory<byte> Replace(ReadOnlyMemory<byte> body, string what, string by)
    {
        string text = Encoding.UTF8.GetString(body.Span);
        int at = text.IndexOf(what, StringComparison.Ordinal);
        return at < 0 ? body : Encoding.UTF8.GetBytes(text[..at] + by + text[(at + what.Length)..]);
    }
}
