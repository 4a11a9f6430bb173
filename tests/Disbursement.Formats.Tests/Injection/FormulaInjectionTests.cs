using System.Buffers;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Disbursement.Core.Board;
using Disbursement.Core.Comparison;
using Disbursement.Core.Coverage;
using Disbursement.Core.Entitlements;
using Disbursement.Core.Identity;
using Disbursement.Core.Intake;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Programmes;
using Disbursement.Core.Settlement;
using Disbursement.Formats.Csv;
using Disbursement.Formats.FundsRequests;
using Disbursement.Formats.PayoutLists;
using Disbursement.Formats.Receipts;
using Disbursement.Formats.Reports;
using Disbursement.Formats.Results;
using Disbursement.Formats.Tests.Reports;
using Disbursement.Formats.Tests.Workbooks;
using Disbursement.Testing;

namespace Disbursement.Formats.Tests.Injection;

/// <summary>
/// Goal: no text from outside runs as a formula in a file that people open in a spreadsheet. Method: every writer of such
/// files gets the text in every field it has one for, and what a spreadsheet would make of each cell is looked at.
/// </summary>
/// <remarks>That no writer is missing here is what <see cref="FormulaWriterListTests"/> proves.</remarks>
public sealed partial class FormulaInjectionTests
{
    private static readonly string[] Hostile =
    [
        "=cmd|' /C calc'!A0", "+1+cmd|' /C calc'!A0", "-1+cmd|' /C calc'!A0", "@SUM(1+1)*cmd|' /C calc'!A0",
        "\t=1+1", "\r=1+1", "＝1+1", "＠SUM(1)", "+1", "-1", "=HYPERLINK(\"http://a.example\",\"x\")",
    ];

    private static readonly ReportLetterhead Plain = new()
    {
        Authority = "UBND",
        Agency = "Sở",
        Province = "tỉnh",
        Place = "Hòa Bình",
        Date = new DateOnly(2024, 6, 6),
    };

    private static readonly Dictionary<string, Action<Stream, string>> ListWriters = new(StringComparer.Ordinal)
    {
        ["RejectedCsv.cs"] = static (stream, text) =>
        {
            RejectedCsv rejected = new(stream, [text, "Họ và tên"], ',');
            Write(rejected, text);
        },
        ["RejectedXlsx.cs"] = static (stream, text) => Write(new RejectedXlsx(stream, _ => text), text),
        ["PayoutListWriter.cs"] = static (stream, text) =>
            PayoutListWriter.Write(stream, PayoutHeader(text), PayoutEntries(text), _ => text),
        ["PayoutListXlsx.cs"] = static (stream, text) =>
            PayoutListXlsx.Write(stream, PayoutHeader(text), PayoutEntries(text), _ => text),
        ["PayoutListHtml.cs"] = static (stream, text) =>
            PayoutListHtml.Write(stream, PayoutHeader(text), PayoutEntries(text), _ => text, new string('0', 64)),
        ["ResultList.cs"] = static (stream, text) => ResultList.Write(
            stream,
            PaymentSamples.PostFile,
            [
                new PaymentResult(
                    PaymentSamples.CashEntry().Id, ResultStatus.Rejected, text, Vnd.FromDong(1), PaymentSamples.ProposedAt, "m"),
            ]),
        ["FundsRequestCsv.cs"] = static (stream, text) => FundsRequestCsv.Write(stream, Request(text)),
        ["FundsRequestHtml.cs"] = static (stream, text) => FundsRequestHtml.Write(
            stream, Request(text), Letterhead(text), PaymentSamples.June, "r1", text),
    };

