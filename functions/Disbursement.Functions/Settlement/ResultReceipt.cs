using Disbursement.Core.Payments;

namespace Disbursement.Functions.Settlement;

/// <summary>A line that was not applied, for the provider.</summary>
/// <param name="Line">1-based number of the line among the results; 0 for what was said about the whole file.</param>
/// <param name="EndToEndId">The payment; empty when it is not readable.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Text">The same in Vietnamese.</param>
public sealed record ReceiptLine(int Line, string EndToEndId, ResultOutcome Outcome, string Text);

/// <summary>What a result file did to one payment file.</summary>
/// <param name="FileId">The payment file.</param>
/// <param name="Counts">Lines by what became of them.</param>
/// <param name="WholeFile">Payments that got what was said about the whole file, by what became of them.</param>
/// <param name="NotApplied">What was not applied.</param>
public sealed record ReceiptFile(
    string FileId,
    IReadOnlyDictionary<ResultOutcome, int> Counts,
    IReadOnlyDictionary<ResultOutcome, int> WholeFile,
    IReadOnlyList<ReceiptLine> NotApplied)
{
    /// <summary>Accounts for the lines of one payment file.</summary>
    public static ReceiptFile Of(string fileId, IReadOnlyList<LineOutcome> lines) => new(
        fileId,
        ResultReceipt.Count(lines.Where(static line => !IsWhole(line)).Select(static line => line.Outcome)),
        ResultReceipt.Count(lines.Where(IsWhole).Select(static line => line.Outcome)),
        [
            .. lines.Where(static line => line.Outcome is not ResultOutcome.Applied)
                .Select(static line => ResultReceipt.LineOf(
                    ResultParts.LineOf(line.Result.Source), line.Result.Id, line.Outcome)),
        ]);

    private static bool IsWhole(LineOutcome line) => ResultParts.LineOf(line.Result.Source) == 0;
}

/// <summary>What reading a result file found, as kept in the ledger beside its batches.</summary>
/// <param name="Format">The format; empty when it is none we know.</param>
/// <param name="MessageId">The provider's own id of the file; empty when it has none.</param>
/// <param name="Sha256">Hash of the file as it came.</param>
/// <param name="Lines">Lines in the file.</param>
/// <param name="Problem">Why the file as a whole is not taken; empty otherwise.</param>
/// <param name="RefusedFiles">Payment files that the provider refuses as a whole.</param>
/// <param name="NotResults">Lines that are no results of this provider's payments.</param>
public sealed record ReadingDocument(
    string Format,
    string MessageId,
    string Sha256,
    int Lines,
    string Problem,
    IReadOnlyList<string> RefusedFiles,
    IReadOnlyList<ReceiptLine> NotResults)
{
    /// <summary>What a statement of the paying account adds up to; null for other files.</summary>
    public ReceiptStatement? Statement { get; init; }
}

/// <summary>
/// The answer to a provider: every line of the file is in exactly one count, and every line that was not applied is
/// named. The file as it came stays in <c>returns</c>.
/// </summary>
public sealed record ResultReceipt
{
    /// <summary>Version of this document.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Path of the file in <c>returns</c>.</summary>
    public required string Path { get; init; }

    /// <summary>SHA-256 of the file, lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>When the file arrived.</summary>
    public required DateTimeOffset ArrivedAt { get; init; }

    /// <summary>How it stands.</summary>
    public required ResultsVerdict Verdict { get; init; }

    /// <summary>The same in Vietnamese, with what to do.</summary>
    public required string Text { get; init; }

    /// <summary>The format it was read as; empty when it is none we know.</summary>
    public required string Format { get; init; }

    /// <summary>The provider's own id of the file; empty when it has none.</summary>
    public required string MessageId { get; init; }

    /// <summary>Lines in the file.</summary>
    public required int Lines { get; init; }

    /// <summary>Lines by what became of them; they add up to <see cref="Lines"/>.</summary>
    public required IReadOnlyDictionary<ResultOutcome, int> Counts { get; init; }

    /// <summary>Payments that got what was said about a whole payment file, by what became of them.</summary>
    public required IReadOnlyDictionary<ResultOutcome, int> WholeFile { get; init; }

    /// <summary>The payment files it answered.</summary>
    public required IReadOnlyList<ReceiptFile> Files { get; init; }

    /// <summary>Lines that belong to no payment file of this provider, or are no results.</summary>
    public required IReadOnlyList<ReceiptLine> NotResults { get; init; }

    /// <summary>What a statement of the paying account adds up to; null for other files.</summary>
    public ReceiptStatement? Statement { get; init; }

    /// <summary>Counts outcomes.</summary>
    internal static IReadOnlyDictionary<ResultOutcome, int> Count(IEnumerable<ResultOutcome> outcomes) =>
        outcomes.GroupBy(static outcome => outcome)
            .OrderBy(static group => group.Key)
            .ToDictionary(static group => group.Key, static group => group.Count());

    /// <summary>A line for the provider.</summary>
    internal static ReceiptLine LineOf(int line, EndToEndId id, ResultOutcome outcome) =>
        new(line, id.ToString(), outcome, WordsOf(outcome));

    /// <summary>An outcome in Vietnamese.</summary>
    internal static string WordsOf(ResultOutcome outcome) => outcome switch
    {
        ResultOutcome.Applied => "Đã ghi nhận.",
        ResultOutcome.SameAgain => "Đã ghi nhận từ trước; bỏ qua.",
        ResultOutcome.Conflict => "Trái với kết quả đã ghi; chờ người có thẩm quyền xem xét.",
        ResultOutcome.AmountDifferent => "Số tiền khác lệnh chi; chờ người có thẩm quyền xem xét.",
        ResultOutcome.Stranger => "Không có lệnh chi này trong các tệp đã giao cho đơn vị.",
        ResultOutcome.Late => "Đến sau khi tháng đã chốt; chờ người có thẩm quyền xem xét.",
        ResultOutcome.LumpMatches => "Bút toán gộp đúng bằng tổng của tệp chi; chưa cho biết từng khoản.",
        ResultOutcome.LumpDiffers => "Bút toán gộp khác số khoản hoặc tổng của tệp chi; chờ người có thẩm quyền xem xét.",
        ResultOutcome.Fee => "Phí của ngân hàng.",
        ResultOutcome.OtherBooking => "Bút toán khác của tài khoản, không phải khoản chi.",
        ResultOutcome.NotFocal => "Khoản này không chi qua tài khoản đầu mối; không ghi nhận ký nhận.",
        ResultOutcome.EarlierStands => "Trái với ký nhận đã ghi trước; ký nhận trước giữ nguyên.",
        ResultOutcome.SaysNothing =>
            "Chưa cho biết đã giao tiền (để trống lý do hoặc UQ) hay chưa giao (lý do PO01–PO07); đề nghị gửi lại.",
        ResultOutcome.AmountNotPaidIn => "Số tiền khác số đã chi vào tài khoản đầu mối; không ghi nhận ký nhận.",
        ResultOutcome.Pending => "Chưa phải kết quả cuối cùng; đề nghị gửi lại khi có kết quả.",
        _ => "Không đọc được dòng này; đề nghị sửa và gửi lại trong tệp mới.",
    };
}
