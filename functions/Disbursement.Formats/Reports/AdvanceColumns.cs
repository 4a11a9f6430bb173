using Disbursement.Core.Advances;
using Disbursement.Core.Coverage;
using Disbursement.Core.Payments;
using Disbursement.Core.Programmes;

namespace Disbursement.Formats.Reports;

/// <summary>The columns of the settlement of the advance: the same for page, workbook and CSV.</summary>
internal static class AdvanceColumns
{
    /// <summary>Each with its heading in both languages, its name for programs, and what it counts.</summary>
    public static readonly (string Vietnamese, string English, string Code, Func<AdvanceLine, Tally> Of)[] All =
    [
        ("Đã ứng", "Advanced", "advanced", static line => line.Advanced),
        ("Đã chi", "Paid", "paid", static line => line.Paid),
        ("Không chi được", "Returned", "returned", static line => line.Returned),
        ("Chưa rõ kết quả", "Open", "open", static line => line.Open),
        ("Chuyển kỳ sau", "Carried: netted in the next transfer", "carried", static line => line.Carried),
        ("Phải hoàn trả", "Refund due", "refund", static line => line.Refund),
    ];

    /// <summary>What a budget source is called; empty where sources are added up.</summary>
    public static string SourceName(ProgrammeGroup? source) => source?.ToCoverage().ToVietnamese() ?? "";
}
