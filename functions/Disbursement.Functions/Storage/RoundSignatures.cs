using System.Text.Json;

namespace Disbursement.Functions.Storage;

/// <summary>One person's signature under the root of a proposal.</summary>
/// <param name="By">Who signed, as the audit names them.</param>
/// <param name="At">When.</param>
public sealed record RoundSignature(string By, DateTimeOffset At);

/// <summary>The signatures in a round's row. All of them are under the root that the row names.</summary>
public static class RoundSignatures
{
    /// <summary>The signatures in the order they were given.</summary>
    /// <exception cref="InvalidDataException">The row is damaged.</exception>
    public static IReadOnlyList<RoundSignature> SignaturesGiven(this RoundEntity row)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (row.Signatures.Length == 0)
        {
            // A row approved before signatures were counted names its one approver only.
            return row is { ApprovedBy.Length: > 0, ApprovedAt: { } at } ? [new RoundSignature(row.ApprovedBy, at)] : [];
        }

        return JsonSerializer.Deserialize<List<RoundSignature>>(row.Signatures, JsonSerializerOptions.Web)
            ?? throw new InvalidDataException($"The signatures of {row.PartitionKey} {row.RowKey} are damaged.");
    }

    /// <summary>How many signatures are still missing; 0 when all are given.</summary>
    public static int SignaturesMissing(this RoundEntity row)
    {
        ArgumentNullException.ThrowIfNull(row);
        int given = row.SignaturesGiven().DistinctBy(static one => one.By, StringComparer.OrdinalIgnoreCase).Count();
        return Math.Max(0, row.SignaturesNeeded - given);
    }

    /// <summary>Adds one.</summary>
    public static void Sign(this RoundEntity row, string by, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(row);
        row.Signatures = JsonSerializer.Serialize<IReadOnlyList<RoundSignature>>(
            [.. row.SignaturesGiven(), new RoundSignature(by, at)], JsonSerializerOptions.Web);
    }
}
