using Disbursement.Core.Payments;
using Disbursement.Core.Settlement;
using Disbursement.Formats.Camt053;
using Disbursement.Formats.Results;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Settlement;

/// <summary>The lines of a result file by the payment files they belong to.</summary>
/// <param name="ByFile">Results by payment file, in the order of the lines; what was said about a whole file last.</param>
/// <param name="RefusedFiles">Payment files that the provider refuses as a whole.</param>
/// <param name="NotResults">Lines that are no results, or of no file of this provider.</param>
/// <param name="IsAnothers">Whether every payment file it names is another provider's.</param>
public sealed record SortedResults(
    IReadOnlyDictionary<PaymentPlace, IReadOnlyList<PaymentResult>> ByFile,
    IReadOnlyList<string> RefusedFiles,
    IReadOnlyList<ReceiptLine> NotResults,
    bool IsAnothers);

/// <summary>
/// Finds the payment file of each line by its EndToEndId among the files of the provider who wrote it, so that nobody
/// can answer for another, whatever message id the file names.
/// </summary>
/// <param name="indexes">Where payments stand.</param>
/// <param name="files">The payment files.</param>
/// <param name="standings">Their payments.</param>
public sealed class ResultSorter(EndToEndIndexes indexes, PaymentFileStore files, StandingStore standings)
{
    /// <summary>Sorts a document.</summary>
    /// <param name="provider">Who wrote it, as its place says.</param>
    /// <param name="document">What it says.</param>
    /// <param name="origin">What the results name as their source.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<SortedResults> SortAsync(
        string provider, ResultDocument document, string origin, CancellationToken cancellationToken)
    {
        var byFile = new Dictionary<PaymentPlace, List<PaymentResult>>();
        var notResults = new List<ReceiptLine>();
        foreach (ResultLine line in document.Lines)
        {
            if (line.Problem == ResultLineProblem.LumpSum)
            {
                ResultOutcome lump = await CompareLumpAsync(provider, document, line, cancellationToken);
                notResults.Add(ResultReceipt.LineOf(line.Number, line.Id, lump));
                continue;
            }

            PaymentPlace? place = line.Result is null
                ? null
                : await indexes.FindAsync(provider, line.Id, cancellationToken);
            if (place is null)
            {
                notResults.Add(ResultReceipt.LineOf(line.Number, line.Id, OutcomeOf(line)));
                continue;
            }

            ListOf(byFile, place).Add(
                line.Result! with { Source = ResultParts.SourceOf(origin, line.Number) });
        }

        var refused = new List<string>();
        foreach (WholeFileResult whole in document.WholeFiles)
        {
            if (await AddWholeAsync(provider, document, whole, origin, byFile, cancellationToken))
            {
                refused.Add(whole.MessageId);
            }
        }

        return new SortedResults(
            byFile.ToDictionary(static pair => pair.Key, static pair => (IReadOnlyList<PaymentResult>)pair.Value),
            refused,
            notResults,
            byFile.Count == 0 && IsAnothers(provider, document));
    }

    /// <summary>
    /// Sorts acknowledgements of focal accounts. The list names the bank's payment file in its head; payments of another
    /// province are unknown to whoever wrote it.
    /// </summary>
    /// <param name="province">The province of the list's place.</param>
    /// <param name="document">What it says.</param>
    /// <param name="origin">What the lines name as their source.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<SortedResults> SortAcknowledgementsAsync(
        string province, ResultDocument document, string origin, CancellationToken cancellationToken)
    {
        string provider = document.MessageIds is [string file, ..] && FileId.TryParse(file, out FileId id)
            ? id.Provider
            : "";
        SortedResults sorted = await SortAsync(provider, document, origin, cancellationToken);
        ReceiptLine[] anothers =
        [
            .. sorted.ByFile.Where(pair => pair.Key.Month.Province != province)
                .SelectMany(static pair => pair.Value)
                .Select(static line => ResultReceipt.LineOf(
                    ResultParts.LineOf(line.Source), line.Id, ResultOutcome.Stranger)),
        ];
        return sorted with
        {
            ByFile = sorted.ByFile.Where(pair => pair.Key.Month.Province == province).ToDictionary(),
            NotResults = [.. sorted.NotResults.Concat(anothers).OrderBy(static line => line.Line)],
            IsAnothers = false,
        };
    }

    /// <summary>
    /// Compares one booking for many payments with the file it names. It proves what left the account, not who has it.
    /// </summary>
    private async Task<ResultOutcome> CompareLumpAsync(
        string provider, ResultDocument document, ResultLine line, CancellationToken cancellationToken)
    {
        LumpSum? lump = document.Lumps.FirstOrDefault(lump => lump.Line == line.Number);
        if (lump is null || !FileId.TryParse(lump.MessageId, out FileId id) || id.Provider != provider)
        {
            return ResultOutcome.Stranger;
        }

        PaymentFileEntity? file = await FindReleasedAsync(MonthOf(id), lump.MessageId, cancellationToken);
        return file is null ? ResultOutcome.Stranger
            : file.SumDong == lump.Sum.Dong && (lump.Count ?? file.Payments) == file.Payments ? ResultOutcome.LumpMatches
            : ResultOutcome.LumpDiffers;
    }

    private async Task<PaymentFileEntity?> FindReleasedAsync(
        MonthRef month, string fileId, CancellationToken cancellationToken)
    {
        PaymentFileEntity? file = await files.FindAsync(month, fileId, cancellationToken);
        return file is null || file.State is nameof(PaymentFileState.Built) or nameof(PaymentFileState.Proposed)
            ? null
            : file;
    }

    private static MonthRef MonthOf(FileId id) => new(id.Province, $"{id.YearMonth[..4]}-{id.YearMonth[4..]}");

    /// <summary>Adds what was said about a whole file for its payments without a line. True for a refusal.</summary>
    private async Task<bool> AddWholeAsync(
        string provider,
        ResultDocument document,
        WholeFileResult whole,
        string origin,
        Dictionary<PaymentPlace, List<PaymentResult>> byFile,
        CancellationToken cancellationToken)
    {
        if (!FileId.TryParse(whole.MessageId, out FileId id) || id.Provider != provider)
        {
            return false;
        }

        MonthRef month = MonthOf(id);
        PaymentFileEntity? file = await FindReleasedAsync(month, whole.MessageId, cancellationToken);
        if (file is null)
        {
            return false;
        }

        HashSet<EndToEndId> named = [.. document.Lines.Select(static line => line.Id)];
        List<PaymentResult> results = ListOf(byFile, new PaymentPlace(month, whole.MessageId));
        foreach (PaymentEntry entry in await standings.EntriesAsync(month, file, cancellationToken))
        {
            if (!named.Contains(entry.Id))
            {
                results.Add(new PaymentResult(
                    entry.Id, whole.Status, whole.Reason, Amount: null, whole.At, ResultParts.SourceOf(origin, 0)));
            }
        }

        return whole.Status != ResultStatus.Paid;
    }

    private static List<PaymentResult> ListOf(
        Dictionary<PaymentPlace, List<PaymentResult>> byFile, PaymentPlace place)
    {
        if (!byFile.TryGetValue(place, out List<PaymentResult>? results))
        {
            byFile[place] = results = [];
        }

        return results;
    }

    private static bool IsAnothers(string provider, ResultDocument document)
    {
        IReadOnlyList<string> ids = document.MessageIds;
        return ids.Count > 0 && ids.All(id => FileId.TryParse(id, out FileId file) && file.Provider != provider);
    }

    private static ResultOutcome OutcomeOf(ResultLine line) => line.Problem switch
    {
        ResultLineProblem.None => ResultOutcome.Stranger,
        ResultLineProblem.Pending => ResultOutcome.Pending,
        ResultLineProblem.Fee => ResultOutcome.Fee,
        ResultLineProblem.OtherBooking => ResultOutcome.OtherBooking,
        _ => ResultOutcome.Unreadable,
    };
}
