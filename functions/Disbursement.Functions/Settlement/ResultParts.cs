using System.Globalization;
using Disbursement.Core.Payments;
using Disbursement.Core.Settlement;
using Disbursement.Formats.Ledger;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Settlement;

/// <summary>Results in the ledger: batches as received, parts as applied, and the fold of many parts. No personal data.</summary>
internal static class ResultParts
{
    /// <summary>The whole content of a part after which no other comes: the month is being counted for good.</summary>
    public static readonly BinaryData Seal = BinaryData.FromString("sealed\n");

    /// <summary>Whether a part is the seal.</summary>
    public static bool IsSeal(BinaryData content) => content.ToMemory().Span.SequenceEqual(Seal.ToMemory().Span);

    /// <summary>The source of a line: where it came from and its number there, 0 for what was said about the whole file.</summary>
    public static string SourceOf(string origin, int line) => FormattableString.Invariant($"{origin}#{line}");

    /// <summary>The number in <see cref="SourceOf"/>; 0 when there is none.</summary>
    public static int LineOf(string source) =>
        int.TryParse(source.AsSpan(source.LastIndexOf('#') + 1), CultureInfo.InvariantCulture, out int line) ? line : 0;

    /// <summary>Results with what became of them.</summary>
    public static BinaryData Write(IEnumerable<FoldedResult> results) =>
        LedgerBytes.Of(ResultCsv.Header, results, ResultCsv.Write);

    /// <summary>Results that nothing became of yet.</summary>
    public static BinaryData WriteReceived(IEnumerable<PaymentResult> results) =>
        Write(results.Select(static result => new FoldedResult(result, FoldOutcome.Applied, Before: null)));

    /// <summary>Reads results.</summary>
    /// <exception cref="InvalidDataException">The part is damaged.</exception>
    public static IReadOnlyList<FoldedResult> Read(BinaryData content)
    {
        using Stream stream = content.ToStream();
        return [.. ResultCsv.Read(stream)];
    }

    /// <summary>The results that made each payment's state, in the order applied.</summary>
    public static BinaryData WriteSnapshot(IEnumerable<PaymentStanding> standings) => WriteReceived(
        standings.OrderBy(static standing => standing.Id).SelectMany(static standing => standing.Applied));

    /// <summary>Puts a snapshot into standings without results. The last result that counts is the state.</summary>
    /// <exception cref="InvalidDataException">The snapshot is damaged or of another file.</exception>
    public static void ReadSnapshot(BinaryData content, IDictionary<EndToEndId, PaymentStanding> standings)
    {
        foreach (IGrouping<EndToEndId, FoldedResult> payment in Read(content).GroupBy(static item => item.Result.Id))
        {
            if (!standings.TryGetValue(payment.Key, out PaymentStanding? before))
            {
                throw new InvalidDataException($"The snapshot names {payment.Key}, which is not in the file.");
            }

            PaymentResult[] applied = [.. payment.Select(static item => item.Result)];
            standings[payment.Key] = before with { State = PaymentFold.StateOf(applied[^1].Status), Applied = applied };
        }
    }
}