    private static readonly Dictionary<string, Action<Stream, string>> ReportWriters = new(StringComparer.Ordinal)
    {
        ["CoverageCsv.cs"] = static (stream, text) => CoverageCsv.Write(stream, Coverage(text)),
        ["CoverageXlsx.cs"] = static (stream, text) => CoverageXlsx.Write(stream, Coverage(text)),
        ["CoverageHtml.cs"] = static (stream, text) => CoverageHtml.Write(
            stream, CoverageSamples.Table, new CoverageReportOptions
            {
                Letterhead = Letterhead(text),
                UnitName = _ => text,
                ClosedWithout = new ClosedWithoutNote([text], text, text),
            }),
        ["RecoveryHtml.cs"] = static (stream, text) => RecoveryHtml.Write(
            stream, RecoveryReportTests.June, RecoveryReportTests.LinesSaying(text), Letterhead(text), _ => text),
        ["RecoveryList.cs"] = static (stream, text) =>
        {
            var buffer = new ArrayBufferWriter<byte>();
            RecoverySheet.Write(new CsvWriter(buffer, disarmsFormulas: true), RecoveryReportTests.LinesSaying(text));
            stream.Write(buffer.WrittenSpan);
        },
        ["ProofHtml.cs"] = static (stream, text) =>
            ProofHtml.Write(stream, ProofReportTests.Proof(), ProofReportTests.OptionsWith(text)),
        ["AdvanceCsv.cs"] = static (stream, text) =>
            AdvanceCsv.Write(stream, AdvanceReportTests.Settlement(), AdvanceReportTests.OptionsWith(text)),
        ["AdvanceXlsx.cs"] = static (stream, text) =>
            AdvanceXlsx.Write(stream, AdvanceReportTests.WithFocal(), AdvanceReportTests.OptionsWith(text)),
        ["AdvanceHtml.cs"] = static (stream, text) =>
            AdvanceHtml.Write(stream, AdvanceReportTests.Settlement(), AdvanceReportTests.OptionsWith(text)),
        ["OfficersHtml.cs"] = static (stream, text) =>
            OfficersHtml.Write(stream, AdvanceReportTests.WithFocal(), AdvanceReportTests.OptionsWith(text)),
        ["RefundHtml.cs"] = static (stream, text) => RefundHtml.Write(
            stream, AdvanceReportTests.Settlement(), "970405", AdvanceReportTests.OptionsWith(text)),
        ["ProofRowsCsv.cs"] = static (stream, text) => ProofRowsCsv.Write(stream, ProofReportTests.RowsSaying(text)),
        ["ComparisonSheets.cs"] = static (stream, text) => ComparisonSheets.WriteCsv(stream, Comparison(text)),
        ["ComparisonSheets.cs xlsx"] = static (stream, text) => ComparisonSheets.WriteXlsx(stream, Comparison(text)),
        ["ComparisonHtml.cs"] = static (stream, text) => ComparisonHtml.Write(
            stream, Comparison("148"), Letterhead(text), _ => text),
        ["DifferenceSheet.cs"] = static (stream, text) =>
        {
            var buffer = new ArrayBufferWriter<byte>();
            var csv = new CsvWriter(buffer, disarmsFormulas: true);
            DifferenceSheet.WriteHeader(csv);
            DifferenceSheet.Write(csv, Difference(text));
            stream.Write(buffer.WrittenSpan);
        },
        ["DifferenceSheet.cs xlsx"] = static (stream, text) => DifferenceSheet.WriteXlsx(stream, [Difference(text)]),
        ["BoardHtml.cs"] = static (stream, text) => BoardHtml.Write(stream, BoardHtmlTests.Board(), new BoardReportOptions
        {
            Letterhead = Letterhead(text),
            UnitName = _ => text,
            At = PaymentSamples.ProposedAt,
            ClosedWithout = new ClosedWithoutNote([text], text, text),
        }),
        ["UnpaidHtml.cs"] = static (stream, text) => UnpaidHtml.Write(
            stream, PaymentSamples.June, UnpaidReportTests.LinesSaying(text, NameOf(text)), new UnpaidReportOptions
            {
                Letterhead = Letterhead(text),
                CommuneName = _ => text,
            }),
        ["ReminderHtml.cs"] = static (stream, text) => ReminderHtml.Write(
            stream,
            new ReminderLetter(text, PaymentSamples.June, PaymentSamples.ProposedAt, IsPast: false, ["btxh"]),
            Letterhead(text)),
    };

    private static readonly Dictionary<string, Action<Stream, string>> Writers =
        new(ListWriters.Concat(ReportWriters), StringComparer.Ordinal);

    /// <summary>The files whose writers are tried, as the list of all writers names them.</summary>
    internal static IEnumerable<string> Tried => Writers.Keys.Select(static name => name.Split(' ')[0]).Distinct();

    public static TheoryData<string, string> Cases() =>
        new(from writer in Writers.Keys from text in Hostile select (writer, text));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Write_TextThatLooksLikeAFormula_IsTextInASpreadsheet(string writer, string text)
    {
        using var stream = new MemoryStream();

        Writers[writer](stream, text);

        byte[] file = stream.ToArray();
        string[] cells = [.. file.AsSpan().StartsWith("PK"u8) ? OfWorkbook(file)
            : file.AsSpan().StartsWith("<!"u8) ? OfPage(file)
            : OfCsv(file)];
        string seed = text.Trim('\t', '\r');
        Assert.Contains(cells, cell => cell.Contains(seed, StringComparison.Ordinal));
        Assert.DoesNotContain(cells, IsFormula);
    }

    [Theory]
    [InlineData("-5", false)]
    [InlineData("+1.080.000", false)]
    [InlineData("-3,25 %", false)]
    [InlineData("=1", true)]
    [InlineData("-1+1", true)]
    [InlineData("@A", true)]
    public void IsFormula_Cell_TellsNumbersFromFormulas(string cell, bool expected) =>
        Assert.Equal(expected, IsFormula(cell));

    /// <summary>What a spreadsheet computes: text that starts as a formula and is no plain number.</summary>
    private static bool IsFormula(string cell)
    {
        string text = cell.TrimStart('\t', '\r', '\n');
        return text is ['=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠', ..] && !PlainNumber().IsMatch(text);
    }

