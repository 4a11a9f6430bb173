using Disbursement.Core.Contracts;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Settlement;
using Disbursement.Formats.FundsRequests;
using Disbursement.Functions.Coverage;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Payments;

/// <summary>Writes what the Treasury is asked for: the money of exactly the proposed files, in figures and words.</summary>
/// <param name="contracts">Contracts as frozen.</param>
/// <param name="names">Names on the letter.</param>
/// <param name="blobs">Where it is written.</param>
public sealed class FundsRequestWriter(FrozenContracts contracts, ReportNames names, BlobStore blobs)
{
    /// <summary>Writes the request as HTML and CSV into the round's folder of <c>reports</c>.</summary>
    public async Task WriteAsync(MonthRef month, int round, Proposal proposal, CancellationToken cancellationToken)
    {
        ContractBook book = await contracts.OfAsync(month, cancellationToken);
        var units = proposal.Files.ToDictionary(
            static file => file.FileId, static file => file, StringComparer.Ordinal);
        FundsRequest request = FundsRequest.Of(
            proposal.Totals(), id => ContractOf(book, month, units[id.ToString()]), proposal.InHand);

        string folder = FormattableString.Invariant($"{month.Folder}/r{round}");
        using var html = new MemoryStream();
        FundsRequestHtml.Write(
            html,
            request,
            names.LetterheadOf(month),
            month.ToPeriod(),
            RoundStore.RowKey(round),
            proposal.Root,
            [
                .. proposal.CarriedByAge.Select(static age => new AgedTally(
                    age.Months, new Tally(age.Payments, Vnd.FromDong(age.SumDong)))),
            ]);
        await blobs.ReplaceAsync(
            Containers.Reports,
            $"{folder}/funds-request.html",
            new BinaryData(html.ToArray()),
            "text/html; charset=utf-8",
            cancellationToken);

        using var csv = new MemoryStream();
        FundsRequestCsv.Write(csv, request);
        await blobs.ReplaceAsync(
            Containers.Reports,
            $"{folder}/funds-request.csv",
            new BinaryData(csv.ToArray()),
            LedgerBytes.ContentType,
            cancellationToken);
    }

    private static Contract ContractOf(ContractBook book, MonthRef month, ProposedFile file) =>
        FrozenContracts.Of(book, month, file.Provider, file.Unit, file.Source);
}
