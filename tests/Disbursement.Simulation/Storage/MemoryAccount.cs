using System.Globalization;
using Azure;
using Azure.Core;
using Disbursement.Simulation.Storage.Blobs;
using Disbursement.Simulation.Storage.Queues;
using Disbursement.Simulation.Storage.Tables;

namespace Disbursement.Simulation.Storage;

/// <summary>
/// A storage account in memory: all data of blobs, queues and tables, answered as Azurite and Azure answer. Equal
/// requests at equal times give equal answers: versions come from a counter and times from the given clock.
/// </summary>
/// <remarks>For one thread. A request the app does not make is an exception that names it, never a guess.</remarks>
internal sealed class MemoryAccount
{
    private readonly BlobStorage _blobs;
    private readonly QueueStorage _queues;
    private readonly TableStorage _tables;
    private long _requests;
    private long _calls;
    private long _versions;
    private long _nowSecond = -1;
    private string _nowText = "";

    /// <summary>Creates an empty account.</summary>
    /// <param name="time">What the services take for the time.</param>
    public MemoryAccount(TimeProvider time)
    {
        Time = time;
        _blobs = new BlobStorage(this);
        _queues = new QueueStorage(this);
        _tables = new TableStorage(this);
    }

    /// <summary>What the services take for the time.</summary>
    public TimeProvider Time { get; }

    /// <summary>Calls so far.</summary>
    public long Calls => _calls;

    /// <summary>Rows in a page of a query when more match; Azure gives 1,000 and may give fewer at any time.</summary>
    public int RowsPerPage { get; set; } = 1_000;

    /// <summary>Blobs in a page of a listing when there are more.</summary>
    public int BlobsPerPage { get; set; } = 5_000;

    /// <summary>The time as HTTP headers have it, to the second.</summary>
    internal string NowText
    {
        get
        {
            DateTimeOffset now = Time.GetUtcNow();
            long second = now.UtcTicks / TimeSpan.TicksPerSecond;
            if (second != _nowSecond)
            {
                _nowSecond = second;
                _nowText = now.ToString("R", CultureInfo.InvariantCulture);
            }

            return _nowText;
        }
    }

    /// <summary>A number for a request, from 1.</summary>
    internal long NextRequestNumber() => ++_requests;

    /// <summary>A number no other version of anything has.</summary>
    internal long NextVersion() => ++_versions;

    /// <summary>Reads what a request asks for.</summary>
    /// <exception cref="NotSupportedException">The account does not know the operation.</exception>
    internal StorageCall Begin(MemoryRequest request)
    {
        RequestUriBuilder address = request.Uri;
        StorageService service = MemoryAddresses.ServiceOf(address.Host)
            ?? throw new NotSupportedException($"The memory account has no service at {address.Host}.");
        var call = new StorageCall(++_calls, request, service);
        KnownHeaders.ThrowIfUnknown(request);
        string path = address.Path ?? "";
        switch (service)
        {
            case StorageService.Blob: BlobRoutes.Read(call, path); break;
            case StorageService.Queue: QueueRoutes.Read(call, path); break;
            default: TableRoutes.Read(call, path); break;
        }

        return call;
    }

    /// <summary>Does what is asked, unless the call was answered already.</summary>
    internal void Apply(StorageCall call) => call.Response ??= call.Service switch
    {
        StorageService.Blob => _blobs.Apply(call),
        StorageService.Queue => _queues.Apply(call),
        _ => _tables.Apply(call),
    };

    /// <summary>The exception for what the account does not do.</summary>
    internal static NotSupportedException Unknown(MemoryRequest request) => new(
        $"The memory account does not answer {request.Method} {request.Uri}; the app did not ask for that before.");
}
