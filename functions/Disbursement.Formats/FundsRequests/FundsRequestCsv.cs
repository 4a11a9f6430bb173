using System.Buffers;
using Disbursement.Core.Payments;
using Disbursement.Core.Programmes;
using Disbursement.Formats.Csv;

namespace Disbursement.Formats.FundsRequests;

/// <summary>
/// Writes the funds request as CSV: UTF-8 with a byte order mark, CRLF, one row per provider and source.
/// </summary>
public static class FundsRequestCsv
{
    /// <summary>Writes the request and leaves the stream open.</summary>
    public static void Write(Stream stream, FundsRequest request)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(request);
        var buffer = new ArrayBufferWriter<byte>();
        var csv = new CsvWriter(buffer, crlf: true, disarmsFormulas: true);
        csv.WriteByteOrderMark();
        csv.WriteRow(
            "Mã đơn vị chi trả", "Đơn vị chi trả", "Nguồn kinh phí", "Số khoản", "Số tiền", "Phí chi trả", "Bằng chữ");
        foreach (FundsRequestLine line in request.Lines)
        {
            csv.Write(line.Provider);
            csv.Write(line.ProviderName);
            csv.Write(line.Source.ToListCode());
            csv.Write(line.Total.Count);
            csv.Write(line.Total.Sum);
            csv.Write(line.Fee);
            csv.Write(line.InWords);
            csv.EndRow();
        }

        Tally total = request.Total;
        csv.Write("Tổng cộng");
        csv.Write("");
        csv.Write("");
        csv.Write(total.Count);
        csv.Write(total.Sum);
        csv.Write(request.Fee);
        csv.Write(request.InWords);
        csv.EndRow();
        stream.Write(buffer.WrittenSpan);
    }
}
