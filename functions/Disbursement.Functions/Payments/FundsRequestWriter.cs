using Disbursement.Core.Contracts;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Programmes;
using Disbursement.Formats.FundsRequests;
using Disbursement.Functions.Coverage;
using Disbursement.Functions.Reference;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Payments;

/// <summary>Writes what the Treasury is asked for: the money of exactly the proposed files, in figures and words.</summary>
/// <param name="reference">Contracts as frozen.</param>
/// <param name="names">Names on the letter.</param>
/// <param name="blobs">Where it is written.</param>
public sealed class FundsRequestWriter(ReferenceStore reference, ReportNames names, BlobStore blobs)
{
    /// <summary>Writes the request as HTML and CSV into the round's folder of <c>reports</c>.</summary>
    public async Task WriteAsync(MonthRef month, int round, Proposal proposal, CancellationToken cancellationToken)
    {
        ReferenceData data = await reference.FrozenAsync(month, cancellationToken);
        ContractBook contracts = data.Contracts.For(month.Province);
        var units = proposal.Files.ToDictionary(
            static file => file.FileId, static file => file, StringComparer.Ordinal);
        FundsRequest request = FundsRequest.Of(
            proposal.Files.Select(static file => (
                FileId.Parse(file.FileId), new Tally(file.Payments, Vnd.FromDong(file.SumDong)))),
            id => ContractOf(contracts, month, units[id.ToString()]));

        string folder = FormattableString.Invariant($"{month.Folder}/r{round}");
        using var html = new MemoryStream();
        FundsRequestHtml.Write(
            html, request, names.LetterheadOf(month), month.ToPeriod(), RoundStore.RowKey(round), proposal.Root);
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

    private static Contract ContractOf(ContractBook contracts, MonthRef month, ProposedFile file)
    {
        ProgrammeGroup group = ProgrammeGroups.TryParse(file.Source, out ProgrammeGroup parsed)
            ? parsed
            : throw new InvalidOperationException($"There is no budget source '{file.Source}'.");
        var scope = new ContractScope(month.Province, file.Unit, group, month.ToPeriod().FirstDay);
        return contracts.Find(file.Provider, scope)
            ?? throw new InvalidOperationException($"There is no contract with {file.Provider} for {file.Unit}.");
    }
}
