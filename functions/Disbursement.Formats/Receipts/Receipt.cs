using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Disbursement.Core.Intake;
using Disbursement.Core.Money;

namespace Disbursement.Formats.Receipts;

/// <summary>What became of a list as a whole.</summary>
public enum ReceiptVerdict
{
    /// <summary>Every row was taken.</summary>
    Accepted,

    /// <summary>Rows were taken and others refused.</summary>
    AcceptedInPart,

    /// <summary>Nothing was taken: the file is wrong as a whole, or every row of it.</summary>
    Refused,

    /// <summary>Readable, and without effect: it came after close, or a later file is in force.</summary>
    NotInForce,
}

/// <summary>A count of rows and the money on them, in đồng.</summary>
/// <param name="Rows">How many rows.</param>
/// <param name="Amount">Their amounts.</param>
/// <param name="Arrears">Their arrears.</param>
public sealed record ReceiptCount(int Rows, long Amount, long Arrears)
{
    /// <summary>Amounts and arrears together.</summary>
    public long Due => Amount + Arrears;
}

/// <summary>One kind of finding and the lines that have it.</summary>
/// <param name="Number">The stable number.</param>
/// <param name="Code">The stable code.</param>
/// <param name="Severity">error, warning or repair.</param>
/// <param name="Column">The column at fault, or none.</param>
/// <param name="Count">How many lines.</param>
/// <param name="Lines">The lines as ranges; long lists of errors and warnings end in an ellipsis.</param>
/// <param name="Vietnamese">What it is.</param>
/// <param name="ToDoVietnamese">What to do.</param>
/// <param name="English">What it is.</param>
/// <param name="ToDoEnglish">What to do.</param>
public sealed record ReceiptFinding(
    int Number,
    string Code,
    string Severity,
    string? Column,
    int Count,
    string? Lines,
    string Vietnamese,
    string ToDoVietnamese,
    string English,
    string ToDoEnglish)
{
    /// <summary>A finding of the file as a whole.</summary>
    public static ReceiptFinding OfFile(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return Of(finding, 1, lines: null);
    }

    /// <summary>A finding of many lines.</summary>
    /// <param name="finding">What.</param>
    /// <param name="count">How many lines.</param>
    /// <param name="lines">The lines as ranges.</param>
    public static ReceiptFinding OfLines(Finding finding, int count, string lines)
    {
        ArgumentNullException.ThrowIfNull(finding);
        ArgumentNullException.ThrowIfNull(lines);
        return Of(finding, count, lines);
    }

    private static ReceiptFinding Of(Finding finding, int count, string? lines)
    {
        FindingText text = FindingCatalogue.Get(finding.Number);
        string severity = finding.Severity switch
        {
            FindingSeverity.Error => "error",
            FindingSeverity.Warning => "warning",
            _ => "repair",
        };
        return new ReceiptFinding(
            (int)finding.Number,
            text.Code,
            severity,
            finding.Field is { } field ? IntakeColumns.HeaderOf(field) : null,
            count,
            lines,
            text.InVietnamese(finding.Value),
            text.ToDoVietnamese,
            text.InEnglish(finding.Value),
            text.ToDoEnglish);
    }
}

