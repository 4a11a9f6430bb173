using Disbursement.Core.Advances;
using Disbursement.Core.Contracts;
using Disbursement.Core.Periods;
using Disbursement.Core.Programmes;
using Disbursement.Formats.Reports;
using Disbursement.Functions.Reference;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Coverage;

/// <summary>
/// The settlement of a month's advance as people and programs read it: JSON, CSV, a workbook, a page to print, and a
/// refund document for each provider that has money in hand.
/// </summary>
/// <param name="rounds">When the rounds were approved.</param>
/// <param name="inHand">What providers have in hand.</param>
/// <param name="focal">The sub-ledgers of focal accounts.</param>
/// <param name="reference">The contracts: names, fees, accounts.</param>
/// <param name="names">The names on the report.</param>
/// <param name="blobs">The reports.</param>
public sealed class AdvanceReports(
    RoundStore rounds, FundsInHand inHand, FocalLedger focal, ReferenceStore reference, ReportNames names, BlobStore blobs)
{
    /// <summary>What the settlement is written as; the last is the sub-ledgers of commune officers, a page.</summary>
    public static readonly IReadOnlyList<string> Formats = ["json", "csv", "xlsx", "html", "officers"];

    /// <summary>Settles the advance from the counts of the units.</summary>
    public async Task<AdvanceSettlement> SettleAsync(
        MonthRef month, IReadOnlyList<UnitCount> counts, CancellationToken cancellationToken)
    {
        IReadOnlyList<RoundEntity> all = await rounds.ListAsync(month, cancellationToken);
        var released = all.Where(static round => round.ApprovedAt is not null).ToDictionary(
            static round => round.RowKey,
            static round => VietnamTime.DateOf(round.ApprovedAt!.Value),
            StringComparer.Ordinal);
        AdvanceSettlement settlement =
            AdvanceRules.Settle(month, await ContractsAsync(month, cancellationToken), counts, released);
        return settlement with
        {
            InHand = await inHand.AfterAsync(month, counts, cancellationToken),
            Focal = await focal.ReadAsync(month, counts, cancellationToken),
        };
    }

    /// <summary>Publishes the settlement of a month that is about to be settled; again, it writes the same.</summary>
    public async Task PublishAsync(
        MonthRef month, AdvanceSettlement settlement, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settlement);
        AdvanceReportOptions options = await OptionsAsync(month, isFinal: true, cancellationToken);
        foreach (string format in Formats)
        {
            await blobs.ReplaceAsync(
                Containers.Reports,
                PathOf(month, format),
                Render(settlement, format, options),
                TypeOf(format),
                cancellationToken);
        }

        foreach (string provider in settlement.WithMoneyInHand())
        {
            await blobs.ReplaceAsync(
                Containers.Reports,
                RefundPath(month, provider),
                RenderRefund(settlement, provider, options),
                ProofReports.HtmlType,
                cancellationToken);
        }
    }

    /// <summary>A document as it was published; null while the month is not settled.</summary>
    /// <param name="month">The month.</param>
    /// <param name="format">One of <see cref="Formats"/>.</param>
    /// <param name="provider">Whose refund document; null for the settlement.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public Task<BinaryData?> FindAsync(
        MonthRef month, string format, string? provider, CancellationToken cancellationToken) => blobs.FindAsync(
        Containers.Reports,
        provider is null ? PathOf(month, format) : RefundPath(month, provider),
        cancellationToken);

    /// <summary>Writes a settlement, or the refund document of one provider.</summary>
    internal async Task<BinaryData> RenderAsync(
        MonthRef month,
        AdvanceSettlement settlement,
        string format,
        string? provider,
        bool isFinal,
        CancellationToken cancellationToken)
    {
        AdvanceReportOptions options = await OptionsAsync(month, isFinal, cancellationToken);
        return provider is null
            ? Render(settlement, format, options)
            : RenderRefund(settlement, provider, options);
    }

    /// <summary>The content type of a format.</summary>
    internal static string TypeOf(string format) => format switch
    {
        "json" => StoreJson.ContentType,
        "csv" => LedgerBytes.ContentType,
        "xlsx" => AdvanceXlsx.ContentType,
        _ => ProofReports.HtmlType,
    };

    private static BinaryData Render(AdvanceSettlement settlement, string format, AdvanceReportOptions options)
    {
        if (format == "json")
        {
            return StoreJson.ToBytes(settlement);
        }

        using var stream = new MemoryStream();
        Action<Stream, AdvanceSettlement, AdvanceReportOptions> write = format switch
        {
            "csv" => AdvanceCsv.Write,
            "xlsx" => AdvanceXlsx.Write,
            "officers" => OfficersHtml.Write,
            _ => AdvanceHtml.Write,
        };
        write(stream, settlement, options);
        return new BinaryData(stream.ToArray());
    }

    private static BinaryData RenderRefund(AdvanceSettlement settlement, string provider, AdvanceReportOptions options)
    {
        using var stream = new MemoryStream();
        RefundHtml.Write(stream, settlement, provider, options);
        return new BinaryData(stream.ToArray());
    }

    private async Task<AdvanceReportOptions> OptionsAsync(
        MonthRef month, bool isFinal, CancellationToken cancellationToken)
    {
        ContractBook contracts = await ContractsAsync(month, cancellationToken);
        return new AdvanceReportOptions
        {
            Letterhead = names.LetterheadOf(month),
            UnitName = code => ReportNames.UnitName(month, code),
            ProviderName = code => NameOf(month, contracts, code),
            DebtorOf = line => line.Source is { } source
                && contracts.Find(line.Provider, ScopeOf(month, line.Unit, source)) is { } contract
                    ? contract.Debtors[source]
                    : null,
            IsFinal = isFinal,
        };
    }

    /// <summary>The contract's name for a provider; an officer's commune stands behind it.</summary>
    private static string NameOf(MonthRef month, ContractBook contracts, string code)
    {
        Contract? contract = contracts.Contracts.FirstOrDefault(contract => contract.IsProvider(code));
        return contract switch
        {
            null => code,
            { IsPerCommune: true } => $"{contract.Name}, {ReportNames.UnitName(month, code[(contract.Provider.Length - 1)..])}",
            _ => contract.Name,
        };
    }

    private static ContractScope ScopeOf(MonthRef month, string unit, ProgrammeGroup source) =>
        new(month.Province, unit, source, month.ToPeriod().FirstDay);

    private async Task<ContractBook> ContractsAsync(MonthRef month, CancellationToken cancellationToken) =>
        (await reference.FrozenAsync(month, cancellationToken)).Contracts.For(month.Province);

    internal static string PathOf(MonthRef month, string format) =>
        PublishCoverageActivity.PathOf(month, format == "officers" ? "officers.html" : $"advance.{format}");

    private static string RefundPath(MonthRef month, string provider) =>
        PublishCoverageActivity.PathOf(month, $"refunds/{provider}.html");
}
