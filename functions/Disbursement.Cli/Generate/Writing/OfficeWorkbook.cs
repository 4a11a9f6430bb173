using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace Disbursement.Cli.Generate.Writing;

/// <summary>Writes a workbook as Excel does: shared texts, merged cells, formulas with their saved values.</summary>
/// <remarks>
/// Written apart from the product's own writer, so that intake is not tried on that writer's ways alone. Nothing is
/// held but the sheet's merges and some thousand texts; the shared texts wait in a temporary file. Equal cells give
/// equal bytes.
/// </remarks>
internal sealed class OfficeWorkbook : IDisposable
{
    private const int TextsKnown = 20_000;
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Document = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Content = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    private static readonly DateTimeOffset PartTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly FileStream _file;
    private readonly ZipArchive _zip;
    private readonly FileStream _texts;
    private readonly StreamWriter _textsWriter;
    private readonly Dictionary<string, int> _known = new(StringComparer.Ordinal);
    private readonly List<string> _sheets = [];
    private readonly List<string> _merges = [];
    private StreamWriter? _sheet;
    private int _textCount;

    /// <summary>Creates the file.</summary>
    /// <param name="path">Where; an existing file is replaced.</param>
    public OfficeWorkbook(string path)
    {
        _file = File.Create(path);
        _zip = new ZipArchive(_file, ZipArchiveMode.Create);
        _texts = new FileStream(
            Path.Combine(Path.GetTempPath(), $"disburse-{Path.GetRandomFileName()}.texts"), FileMode.CreateNew,
            FileAccess.ReadWrite, FileShare.None, bufferSize: 1 << 16, FileOptions.DeleteOnClose);
        _textsWriter = new StreamWriter(_texts, new UTF8Encoding(false), leaveOpen: true);
    }

    /// <summary>The last row written, from 1; 0 in a new sheet.</summary>
    public int Row { get; private set; }

    /// <summary>Starts the next sheet.</summary>
    /// <param name="name">At most 31 characters, of letters, digits and spaces; each once.</param>
    public void StartSheet(string name)
    {
        EndSheet();
        _sheets.Add(name);
        Row = 0;
        _sheet = Open($"xl/worksheets/sheet{Invariant(_sheets.Count)}.xml");
        _sheet.Write($"<worksheet xmlns=\"{Main}\"><sheetData>");
    }

    /// <summary>Writes a row; empty cells are left out.</summary>
    public void WriteRow(params IEnumerable<OfficeCell> cells)
    {
        StreamWriter sheet = _sheet ?? throw new InvalidOperationException("No sheet is started.");
        Row++;
        sheet.Write($"<row r=\"{Invariant(Row)}\">");
        int column = 0;
        foreach (OfficeCell cell in cells)
        {
            WriteCell(sheet, cell, NameOf(column++, Row));
        }

        sheet.Write("</row>");
    }

    /// <summary>Makes one cell of several; columns count from 0, rows from 1, ends included.</summary>
    public void Merge(int firstColumn, int firstRow, int lastColumn, int lastRow)
    {
        if (firstColumn != lastColumn || firstRow != lastRow)
        {
            _merges.Add($"{NameOf(firstColumn, firstRow)}:{NameOf(lastColumn, lastRow)}");
        }
    }

    /// <summary>The name of a cell: <c>AB12</c>.</summary>
    /// <param name="column">From 0.</param>
    /// <param name="row">From 1.</param>
    public static string NameOf(int column, int row) => column < 26
        ? $"{(char)('A' + column)}{Invariant(row)}"
        : $"{(char)('A' + (column / 26) - 1)}{(char)('A' + (column % 26))}{Invariant(row)}";

