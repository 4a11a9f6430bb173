using System.IO.Compression;
using System.Security;
using System.Text;

namespace Disbursement.Formats.Tests.Workbooks;

/// <summary>Makes workbooks part by part, so that a test can make what no spreadsheet would save.</summary>
internal sealed class TestBook
{
    private const string Main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    private const string Relations =
        "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

    private readonly List<(string Name, string State, string Xml)> _sheets = [];
    private readonly List<(string Path, string Content)> _more = [];

    /// <summary>Attributes of <c>workbookPr</c>.</summary>
    public string Properties { get; init; } = "";

    /// <summary>The inside of <c>sst</c>; no table when empty.</summary>
    public string Texts { get; init; } = "";

    /// <summary>Codes of number formats; style n+1 uses the n-th.</summary>
    public IReadOnlyList<string> Formats { get; init; } = [];

    /// <summary>Adds a sheet by the inside of <c>sheetData</c>, and what stands before and behind.</summary>
    public TestBook Sheet(string name, string rows, string state = "", string before = "", string behind = "")
    {
        _sheets.Add((name, state, $"<worksheet {Main}>{before}<sheetData>{rows}</sheetData>{behind}</worksheet>"));
        return this;
    }

    /// <summary>Adds a sheet of text cells from lines of CSV without quotes.</summary>
    public TestBook Lines(string name, params IEnumerable<string> lines) =>
        Sheet(name, string.Concat(lines.Select((line, row) => Row(row + 1, line.Split(',')))));

    /// <summary>Adds a part as it is.</summary>
    public TestBook Part(string path, string content)
    {
        _more.Add((path, content));
        return this;
    }

    /// <summary>A row of text cells; empty ones are left out.</summary>
    public static string Row(int number, params IEnumerable<string> cells) =>
        $"<row r=\"{number}\">{string.Concat(cells.Select((text, column) => Text(Name(column, number), text)))}</row>";

    /// <summary>A text cell; nothing for an empty text, XML as it is when it starts with <c>&lt;</c>.</summary>
    public static string Text(string name, string text) => text.Length == 0 ? ""
        : text[0] == '<' ? text.Replace("@", name, StringComparison.Ordinal)
        : $"<c r=\"{name}\" t=\"inlineStr\"><is><t>{SecurityElement.Escape(text)}</t></is></c>";

    /// <summary>The name of a cell: <c>AB12</c>.</summary>
    public static string Name(int column, int row) => column < 26
        ? $"{(char)('A' + column)}{row}"
        : $"{(char)('A' + (column / 26) - 1)}{(char)('A' + (column % 26))}{row}";

    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string path, string content) in Parts())
            {
                using Stream part = zip.CreateEntry(path).Open();
                part.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return stream.ToArray();
    }

    private IEnumerable<(string Path, string Content)> Parts()
    {
        const string package = "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"";
        const string kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        yield return ("[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>");
        yield return ("_rels/.rels",
            $"<Relationships {package}><Relationship Id=\"a\" Type=\"{kind}/officeDocument\" "
            + "Target=\"xl/workbook.xml\"/></Relationships>");
        yield return ("xl/workbook.xml", $"<workbook {Main} {Relations}><workbookPr {Properties}/><sheets>"
            + string.Concat(_sheets.Select((sheet, at) => $"<sheet name=\"{SecurityElement.Escape(sheet.Name)}\" "
                + $"sheetId=\"{at + 1}\" {sheet.State} r:id=\"s{at}\"/>")) + "</sheets></workbook>");
        yield return ("xl/_rels/workbook.xml.rels", $"<Relationships {package}>"
            + string.Concat(_sheets.Select((_, at) => $"<Relationship Id=\"s{at}\" Type=\"{kind}/worksheet\" "
                + $"Target=\"worksheets/sheet{at}.xml\"/>"))
            + $"<Relationship Id=\"t\" Type=\"{kind}/sharedStrings\" Target=\"sharedStrings.xml\"/>"
            + $"<Relationship Id=\"f\" Type=\"{kind}/styles\" Target=\"/xl/styles.xml\"/></Relationships>");
        yield return ("xl/styles.xml", $"<styleSheet {Main}><numFmts>"
            + string.Concat(Formats.Select((code, at) =>
                $"<numFmt numFmtId=\"{at + 170}\" formatCode=\"{SecurityElement.Escape(code)}\"/>"))
            + "</numFmts><cellXfs><xf numFmtId=\"0\"/>"
            + string.Concat(Formats.Select((_, at) => $"<xf numFmtId=\"{at + 170}\"/>"))
            + "</cellXfs></styleSheet>");
        if (Texts.Length > 0)
        {
            yield return ("xl/sharedStrings.xml", $"<sst {Main}>{Texts}</sst>");
        }

        for (int at = 0; at < _sheets.Count; at++)
        {
            yield return ($"xl/worksheets/sheet{at}.xml", _sheets[at].Xml);
        }

        foreach ((string, string) part in _more)
        {
            yield return part;
        }
    }
}
