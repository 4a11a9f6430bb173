using System.Globalization;
using Disbursement.Core.Events;
using Disbursement.Core.Recovery;
using Disbursement.Formats.Csv;

namespace Disbursement.Formats.Reports;

/// <summary>What is to be recovered, as a CSV for spreadsheets, for those who answer for it.</summary>
/// <remarks>Personal data. The programme can tell a diagnosis and is left out.</remarks>
public static class RecoverySheet
{
    /// <summary>The column names, in order.</summary>
    public static IReadOnlyList<string> Header { get; } =
    [
        "Đơn vị", "Số định danh", "Họ và tên", "Nguồn", "Tháng hưởng", "Tháng chi", "Số tiền", "Mã lệnh chi",
        "Kết quả chi", "Biến động", "Ngày biến động", "Số quyết định", "Báo bởi", "Tình trạng", "Ghi chú",
    ];

    /// <summary>Writes the sheet; the writer is one that disarms formulas.</summary>
    public static void Write(CsvWriter writer, IEnumerable<RecoveryLine> lines)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(lines);
        writer.WriteByteOrderMark();
        writer.WriteRow([.. Header]);
        foreach (RecoveryLine line in lines)
        {
            Overpayment overpaid = line.Overpaid;
            writer.Write(overpaid.Unit);
            writer.Write(overpaid.Key.Person.Reveal());
            writer.Write(overpaid.BeneficiaryName.Reveal());
            writer.Write(BoardHtml.ListName(Core.Programmes.ProgrammeGroups.ToListCode(overpaid.Group)));
            writer.Write(overpaid.Period.ToString());
            writer.Write(overpaid.PaidIn.ToString());
            writer.Write(overpaid.Amount);
            writer.Write(overpaid.Payment.ToString());
            writer.Write(overpaid.IsPaid ? "Đã chi" : "Chưa rõ kết quả");
            writer.Write(overpaid.Event.ToVietnamese());
            writer.Write(overpaid.EventDate.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture));
            writer.Write(overpaid.Decision);
            writer.Write(overpaid.ReportedBy);
            writer.Write(line.StandingVietnamese);
            writer.Write(line.Note);
            writer.EndRow();
        }
    }
}
