using System.Globalization;
using Disbursement.Core.Payments;

namespace Disbursement.Core.Contracts.Layouts;

/// <summary>What stands once in a transfer list, beside its payments.</summary>
/// <param name="Id">The file's id.</param>
/// <param name="Of">How many files its family has.</param>
/// <param name="Total">Count and sum of its payments.</param>
/// <param name="Debtor">Who pays.</param>
/// <param name="PayOn">The day to pay.</param>
/// <param name="Text">What the payee reads, in the provider's letters.</param>
/// <param name="Route">How its payments go: all alike.</param>
public sealed record TransferHeader(
    FileId Id, int Of, Tally Total, Debtor Debtor, DateOnly PayOn, string Text, TransferRoute Route);

/// <summary>The marks that a layout's own cells may hold.</summary>
public static class LayoutMarks
{
    private static readonly Dictionary<string, Func<TransferHeader, string>> Values = new(StringComparer.Ordinal)
    {
        ["{id}"] = static header => header.Id.ToString(),
        ["{n}"] = static header => header.Id.Number.ToString(CultureInfo.InvariantCulture),
        ["{of}"] = static header => header.Of.ToString(CultureInfo.InvariantCulture),
        ["{count}"] = static header => header.Total.Count.ToString(CultureInfo.InvariantCulture),
        ["{sum}"] = static header => header.Total.Sum.Dong.ToString(CultureInfo.InvariantCulture),
        ["{date}"] = static header => header.PayOn.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
        ["{debtor}"] = static header => header.Debtor.Name,
        ["{debtor-account}"] = static header => header.Debtor.Account,
        ["{text}"] = static header => header.Text,
    };

    /// <summary>The marks there are.</summary>
    public static IReadOnlyCollection<string> All => Values.Keys;

    /// <summary>A cell with its marks filled in.</summary>
    public static string Fill(string cell, TransferHeader header)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return cell.Contains('{', StringComparison.Ordinal)
            ? Values.Aggregate(
                cell, (text, mark) => text.Replace(mark.Key, mark.Value(header), StringComparison.Ordinal))
            : cell;
    }

    /// <summary>Whether a cell holds braces only around marks.</summary>
    internal static bool IsValid(string cell) =>
        !Values.Keys.Aggregate(cell, static (text, mark) => text.Replace(mark, "", StringComparison.Ordinal))
            .AsSpan().ContainsAny('{', '}');
}
