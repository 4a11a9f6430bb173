using System.Text.Json;

namespace Disbursement.Functions.Storage;

/// <summary>Tells rows that no longer read as what they are, such as one edited by hand, from other failures.</summary>
public static class BrokenRows
{
    /// <summary>Whether a failure says that a stored value could not be read: trying again reads the same.</summary>
    public static bool IsCauseOf(Exception failure) => failure
        is InvalidCastException or FormatException or OverflowException or JsonException or ArgumentException;
}

/// <summary>A month whose own row does not read.</summary>
/// <param name="PartitionKey">The row's partition, as it stands.</param>
/// <param name="Problem">What does not read, without values.</param>
public sealed record BrokenMonth(string PartitionKey, string Problem)
{
    /// <summary>The month, as far as the key tells it.</summary>
    public MonthRef Month => PartitionKey.Split('|') is [{ Length: > 0 } province, { Length: > 0 } period]
        ? new MonthRef(province, period)
        : new MonthRef("", "");
}

/// <summary>The months there are.</summary>
/// <param name="Rows">Those that read, newest last.</param>
/// <param name="Broken">Those that do not.</param>
public sealed record AllMonths(
    IReadOnlyList<(MonthRef Month, MonthEntity Row)> Rows, IReadOnlyList<BrokenMonth> Broken);
