using System.Buffers;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Programmes;
using Disbursement.Formats.Csv;

namespace Disbursement.Formats.FundsRequests;

/// <summary>
/// Writes the funds request as CSV: UTF-8 with a byte order mark, CRLF, one row per unit, source and
/// provider. Fees are in the letter, by provider and source.
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
            "Mã đơn vị", "Mã đơn vị chi trả", "Đơn vị chi trả", "Nguồn kinh phí", "Số khoản", "Phải chi",
            "Đã có ở đơn vị chi trả", "Đề nghị chuyển", "Bằng chữ");
        Dictionary<string, string> names = request.Lines.GroupBy(static line => line.Provider, StringComparer.Ordinal)
            .ToDictionary(static line => line.Key, static line => line.First().ProviderName, StringComparer.Ordinal);
        foreach (FundsShare share in request.Shares)
        {
            csv.Write(share.Unit);
            csv.Write(share.Provider);
            csv.Write(names[share.Provider]);
            csv.Write(share.Source.ToListCode());
            csv.Write(share.Due.Count);
            csv.Write(share.Due.Sum);
            csv.Write(share.InHand);
            csv.Write(share.Asked);
            csv.Write(DongInWords.ToWords(share.Asked));
            csv.EndRow();
        }

        csv.Write("Tổng cộng");
        csv.Write("");
        csv.Write("");
        csv.Write("");
        csv.Write(request.Due.Count);
        csv.Write(request.Due.Sum);
        csv.Write(request.InHand);
        csv.Write(request.Asked);
        csv.Write(request.InWords);
        csv.EndRow();
        stream.Write(buffer.WrittenSpan);
    }
}
