using System.Runtime.Serialization;
using Azure;
using Azure.Data.Tables;

namespace Disbursement.LocalRuntime.Tests.Tables;

/// <summary>One property of every type a table holds.</summary>
public sealed class SampleEntity : ITableEntity
{
    public string PartitionKey { get; set; } = "";

    public string RowKey { get; set; } = "";

    public DateTimeOffset? Timestamp { get; set; }

    public ETag ETag { get; set; }

    public string? Text { get; set; }

    public int Number { get; set; }

    public long Dong { get; set; }

    public long? MaybeDong { get; set; }

    public bool Truth { get; set; }

    public double Share { get; set; }

    public DateTimeOffset At { get; set; }

    public DateTime? AtPlain { get; set; }

    public Guid Id { get; set; }

    public byte[]? Bytes { get; set; }

    public DayOfWeek Day { get; set; }

    [IgnoreDataMember]
    public string NotStored { get; set; } = "here";

    [DataMember(Name = "renamed")]
    public string? Named { get; set; }

    public int Computed => Number * 2;
}