/// <summary>The answer to a list: receipts/…/{file}.receipt.json (functions/docs/formats/receipt.md).</summary>
/// <remarks>Holds line numbers and totals, no names and no numbers of persons.</remarks>
public sealed record Receipt
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>The version of the format: 1.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Where the list lies in the inbox.</summary>
    public required string Path { get; init; }

    /// <summary>The list's bytes hashed, lower-case hexadecimal; empty when it was not read.</summary>
    public string Sha256 { get; init; } = "";

    /// <summary>The list's length in bytes.</summary>
    public long Bytes { get; init; }

    /// <summary>When the answer was made; the app's clock.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>What became of the list.</summary>
    public required ReceiptVerdict Verdict { get; init; }

    /// <summary>The verdict in a sentence.</summary>
    public required string Vietnamese { get; init; }

    /// <summary>The verdict in a sentence.</summary>
    public required string English { get; init; }

    /// <summary>What the app adds, as "after close: next supplementary round"; Vietnamese.</summary>
    public string? NoticeVietnamese { get; init; }

    /// <summary>What the app adds; English.</summary>
    public string? NoticeEnglish { get; init; }

    /// <summary>
    /// The round that pays the rows taken, from 2, for a list that came after close; otherwise left out.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? PaidInRound { get; init; }

    /// <summary>All rows of the list; money where it can be read.</summary>
    public ReceiptCount Sent { get; init; } = new(0, 0, 0);

    /// <summary>Rows taken.</summary>
    public ReceiptCount Accepted { get; init; } = new(0, 0, 0);

    /// <summary>Rows refused, each with its reasons in the file of refused rows; money where it can be read.</summary>
    public ReceiptCount Refused { get; init; } = new(0, 0, 0);

    /// <summary>Rows that repeat another of the list exactly; taken once.</summary>
    public ReceiptCount ExactRepeats { get; init; } = new(0, 0, 0);

    /// <summary>The lines of exact repeats as ranges, or none.</summary>
    public string? ExactRepeatLines { get; init; }

    /// <summary>Lines without a person or money, as titles and signatures.</summary>
    public int LinesIgnored { get; init; }

    /// <summary>Column names that are not read.</summary>
    public IReadOnlyList<string> ColumnsNotRead { get; init; } = [];

    /// <summary>The encoding of a list that is not in UTF-8; none for UTF-8 and where it is not known.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ReceiptEncoding? Encoding { get; init; }

    /// <summary>The sheets of a workbook and what became of each; none for any other file.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ReceiptSheet>? Sheets { get; init; }

    /// <summary>What is wrong with the file as a whole; empty for a file that was read.</summary>
    public IReadOnlyList<ReceiptFinding> FileFindings { get; init; } = [];

    /// <summary>What was found in rows, by number and column; repairs with every line.</summary>
    public IReadOnlyList<ReceiptFinding> Findings { get; init; } = [];

    /// <summary>The receipt of a list that was not taken at all.</summary>
    public static Receipt OfRefusedFile(string path, params IReadOnlyList<Finding> problems)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(problems);
        return new Receipt
        {
            Path = path,
            Verdict = ReceiptVerdict.Refused,
            Vietnamese = "Tệp không được tiếp nhận; không dòng nào được ghi nhận.",
            English = "The file was not taken; no row of it counts.",
            FileFindings = [.. problems.Select(ReceiptFinding.OfFile)],
        };
    }

    /// <summary>
    /// The receipt of a list that could be read and does not count: what reading found stays, as information.
    /// </summary>
    /// <param name="noticeVietnamese">Why it does not count, and what to do.</param>
    /// <param name="noticeEnglish">The same.</param>
    public Receipt ToNotInForce(string noticeVietnamese, string noticeEnglish) => this with
    {
        Verdict = ReceiptVerdict.NotInForce,
        Vietnamese = "Tệp đọc được nhưng không có hiệu lực trong tháng; không dòng nào được tính.",
        English = "The file was read and has no effect on the month; no row of it counts.",
        NoticeVietnamese = noticeVietnamese,
        NoticeEnglish = noticeEnglish,
    };

    /// <summary>Reads a receipt.</summary>
    /// <exception cref="InvalidDataException">It is no receipt.</exception>
    public static async Task<Receipt> ReadAsync(Stream stream, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        try
        {
            return await JsonSerializer.DeserializeAsync<Receipt>(stream, Json, cancellationToken)
                ?? throw new InvalidDataException("The receipt is empty.");
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException("The receipt is damaged.", exception);
        }
    }

    /// <summary>The receipt as bytes of JSON; equal receipts give equal bytes.</summary>
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    /// <summary>The verdict of counts, with its sentence in both languages.</summary>
    internal static (ReceiptVerdict Verdict, string Vietnamese, string English) Judge(
        ReceiptCount sent, ReceiptCount accepted, ReceiptCount refused, ReceiptCount repeats)
    {
        ReceiptVerdict verdict = (accepted.Rows, refused.Rows) switch
        {
            (0, _) => ReceiptVerdict.Refused,
            (_, 0) => ReceiptVerdict.Accepted,
            _ => ReceiptVerdict.AcceptedInPart,
        };
        string due = VietnameseNumber.Format(accepted.Due);
        string vietnamese = $"Nhận {Number(sent)} dòng: tiếp nhận {Number(accepted)} dòng ({due} đồng), "
            + $"từ chối {Number(refused)} dòng, trùng lặp hoàn toàn {Number(repeats)} dòng.";
        string english = $"{Number(sent)} rows sent: {Number(accepted)} accepted ({due} dong), "
            + $"{Number(refused)} refused, {Number(repeats)} exact repeats.";
        return (verdict, vietnamese, english);
    }

    private static string Number(ReceiptCount count) => VietnameseNumber.Format(count.Rows);
}
