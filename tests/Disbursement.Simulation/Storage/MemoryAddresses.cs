namespace Disbursement.Simulation.Storage;

/// <summary>Where the account's services are: names that no resolver knows, so that nothing leaves the process.</summary>
internal static class MemoryAddresses
{
    /// <summary>The account's name.</summary>
    public const string AccountName = "memory";

    /// <summary>The blob service.</summary>
    public const string Blob = "https://memory.blob.invalid/";

    /// <summary>The queue service.</summary>
    public const string Queue = "https://memory.queue.invalid/";

    /// <summary>The table service.</summary>
    public const string Table = "https://memory.table.invalid/";

    /// <summary>The account's connection string. The key is that of the emulators; nobody checks it.</summary>
    public const string ConnectionString =
        $"DefaultEndpointsProtocol=https;AccountName={AccountName};AccountKey=bWVtb3J5LW1lbW9yeS1tZW1vcnktbWVtb3J5;" +
        $"BlobEndpoint={Blob};QueueEndpoint={Queue};TableEndpoint={Table}";

    /// <summary>The service at a host; null when it is none of the account's.</summary>
    public static StorageService? ServiceOf(string? host) => host switch
    {
        "memory.blob.invalid" => StorageService.Blob,
        "memory.queue.invalid" => StorageService.Queue,
        "memory.table.invalid" => StorageService.Table,
        _ => null,
    };
}