    /// <summary>Ends the workbook.</summary>
    public void Dispose()
    {
        EndSheet();
        _textsWriter.Dispose();
        WritePart("xl/sharedStrings.xml", CopyTexts);
        WritePart("xl/styles.xml", static part => part.Write(Styles()));
        WritePart("xl/workbook.xml", part => part.Write(
            $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Document}\"><sheets>{Each((name, id) =>
                $"<sheet name=\"{Escape(name)}\" sheetId=\"{id}\" r:id=\"s{id}\"/>")}</sheets></workbook>"));
        WritePart("xl/_rels/workbook.xml.rels", part => part.Write(
            $"<Relationships xmlns=\"{Package}\">{Each((_, id) => Relation($"s{id}", "worksheet", $"worksheets/sheet{id}.xml"))}"
            + Relation("t", "sharedStrings", "sharedStrings.xml") + Relation("f", "styles", "styles.xml") + "</Relationships>"));
        WritePart("_rels/.rels", static part => part.Write(
            $"<Relationships xmlns=\"{Package}\">{Relation("w", "officeDocument", "xl/workbook.xml")}</Relationships>"));
        WritePart("[Content_Types].xml", part => part.Write(
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + Override("workbook", "sheet.main") + Override("sharedStrings", "sharedStrings") + Override("styles", "styles")
            + Each((_, id) => Override($"worksheets/sheet{id}", "worksheet")) + "</Types>"));
        _zip.Dispose();
        _file.Dispose();
        _texts.Dispose();
    }

    private static string Invariant(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Escape(string text) => SecurityElement.Escape(text);

    private static string Relation(string id, string kind, string target) =>
        $"<Relationship Id=\"{id}\" Type=\"{Document}/{kind}\" Target=\"{target}\"/>";

    private static string Override(string part, string kind) =>
        $"<Override PartName=\"/xl/{part}.xml\" ContentType=\"{Content}.{kind}+xml\"/>";

    private static string Styles()
    {
        string centred = "<alignment horizontal=\"center\" vertical=\"center\" wrapText=\"1\"/>";
        string[] styles =
        [
            Style(0, 0), Style(0, 1, centred), Style(0, 1, centred), Style(3, 0), Style(49, 0), Style(14, 0), Style(164, 0),
        ];
        return $"<styleSheet xmlns=\"{Main}\"><numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"000000000000\"/></numFmts>"
            + "<fonts count=\"2\"><font><sz val=\"12\"/><name val=\"Times New Roman\"/></font>"
            + "<font><b/><sz val=\"12\"/><name val=\"Times New Roman\"/></font></fonts>"
            + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill>"
            + "</fills><borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
            + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
            + $"<cellXfs count=\"{Invariant(styles.Length)}\">{string.Concat(styles)}</cellXfs></styleSheet>";
    }

    private static string Style(int format, int font, string inside = "") =>
        $"<xf numFmtId=\"{Invariant(format)}\" fontId=\"{Invariant(font)}\" fillId=\"0\" borderId=\"0\" xfId=\"0\" "
        + $"applyNumberFormat=\"1\" applyFont=\"1\">{inside}</xf>";

    private void WriteCell(StreamWriter sheet, OfficeCell cell, string name)
    {
        string start = $"<c r=\"{name}\" s=\"{Invariant((int)cell.Style)}\"";
        if (cell.Text is { } text)
        {
            sheet.Write($"{start} t=\"s\"><v>{Invariant(NumberOf(text))}</v></c>");
        }
        else if (cell.Number is not null)
        {
            string formula = cell.Formula is { } computed ? $"<f>{Escape(computed)}</f>" : "";
            sheet.Write($"{start}{(cell.IsMark ? " t=\"b\"" : "")}>{formula}<v>{cell.NumberText}</v></c>");
        }
    }

    /// <summary>The text's number in the table; texts that come often stand there once.</summary>
    private int NumberOf(string text)
    {
        if (_known.TryGetValue(text, out int number))
        {
            return number;
        }

        if (_known.Count < TextsKnown)
        {
            _known.Add(text, _textCount);
        }

        _textsWriter.Write($"<si><t xml:space=\"preserve\">{Escape(text)}</t></si>");
        return _textCount++;
    }

    private string Each(Func<string, string, string> write) =>
        string.Concat(_sheets.Select((name, at) => write(name, Invariant(at + 1))));

    private void EndSheet()
    {
        if (_sheet is null)
        {
            return;
        }

        _sheet.Write("</sheetData>");
        if (_merges.Count > 0)
        {
            string cells = string.Concat(_merges.Select(area => $"<mergeCell ref=\"{area}\"/>"));
            _sheet.Write($"<mergeCells count=\"{Invariant(_merges.Count)}\">{cells}</mergeCells>");
        }

        _sheet.Write("</worksheet>");
        _sheet.Dispose();
        _sheet = null;
        _merges.Clear();
    }

    private void CopyTexts(StreamWriter part)
    {
        part.Write($"<sst xmlns=\"{Main}\" uniqueCount=\"{Invariant(_textCount)}\">");
        part.Flush();
        _texts.Position = 0;
        _texts.CopyTo(part.BaseStream);
        part.Write("</sst>");
    }

    private void WritePart(string path, Action<StreamWriter> write)
    {
        using StreamWriter part = Open(path);
        write(part);
    }

    private StreamWriter Open(string path)
    {
        ZipArchiveEntry entry = _zip.CreateEntry(path, CompressionLevel.Fastest);
        entry.LastWriteTime = PartTime;
        var part = new StreamWriter(entry.Open(), new UTF8Encoding(false), bufferSize: 1 << 15);
        part.Write("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
        return part;
    }
}
