using Disbursement.Core.Contracts;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Proof;

namespace Disbursement.Formats.Reports;

/// <summary>
/// The tables of a month's proof that fit one printed page: providers by kind, the units that have most left unpaid,
/// and a file only when it does not add up. Each table has the whole month's money; the workbook has every line.
/// </summary>
internal static class ProofPage
{
    /// <summary>Units on the page; of more, those with most unpaid are shown and the others added up.</summary>
    public const int UnitsMax = 10;

    /// <summary>Lines that do not add up, in each table that has any; the others of it are counted in words.</summary>
    private const int BrokenMax = 5;

    /// <summary>The table over the whole width; none while the units are not counted.</summary>
    public static IEnumerable<ProofSection> Wide(MonthProof proof) =>
        proof.Entitlements.Count > 0 ? [ProofSection.Due(proof)] : [];

    /// <summary>The tables of the left half.</summary>
    public static IEnumerable<ProofSection> Left(MonthProof proof, ProofReportOptions options) =>
    [
        Providers(proof, options),
        .. ProofOwed.Of(proof),
        .. BrokenFiles(proof),
    ];

    /// <summary>The tables of the right half.</summary>
    public static IEnumerable<ProofSection> Right(MonthProof proof, ProofReportOptions options) =>
    [
        ProofSection.Lines("Theo nguồn kinh phí", "Nguồn", proof.Groups, proof.Month, ProofSection.GroupName),
        Units(proof, options),
    ];

    private static ProofSection Providers(MonthProof proof, ProofReportOptions options)
    {
        ILookup<string, string> files = proof.Files.ToLookup(
            static line => FileId.Parse(line.Code).Provider, static line => line.Code, StringComparer.Ordinal);
        IEnumerable<ProofLine> kinds = proof.Providers.GroupBy(line => options.ProviderKind(line.Code))
            .OrderBy(static kind => kind.Key ?? (ContractKind)int.MaxValue)
            .Select(kind => ProofLine.Sum(NameOf(kind.Key, [.. kind], files, options), kind));
        ProofLine[] broken = [.. proof.Providers.Where(static line => !line.Holds).Take(BrokenMax)];
        return ProofSection.Lines(
            "Theo loại bên chi trả",
            "Bên chi trả",
            [.. kinds, .. broken.Select(line => line with { Code = $"Trong đó {line.Code}" })],
            proof.Month,
            static name => name);
    }

    /// <summary>The kind, or the provider where it has one alone; with how many files.</summary>
    private static string NameOf(
        ContractKind? kind, ProofLine[] providers, ILookup<string, string> files, ProofReportOptions options)
    {
        string count = VietnameseNumber.Format(providers.Sum(line => files[line.Code].LongCount()));
        return providers.Length == 1
            ? $"{options.ProviderName(providers[0].Code)} ({count} tệp)"
            : $"{KindName(kind)} ({VietnameseNumber.Format(providers.Length)} bên, {count} tệp)";
    }

    private static string KindName(ContractKind? kind) => kind switch
    {
        ContractKind.Bank => "Ngân hàng",
        ContractKind.Wallet => "Ví điện tử",
        ContractKind.MobileMoney => "Tiền di động",
        ContractKind.Post => "Bưu điện",
        ContractKind.CommuneOfficers => "Cán bộ xã chi tại nhà",
        _ => "Bên chi trả khác",
    };

    private static ProofSection Units(MonthProof proof, ProofReportOptions options)
    {
        const string title = "Theo đơn vị lập danh sách";
        const string head = "Đơn vị";
        if (proof.Units.Count <= UnitsMax)
        {
            return ProofSection.Lines(title, head, proof.Units, proof.Month, options.UnitName);
        }

        ProofLine[] byUnpaid =
        [
            .. proof.Units.OrderBy(static line => line.Holds)
                .ThenByDescending(static line => (line.Returned + line.Open).Sum.Dong)
                .ThenBy(static line => line.Code, StringComparer.Ordinal),
        ];
        ProofLine[] shown = [.. byUnpaid.Take(UnitsMax - 1)];
        string others = $"{VietnameseNumber.Format(byUnpaid.Length - shown.Length)} đơn vị khác";
        return ProofSection.Lines(
            $"{title}: chưa chi nhiều nhất",
            head,
            [.. shown, ProofLine.Sum(others, byUnpaid.Skip(shown.Length))],
            proof.Month,
            code => code == others ? others : options.UnitName(code));
    }

    private static IEnumerable<ProofSection> BrokenFiles(MonthProof proof)
    {
        ProofLine[] broken = [.. proof.Files.Where(static line => !line.Holds)];
        if (broken.Length > 0)
        {
            yield return ProofSection.Lines(
                $"Tệp không khớp: {VietnameseNumber.Format(broken.Length)}",
                "Tệp",
                [.. broken.Take(BrokenMax)],
                ProofLine.Sum("", broken),
                static code => code);
        }
    }
}
