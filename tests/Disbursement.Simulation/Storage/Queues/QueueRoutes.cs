using Azure.Core;

namespace Disbursement.Simulation.Storage.Queues;

/// <summary>Tells which queue operation a request is.</summary>
internal static class QueueRoutes
{
    /// <summary>Fills in operation, queue and message.</summary>
    public static void Read(StorageCall call, string path)
    {
        MemoryRequest request = call.Request;
        string[] parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        call.Resource = parts.Length > 0 ? parts[0] : "";
        call.Key = parts.Length > 2 ? Uri.UnescapeDataString(parts[2]) : "";
        bool isMessages = parts.Length > 1 && parts[1] == "messages";
        call.Operation = (parts.Length, isMessages, request.Method.Method, request.Parameter("comp")) switch
        {
            (0, _, "GET", "list") => StorageOperation.ListQueues,
            (1, _, "PUT", null) => StorageOperation.CreateQueue,
            (1, _, "DELETE", null) => StorageOperation.DeleteQueue,
            (1, _, "GET" or "HEAD", "metadata") => StorageOperation.GetQueueProperties,
            (2, true, "POST", null) => StorageOperation.PutMessage,
            (2, true, "GET", null) when request.Parameter("peekonly") is null => StorageOperation.GetMessages,
            (3, true, "PUT", null) => StorageOperation.UpdateMessage,
            (3, true, "DELETE", null) => StorageOperation.DeleteMessage,
            _ => throw MemoryAccount.Unknown(request),
        };
    }
}
