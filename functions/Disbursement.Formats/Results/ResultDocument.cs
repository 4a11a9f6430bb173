using Disbursement.Core.Payments;
using Disbursement.Core.Settlement;
using Disbursement.Formats.Camt053;

namespace Disbursement.Formats.Results;

/// <summary>Why a line of a result file is not applied. Stored by name; append only.</summary>
public enum ResultLineProblem
{
    /// <summary>It is a result.</summary>
    None,

    /// <summary>It says that the payment is on its way, or says nothing yet.</summary>
    Pending,

    /// <summary>It names no EndToEndId of ours.</summary>
    IdInvalid,

    /// <summary>Its status is not known.</summary>
    StatusUnknown,

    /// <summary>Its amount is no whole amount of VND.</summary>
    AmountInvalid,

    /// <summary>Its time is not readable.</summary>
    TimeInvalid,

    /// <summary>It is one booking for many payments: it proves their sum, and nothing about one of them.</summary>
    LumpSum,

    /// <summary>It is the bank's charge.</summary>
    Fee,

    /// <summary>It is a booking of the account that has nothing to do with our payments.</summary>
    OtherBooking,
}

/// <summary>One line of a result file, whatever its format.</summary>
/// <param name="Number">The 1-based number of the line among the results.</param>
/// <param name="MessageId">The payment file it answers; empty when the format does not say.</param>
/// <param name="Id">The payment; the default value when it is not readable.</param>
/// <param name="Result">The result; <see langword="null"/> when there is a problem.</param>
/// <param name="Problem">Why there is none.</param>
public sealed record ResultLine(
    int Number, string MessageId, EndToEndId Id, PaymentResult? Result, ResultLineProblem Problem);

/// <summary>A result for every payment of a file that has no line of its own.</summary>
/// <param name="MessageId">The payment file.</param>
/// <param name="Status">What happened to all of it.</param>
/// <param name="Reason">Why.</param>
/// <param name="At">When.</param>
public sealed record WholeFileResult(string MessageId, ResultStatus Status, string Reason, DateTimeOffset At);

/// <summary>A result file in one shape, whatever it came in.</summary>
/// <param name="Format">The format it came in.</param>
/// <param name="MessageId">The provider's own id of it; empty when the format has none.</param>
/// <param name="Lines">Its lines, in order.</param>
/// <param name="WholeFiles">What it says about files as a whole.</param>
public sealed record ResultDocument(
    string Format, string MessageId, IReadOnlyList<ResultLine> Lines, IReadOnlyList<WholeFileResult> WholeFiles)
{
    /// <summary>What it books for many payments at once; only statements do.</summary>
    public IReadOnlyList<LumpSum> Lumps { get; init; } = [];

    /// <summary>The payment files it answers, ordinal; without the lines that do not say.</summary>
    public IReadOnlyList<string> MessageIds =>
    [
        .. Lines.Select(line => line.MessageId).Concat(WholeFiles.Select(whole => whole.MessageId))
            .Where(id => id.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    /// <summary>The results for one payment file: its lines, then the whole-file result for the rest of it.</summary>
    /// <param name="file">The file.</param>
    /// <param name="payments">The payments of the file.</param>
    /// <param name="source">What <see cref="PaymentResult.Source"/> is to say.</param>
    /// <remarks>A line without a message id is of this file when its payment is.</remarks>
    public IReadOnlyList<PaymentResult> ResultsFor(
        FileId file, IReadOnlyCollection<EndToEndId> payments, string source)
    {
        ArgumentNullException.ThrowIfNull(payments);
        string id = file.ToString();
        HashSet<EndToEndId> known = [.. payments];
        List<PaymentResult> results = [.. Lines
            .Where(line => line.MessageId == id || (line.MessageId.Length == 0 && known.Contains(line.Id)))
            .Where(line => line.Result is not null)
            .Select(line => line.Result! with { Source = source })];
        HashSet<EndToEndId> named = [.. Lines.Where(line => line.MessageId == id).Select(line => line.Id)];
        foreach (WholeFileResult whole in WholeFiles.Where(whole => whole.MessageId == id))
        {
            results.AddRange(payments.Where(payment => !named.Contains(payment)).Select(payment =>
                new PaymentResult(payment, whole.Status, whole.Reason, Amount: null, whole.At, source)));
        }

        return results;
    }
}
