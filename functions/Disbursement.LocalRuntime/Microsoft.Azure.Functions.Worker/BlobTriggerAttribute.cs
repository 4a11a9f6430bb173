using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Starts a function for each new version of a blob: at least once, and perhaps late.</summary>
/// <param name="blobPath">Container and a pattern, as in <c>inbox/{name}</c>; the pattern's words are bound to
/// parameters of their name.</param>
public sealed class BlobTriggerAttribute(string blobPath) : TriggerBindingAttribute
{
    /// <summary>Container and pattern.</summary>
    public string BlobPath { get; } = blobPath;

    /// <summary>The setting that holds the connection string; <c>AzureWebJobsStorage</c> when null.</summary>
    public string? Connection { get; set; }

    /// <summary>How Azure learns of new blobs.</summary>
    public BlobTriggerSource Source { get; set; }
}
