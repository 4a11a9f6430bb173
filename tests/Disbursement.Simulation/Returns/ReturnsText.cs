using System.Globalization;
using System.Text;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Settlement;
using Disbursement.Formats.Camt053;
using Disbursement.Formats.Pain002;
using Disbursement.Formats.Workbooks;
using Disbursement.Functions.Tests.Settlement;

namespace Disbursement.Simulation.Returns;

/// <summary>Result files in every format that is read, written as providers write them and not always well.</summary>
internal static class ReturnsText
{
    /// <summary>Lines that no reader takes for a result: on its way, of an unknown status, without an id.</summary>
    public const int BadLines = 3;

    /// <summary>A pain.002 with some words, and perhaps lines that are no results.</summary>
    public static byte[] Pain002(string fileId, Pain002Version version, IReadOnlyList<Word> words, Word? bad, string name)
    {
        List<Pain002Status> payments = [.. words.Select(word => version.StatusOf(word.ToResult()))];
        if (bad is not null)
        {
            Pain002Status status = version.StatusOf(bad.ToResult());
            payments.Add(status with { Status = "PDNG", Reason = "", Mark = "" });
            payments.Add(status with { Status = "ZZZZ", Reason = "", Mark = "" });
            payments.Add(status with { Status = "ACSP", Reason = "", Mark = "" });
        }

        return Write(fileId, version, "PART", "", payments, name);
    }

    /// <summary>A pain.002 that refuses a payment file as a whole.</summary>
    public static byte[] Refusal(string fileId, string reason, string name) =>
        Write(fileId, Pain002Version.V10, "RJCT", reason, [], name);

    /// <summary>A statement of the paying account: a booking for each word, a charge, something else and a lump sum.</summary>
    public static byte[] Statement(string account, IReadOnlyList<Word> words, string lumpFile, long lump)
    {
        string bookings = string.Concat(words.Select(word => Booking(
            word.Dong,
            word.Status == ResultStatus.Returned ? "CRDT" : "DBIT",
            "DMCT",
            $"<TxDtls><Refs><EndToEndId>{word.Entry.Id}</EndToEndId></Refs>"
            + (word.Reason.Length == 0 ? "" : $"<RtrInf><Rsn><Cd>{word.Reason}</Cd></Rsn></RtrInf>") + "</TxDtls>")));
        string others = Booking(3_000, "DBIT", "CHRG", "") + Booking(9, "CRDT", "DMCT", "")
            + Booking(lump, "DBIT", "DMCT", $"<Btch><MsgId>{lumpFile}</MsgId></Btch>");
        return Encoding.UTF8.GetBytes(
            $"<Document xmlns=\"{Camt053Reader.Namespace}\"><BkToCstmrStmt><GrpHdr><MsgId>S1</MsgId></GrpHdr><Stmt>"
            + $"<Acct><Id><Othr><Id>{account}</Id></Othr></Id></Acct>{bookings}{others}</Stmt></BkToCstmrStmt></Document>");
    }

    /// <summary>Our own result list, as a cash payer sends it back.</summary>
    public static byte[] List(string fileId, IReadOnlyList<Word> words, Word? bad)
    {
        var text = new StringBuilder($"\uFEFFKẾT QUẢ CHI TRẢ\r\nTệp chi trả,{fileId}\r\n\r\nSTT,Mã lệnh,Số tiền,Kết quả,Lý do,Ngày nhận\r\n");
        foreach (Word word in words)
        {
            text.Append(Line(word, ListWord(word.Status)));
        }

        if (bad is not null)
        {
            text.Append(Line(bad, "")).Append(Line(bad, "có thể")).Append(Inv($"9,KHÔNG-RÕ,{bad.Dong},Đã nhận,,\r\n"));
        }

        return Encoding.UTF8.GetBytes(text.ToString());

        static string Line(Word word, string outcome) =>
            $"1,{word.Entry.Id},{word.Dong.ToString(CultureInfo.InvariantCulture)},{outcome},{word.Reason},{Day(word)}\r\n";
    }