    [GeneratedRegex(@"^[-+]\d[\d.,]*( ?%)?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex PlainNumber();

    private static List<string> OfCsv(byte[] file)
    {
        using var stream = new MemoryStream(file);
        var reader = new CsvReader(stream, ',');
        List<string> cells = [];
        while (reader.Read())
        {
            cells.AddRange(reader.Texts());
        }

        Assert.Null(reader.Problem);
        return cells;
    }

    /// <summary>A text cell is text however it starts, when it is marked to stay so; a formula has an element.</summary>
    private static IEnumerable<string> OfWorkbook(byte[] file)
    {
        XDocument sheet = XDocument.Parse(Zips.Read(file, "xl/worksheets/sheet1.xml"));
        XNamespace main = sheet.Root!.Name.Namespace;
        Assert.Empty(sheet.Descendants(main + "f"));
        XElement[] styles = [.. XDocument.Parse(Zips.Read(file, "xl/styles.xml")).Descendants(main + "cellXfs").Elements()];
        foreach (XElement cell in sheet.Descendants(main + "c").Where(static cell => cell.Value.Length > 0))
        {
            XElement style = styles[(int?)cell.Attribute("s") ?? 0];
            bool marked = (string?)cell.Attribute("t") == "inlineStr" && (string?)style.Attribute("quotePrefix") == "1";
            yield return marked ? $"'{cell.Value}" : cell.Value;
        }
    }

    /// <summary>A spreadsheet opens a page's tables: each element's text is a cell.</summary>
    private static IEnumerable<string> OfPage(byte[] file)
    {
        string page = Encoding.UTF8.GetString(file);
        int body = page.IndexOf("<body", StringComparison.Ordinal);
        return page[body..].Split('<').Skip(1)
            .Select(static part => WebUtility.HtmlDecode(part[(part.IndexOf('>', StringComparison.Ordinal) + 1)..]))
            .Where(static text => text.Trim().Length > 0);
    }

    private static void Write(IRejectedRows rejected, string text)
    {
        ColumnMap columns = ColumnMap.Of([text, "Họ và tên", "Mức hưởng"]);
        var row = new RawRow(2, [text, text, text], columns);
        Finding[] findings = [Finding.Of(FindingNumber.ProgrammeUnknown, IntakeField.Programme, text)];
        rejected.WriteAsync(row, findings).AsTask().GetAwaiter().GetResult();
        rejected.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    private static ReportLetterhead Letterhead(string text) => Plain with
    {
        Authority = text,
        Agency = text,
        Province = text,
        Place = text,
    };

    private static PayoutListHeader PayoutHeader(string text) => new()
    {
        Id = PaymentSamples.PostFile,
        Of = 1,
        Period = PaymentSamples.June,
        CreatedAt = PaymentSamples.ProposedAt,
        UnitName = text,
        ProviderName = text,
    };

    private static PaymentEntry[] PayoutEntries(string text) =>
    [
        PaymentSamples.CashEntry().ForGuardian() with
        {
            PayeeName = NameOf(text),
            BeneficiaryName = NameOf(text),
            Authorisation = text,
        },
    ];

    private static FundsRequest Request(string text) => new(
        [new FundsRequestLine(text, text, ProgrammeGroup.Btxh, new Tally(1, Vnd.FromDong(540_000)), Vnd.FromDong(1), Vnd.Zero)],
        [new FundsShare(text, ProgrammeGroup.Btxh, text, new Tally(1, Vnd.FromDong(540_000)), Vnd.FromDong(1))],
        []);

    private static CoverageTable Coverage(string unit) => CoverageTable.Build(
        "17", PaymentSamples.June, [new UnitCoverage(unit, ProgrammeGroup.Btxh, new CoverageFigures { })], []);

    private static MonthComparison Comparison(string unit) => new()
    {
        Province = "17",
        Period = "2024-06",
        Before = "2024-05",
        HasBefore = true,
        ListsWithoutBefore = [unit],
        CodesWithoutMap = [unit],
        Rows = [new ComparisonRow(new ComparisonPlace(unit, unit, ProgrammeGroup.Btxh), new ComparisonFigures())],
    };

    /// <summary>A name holds no digits, so not every text can be one.</summary>
    private static PersonName NameOf(string text) => PersonName.From(
        text.Any(char.IsDigit) ? string.Concat(text.Where(static letter => !char.IsDigit(letter))) + "An" : text);

    private static EntitlementDifference Difference(string text)
    {
        var side = new DifferenceSide(
            new ComparisonPlace(text, text, ProgrammeGroup.Btxh), Vnd.FromDong(1), Vnd.Zero, ChannelAsked.PostOffice,
            text, PaymentSamples.Account("0012345678"), PaymentSamples.Person(1), NameOf(text));
        return DifferenceRules.Arrived(PaymentSamples.CashEntry().Key, NameOf(text), side);
    }
}
