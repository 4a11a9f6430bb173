namespace Disbursement.Simulation.Storage.Queues;

/// <summary>One queue.</summary>
/// <param name="metadata">Its metadata; null for none.</param>
internal sealed class MemoryQueue(Dictionary<string, string>? metadata)
{
    /// <summary>Its metadata.</summary>
    public Dictionary<string, string> Metadata { get; } = metadata ?? [];

    /// <summary>The messages, oldest first.</summary>
    public List<MemoryMessage> Messages { get; } = [];
}

/// <summary>One message.</summary>
/// <param name="id">Its id.</param>
/// <param name="insertedOn">When it was put there.</param>
/// <param name="expiresOn">When it is gone by itself.</param>
internal sealed class MemoryMessage(string id, DateTimeOffset insertedOn, DateTimeOffset expiresOn)
{
    /// <summary>Its id.</summary>
    public string Id { get; } = id;

    /// <summary>When it was put there.</summary>
    public DateTimeOffset InsertedOn { get; } = insertedOn;

    /// <summary>When it is gone by itself.</summary>
    public DateTimeOffset ExpiresOn { get; } = expiresOn;

    /// <summary>Its text as it stands in the documents, escaped.</summary>
    public string Text { get; set; } = "";

    /// <summary>Who may change it: the receiver that was given this last.</summary>
    public string PopReceipt { get; set; } = "";

    /// <summary>Until when it is hidden.</summary>
    public DateTimeOffset VisibleOn { get; set; }

    /// <summary>How often it was taken.</summary>
    public int DequeueCount { get; set; }
}