    /// <summary>A sheet of the post office's, by its own layout.</summary>
    public static byte[] PostSheet(IReadOnlyList<Word> words, Word? bad)
    {
        var text = new StringBuilder("\uFEFFMã lệnh,Số tiền,Trạng thái,Lý do,Ngày chi trả\r\n");
        foreach (Word word in words)
        {
            text.Append(Line(word, PostWord(word.Status)));
        }

        if (bad is not null)
        {
            text.Append(Line(bad, "có thể")).Append(Line(bad, "???")).Append(Inv($"KHÔNG-RÕ,{bad.Dong},Đã chi,,\r\n"));
        }

        return Encoding.UTF8.GetBytes(text.ToString());

        static string Line(Word word, string outcome) =>
            $"{word.Entry.Id},{word.Dong.ToString(CultureInfo.InvariantCulture)},{outcome},{word.Reason},{Day(word)}\r\n";
    }

    /// <summary>A bank's workbook of what became of a batch.</summary>
    public static byte[] BankSheet(IReadOnlyList<Word> words, Word? bad)
    {
        using var stream = new MemoryStream();
        using (var book = new WorkbookWriter(stream))
        {
            book.StartSheet("data");
            book.WriteRow(["STT", "Nội dung", "Số tiền", "Trạng thái", "FT / Ghi chú", "Ngày giao dịch"]);
            foreach (Word word in words)
            {
                book.WriteRow([1L, $"Tro cap {word.Entry.Id}", word.Dong, BankWord(word.Status), word.Reason, Day(word)]);
            }

            if (bad is not null)
            {
                book.WriteRow([1L, $"Tro cap {bad.Entry.Id}", bad.Dong, "Đang xử lý", "", Day(bad)]);
                book.WriteRow([1L, $"Tro cap {bad.Entry.Id}", bad.Dong, "có thể", "", Day(bad)]);
                book.WriteRow([1L, "Tro cap", bad.Dong, "Thành công", "", Day(bad)]);
            }
        }

        return stream.ToArray();
    }

    private static byte[] Write(
        string fileId, Pain002Version version, string status, string reason, List<Pain002Status> payments, string name)
    {
        using var stream = new MemoryStream();
        Pain002Writer.Write(stream, new Pain002Report
        {
            Version = version,
            MessageId = name,
            CreatedAt = Samples.Noon,
            OriginalMessageId = fileId,
            Original = new Tally(1, Vnd.FromDong(1)),
            GroupStatus = status,
            GroupReason = reason,
            Payments = payments,
        });
        return stream.ToArray();
    }

    private static string Booking(long dong, string side, string code, string details) => string.Create(
        CultureInfo.InvariantCulture,
        $"<Ntry><Amt Ccy=\"VND\">{dong}</Amt><CdtDbtInd>{side}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>"
        + $"<BookgDt><Dt>2024-06-10</Dt></BookgDt><BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>ICDT</Cd>"
        + $"<SubFmlyCd>{code}</SubFmlyCd></Fmly></Domn></BkTxCd><NtryDtls>{details}</NtryDtls></Ntry>");

    private static string Inv(FormattableString text) => FormattableString.Invariant(text);

    private static string Day(Word word) => Core.Periods.VietnamTime.In(word.ToResult().At)
        .ToString("dd/MM/yyyy HH:mm:ss", CultureInfo.InvariantCulture);

    private static string ListWord(ResultStatus status) => status switch
    {
        ResultStatus.Paid => "Đã nhận",
        ResultStatus.Returned => "Trả lại",
        ResultStatus.Unclaimed => "Chưa nhận",
        ResultStatus.Unknown => "Chưa rõ",
        _ => "Không chi được",
    };

    private static string PostWord(ResultStatus status) => status switch
    {
        ResultStatus.Paid => "Đã chi",
        ResultStatus.Returned => "Trả lại",
        ResultStatus.Unclaimed => "Chưa nhận",
        ResultStatus.Unknown => "Chưa rõ",
        _ => "Không chi được",
    };

    private static string BankWord(ResultStatus status) => status switch
    {
        ResultStatus.Paid => "Thành công",
        ResultStatus.Returned => "Hoàn trả",
        ResultStatus.Unknown => "Chưa rõ",
        _ => "Thất bại",
    };
}
