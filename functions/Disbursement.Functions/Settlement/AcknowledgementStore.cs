using System.Globalization;
using Disbursement.Core.Advances;
using Disbursement.Core.Payments;
using Disbursement.Core.Settlement;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Settlement;

/// <summary>
/// What focal persons reported of a payment file's money, in numbered parts by create-if-absent like results (decision
/// 0006), and beside them: they change no payment, and come after the file is sealed too.
/// </summary>
/// <param name="blobs">The ledger.</param>
/// <param name="files">The payment files.</param>
/// <param name="standings">Their payments.</param>
public sealed class AcknowledgementStore(BlobStore blobs, PaymentFileStore files, StandingStore standings)
{
    private const int AttemptsMax = 50;

    /// <summary>What is on record of a file's payments.</summary>
    internal async Task<IReadOnlyDictionary<EndToEndId, PaymentResult>> ReadAsync(
        MonthRef month, string fileId, CancellationToken cancellationToken) =>
        (await LoadAsync(month, fileId, cancellationToken)).Recorded;

    /// <summary>Records lines; a second call says the same and records nothing.</summary>
    internal async Task<IReadOnlyList<LineOutcome>> ApplyAsync(
        MonthRef month, string fileId, IReadOnlyList<PaymentResult> lines, CancellationToken cancellationToken)
    {
        PaymentFileEntity file = await files.FindAsync(month, fileId, cancellationToken)
            ?? throw new InvalidOperationException($"There is no payment file {fileId}.");
        Dictionary<EndToEndId, PaymentEntry> entries = (await standings.EntriesAsync(month, file, cancellationToken))
            .ToDictionary(static entry => entry.Id);
        for (int attempt = 0; attempt < AttemptsMax; attempt++)
        {
            (Dictionary<EndToEndId, PaymentResult> recorded, int number) =
                await LoadAsync(month, fileId, cancellationToken);
            (LineOutcome[] outcomes, List<PaymentResult> part) = Fold(recorded, entries, lines);
            if (part.Count == 0 || await blobs.CreateAsync(
                Containers.Ledger,
                PathOf(month, fileId, number + 1),
                ResultParts.WriteReceived(part),
                LedgerBytes.ContentType,
                cancellationToken))
            {
                return outcomes;
            }
        }

        throw new IOException($"The acknowledgements of {fileId} were written by others {AttemptsMax} times.");
    }

    private static (LineOutcome[] Outcomes, List<PaymentResult> Part) Fold(
        Dictionary<EndToEndId, PaymentResult> recorded,
        Dictionary<EndToEndId, PaymentEntry> entries,
        IReadOnlyList<PaymentResult> lines)
    {
        var part = new List<PaymentResult>();
        var outcomes = new LineOutcome[lines.Count];
        for (int index = 0; index < lines.Count; index++)
        {
            PaymentResult line = lines[index];
            PaymentResult? earlier = recorded.GetValueOrDefault(line.Id);
            ResultOutcome outcome = OutcomeOf(entries.GetValueOrDefault(line.Id), earlier, line);
            if (outcome == ResultOutcome.Applied && earlier is null)
            {
                recorded[line.Id] = line;
                part.Add(line);
            }

            outcomes[index] = new LineOutcome(line, outcome, Before: null, earlier);
        }

        return (outcomes, part);
    }

    private static ResultOutcome OutcomeOf(PaymentEntry? entry, PaymentResult? earlier, PaymentResult line) =>
        entry is null ? ResultOutcome.Stranger
        : !FocalPayment.IsFocal(entry) ? ResultOutcome.NotFocal
        : Acknowledgements.Apply(earlier, line, entry.Amount) switch
        {
            AcknowledgementOutcome.Recorded => ResultOutcome.Applied,
            AcknowledgementOutcome.SameAgain => ResultOutcome.SameAgain,
            AcknowledgementOutcome.EarlierStands => ResultOutcome.EarlierStands,
            AcknowledgementOutcome.AmountDifferent => ResultOutcome.AmountNotPaidIn,
            _ => ResultOutcome.SaysNothing,
        };

    private async Task<(Dictionary<EndToEndId, PaymentResult> Recorded, int Number)> LoadAsync(
        MonthRef month, string fileId, CancellationToken cancellationToken)
    {
        var recorded = new Dictionary<EndToEndId, PaymentResult>();
        int number = 0;
        while (await blobs.FindAsync(
            Containers.Ledger, PathOf(month, fileId, number + 1), cancellationToken) is { } content)
        {
            number++;
            foreach (FoldedResult item in ResultParts.Read(content))
            {
                recorded.TryAdd(item.Result.Id, item.Result);
            }
        }

        return (recorded, number);
    }

    private static string PathOf(MonthRef month, string fileId, int number) =>
        $"{month.Folder}/acknowledgements/{fileId}/{number.ToString("0000", CultureInfo.InvariantCulture)}.csv";
}
