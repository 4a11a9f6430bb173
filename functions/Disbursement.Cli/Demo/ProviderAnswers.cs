using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Disbursement.Cli.Api;
using Disbursement.Cli.Stack;
using Disbursement.Cli.Transfer;

namespace Disbursement.Cli.Demo;

/// <summary>
/// Looks whether the providers have had their say and whether it was taken up, so that nobody calls "their last word"
/// what still lies unread because the app was killed with it in its hands.
/// </summary>
/// <param name="stack">The running system.</param>
/// <param name="storage">Its storage.</param>
internal sealed class ProviderAnswers(LocalStack stack, ContainerMirror storage)
{
    /// <summary>The local name of the Service Bus queue <c>settlement-results</c>.</summary>
    private const string MessagesName = "sb-settlement-results";

    /// <summary>Patient for about half a minute, as <see cref="ContainerMirror"/>.</summary>
    private const int AttemptsMax = 9;

    private const string ReceiptSuffix = ".receipt.json";

    private readonly QueueClient _messages = new(stack.StorageConnection, MessagesName, new QueueClientOptions
    {
        Retry = { MaxRetries = AttemptsMax, MaxDelay = TimeSpan.FromSeconds(5) },
    });
    private int _restarts;

    /// <summary>How it stands now.</summary>
    public async Task<ProvidersSay> AskAsync(MonthAddress month, CancellationToken cancellationToken)
    {
        bool wasAway = Interlocked.Exchange(ref _restarts, stack.Restarts) != stack.Restarts;
        if (wasAway || await IsAnyUnreadAsync(month, cancellationToken))
        {
            return ProvidersSay.Unread;
        }

        return await SandboxStatus.HaveProvidersAnsweredAsync(stack.SandboxUrl, cancellationToken)
            ? ProvidersSay.LastWord
            : ProvidersSay.MoreToCome;
    }

    private async Task<bool> IsAnyUnreadAsync(MonthAddress month, CancellationToken cancellationToken)
    {
        if (await CountMessagesAsync(cancellationToken) > 0)
        {
            return true;
        }

        // In `returns` the provider comes first; the receipts stand under the same path.
        string ofMonth = "/" + month.Prefix;
        IReadOnlyList<string> returns = await storage.ListAsync("returns", string.Empty, cancellationToken);
        HashSet<string> receipts = [.. await storage.ListAsync("receipts", "returns/", cancellationToken)];
        return returns.Any(path => path.Contains(ofMonth, StringComparison.Ordinal)
            && !receipts.Contains($"returns/{path}{ReceiptSuffix}"));
    }

    /// <summary>Counts messages, those under somebody's lock too.</summary>
    private async Task<int> CountMessagesAsync(CancellationToken cancellationToken)
    {
        try
        {
            QueueProperties properties = await _messages.GetPropertiesAsync(cancellationToken);
            return properties.ApproximateMessagesCount;
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return 0; // Made with the first message.
        }
    }
}
