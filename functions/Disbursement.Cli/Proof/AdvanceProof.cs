using System.Text.Json;
using Disbursement.Cli.Reports;
using Disbursement.Cli.Shell;

namespace Disbursement.Cli.Proof;

/// <summary>Checks the settlement of the advance against the files that the providers hold, and against itself.</summary>
internal static class AdvanceProof
{
    /// <summary>One result per sum that must hold.</summary>
    /// <param name="evidence">The month.</param>
    /// <param name="advanced">Money in the files that each provider holds, by provider and source, in đồng.</param>
    /// <param name="language">How numbers are written.</param>
    public static IEnumerable<ProofResult> Check(
        MonthEvidence evidence,
        IReadOnlyDictionary<(string Provider, string Source), long> advanced,
        Language language)
    {
        AdvanceRow[] rows = ReadRows(evidence);
        var settled = rows.GroupBy(static row => (row.Provider, Source: row.Source.ToLowerInvariant()))
            .ToDictionary(static group => group.Key, static group => group.Sum(static row => row.Advanced.Dong));
        yield return new ProofResult(
            new("Tạm ứng từng bên, từng nguồn = tiền trong tệp bên đó giữ", "Advance per party and source = money in its files"),
            Figures.Number(language, advanced.Count),
            Figures.Number(language, settled.Count(pair => advanced.GetValueOrDefault(pair.Key) == pair.Value)),
            advanced.Count == settled.Count && settled.All(pair => advanced.GetValueOrDefault(pair.Key) == pair.Value));
        yield return ProofResult.Equal(
            new("Đã ứng = đã chi + hoàn trả + chuyển kỳ sau + còn mở (đ)", "Advanced = paid + refund + carried + open (VND)"),
            language,
            advanced.Values.Sum(),
            rows.Sum(static row => row.Paid.Dong + row.Refund.Dong + row.Carried.Dong + row.Open.Dong));
        yield return ProofResult.Equal(
            new("Đã chi trong quyết toán tạm ứng = kết quả các bên (đ)", "Paid in the settlement = results of the parties (VND)"),
            language,
            evidence.Files.Sum(static file => file.PaidDong),
            rows.Sum(static row => row.Paid.Dong));
    }

    /// <summary>The lines of the published document; none when it was not handed over or cannot be read.</summary>
    private static AdvanceRow[] ReadRows(MonthEvidence evidence)
    {
        string path = Path.Combine(
            evidence.HandedOver, "reports", evidence.Month.Province, evidence.Month.Period.ToString(), "advance.json");
        if (!File.Exists(path))
        {
            return [];
        }

        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        return AdvanceRow.Read(document.RootElement);
    }
}
