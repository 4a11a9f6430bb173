using System.Globalization;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Data.Tables;

/// <summary>Signs each attempt of a request by the account's key (the service's "Shared Key Lite").</summary>
internal sealed class TableSharedKeyPolicy(TableAccount account, TimeProvider time) : HttpPipelineSynchronousPolicy
{
    /// <inheritdoc/>
    public override void OnSendingRequest(HttpMessage message)
    {
        string date = time.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
        Uri address = message.Request.Uri.ToUri();
        // The resource is the account and the path as sent; of the query only "comp" counts, which is not used here.
        string signature = account.Sign($"{date}\n/{account.Name}{address.AbsolutePath}");
        message.Request.Headers.SetValue("x-ms-date", date);
        message.Request.Headers.SetValue(HttpHeader.Names.Authorization, $"SharedKeyLite {account.Name}:{signature}");
    }
}
