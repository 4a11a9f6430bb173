namespace Microsoft.Azure.Functions.Worker;

/// <summary>How Azure learns of new blobs. Locally both are served by polling.</summary>
public enum BlobTriggerSource
{
    /// <summary>By the storage logs and scans of the container.</summary>
    LogsAndContainerScan = 0,

    /// <summary>By events; the only one on Azure's Flex Consumption plan.</summary>
    EventGrid = 1,
}
