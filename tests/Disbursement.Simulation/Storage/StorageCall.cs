using Azure;
using Disbursement.Simulation.Storage.Tables;

namespace Disbursement.Simulation.Storage;

/// <summary>One request to the account, as the hooks of a <see cref="MemoryTransport"/> see it.</summary>
internal sealed class StorageCall
{
    private static readonly StorageOperation[] Reads =
    [
        StorageOperation.GetServiceProperties,
        StorageOperation.ListBlobs,
        StorageOperation.GetBlob,
        StorageOperation.GetBlobProperties,
        StorageOperation.ListQueues,
        StorageOperation.GetQueueProperties,
        StorageOperation.QueryEntities,
        StorageOperation.GetEntity,
    ];

    /// <summary>Creates the call; the services fill in the rest as they read the request.</summary>
    internal StorageCall(long number, MemoryRequest request, StorageService service)
    {
        Number = number;
        Request = request;
        Service = service;
    }

    /// <summary>The account's running number of the call, from 1.</summary>
    public long Number { get; }

    /// <summary>The service asked.</summary>
    public StorageService Service { get; }

    /// <summary>What is asked.</summary>
    public StorageOperation Operation { get; internal set; }

    /// <summary>Container, queue or table; empty for a request to the service itself.</summary>
    public string Resource { get; internal set; } = "";

    /// <summary>Blob name, message id, or <c>partition/row</c>, for a transaction the partition; empty for a request to
    /// the resource itself.</summary>
    public string Key { get; internal set; } = "";

    /// <summary>The request as the client made it.</summary>
    public MemoryRequest Request { get; }

    /// <summary>What was sent with it.</summary>
    /// <remarks>A hook may set other bytes, as if the client had sent them.</remarks>
    public ReadOnlyMemory<byte> Body
    {
        get;
        internal set
        {
            field = value;
            if (Service == StorageService.Table)
            {
                TableRoutes.ReadBody(this);
            }
        }
    }

    /// <summary>The rows a request to the table service writes or deletes; none for another request.</summary>
    public IReadOnlyList<EntityWrite> Writes { get; internal set; } = [];

    /// <summary>Whether the operation may change something.</summary>
    public bool IsWrite => Array.IndexOf(Reads, Operation) < 0;

    /// <summary>The answer, once there is one.</summary>
    public MemoryResponse? Response { get; internal set; }

    /// <summary>Status of the answer; 0 before there is one.</summary>
    public int Status => Response?.Status ?? 0;

    /// <summary>Error code of the answer; null when it is none or not there yet.</summary>
    public string? ErrorCode => Response?.ErrorCode;

    /// <summary>
    /// Answers the client with an error. In the hook before, the operation does not happen; in the hook after, it has
    /// happened and the client is told otherwise.
    /// </summary>
    /// <param name="status">HTTP status, for example 503.</param>
    /// <param name="errorCode">The service's code, for example <c>ServerBusy</c>.</param>
    public void Answer(int status, string errorCode) => Response = StorageErrors.Answer(this, status, errorCode);

    /// <summary>What a client gets when its connection breaks: nobody tells it whether the operation happened.</summary>
    public RequestFailedException ConnectionLost() => new($"{this}: the connection was lost.");

    /// <inheritdoc/>
    public override string ToString() => Key.Length == 0
        ? $"#{Number} {Operation} {Resource}"
        : $"#{Number} {Operation} {Resource}/{Key}";
}
