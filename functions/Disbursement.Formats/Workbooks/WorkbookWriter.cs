using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Disbursement.Formats.Workbooks;

/// <summary>
/// Writes a workbook (ECMA-376) sheet by sheet and row by row: a bold first row that stays on screen, numbers as
/// numbers, texts as text. Equal cells give equal bytes: every part carries the earliest time a ZIP knows.
/// </summary>
/// <remarks>
/// Nothing is held but the row at hand. A text is a text cell that spreadsheets leave as it is, zeros in front and all;
/// one that starts like a formula carries the mark that keeps it text when somebody edits the cell.
/// </remarks>
public sealed class WorkbookWriter : IDisposable
{
    private const string HeadStyle = "1";
    private const string WholeStyle = "2";
    private const string DecimalStyle = "3";
    private const string TextStyle = "4";
    private const string ArmedStyle = "5";
    private const string WrappedHeadStyle = "6";
    private const string ArmedHeadStyle = "7";

    private static readonly DateTimeOffset PartTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ZipArchive _package;
    private readonly List<string> _sheets = [];
    private readonly List<int> _repeated = [];
    private SheetForm _form = SheetForm.Table;
    private XmlWriter? _sheet;
    private Stream? _part;

    /// <summary>Starts a workbook.</summary>
    /// <param name="stream">Where it goes; left open.</param>
    public WorkbookWriter(Stream stream) =>
        _package = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);

    /// <summary>Starts the next sheet.</summary>
    /// <param name="name">Its name; what a sheet's name may not be is mended.</param>
    /// <param name="form">How it looks and prints; a plain table when none is given.</param>
    public void StartSheet(string name, SheetForm? form = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        EndSheet();
        _form = form ?? SheetForm.Table;
        _sheets.Add(WorkbookParts.SheetName(name, _sheets));
        _repeated.Add(_form.Prints ? _form.HeadRow : 0);
        (_part, _sheet) = OpenPart(WorkbookParts.SheetPath(_sheets.Count));
        _sheet.WriteStartElement("worksheet", WorkbookParts.Main);
        SheetFormParts.WriteBefore(_sheet, _form);
        _sheet.WriteStartElement("sheetData");
    }

    /// <summary>Writes the bold first row.</summary>
    public void WriteHeader(IReadOnlyList<string> cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        XmlWriter xml = Sheet();
        xml.WriteStartElement("row");
        foreach (string cell in cells)
        {
            WriteText(xml, cell, HeadStyleOf(cell));
        }

        xml.WriteEndElement();
    }

    /// <summary>Writes a row.</summary>
    /// <param name="cells">Text, whole number, decimal number or nothing.</param>
    public void WriteRow(IEnumerable<object?> cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        XmlWriter xml = Sheet();
        xml.WriteStartElement("row");
        foreach (object? cell in cells)
        {
            WriteCell(xml, cell);
        }

        xml.WriteEndElement();
    }

    /// <summary>Ends the workbook.</summary>
    public void Dispose()
    {
        EndSheet();
        WritePart("[Content_Types].xml", xml => WorkbookParts.WriteContentTypes(xml, _sheets.Count));
        WritePart("_rels/.rels", WorkbookParts.WritePackageRelations);
        WritePart("xl/workbook.xml", xml => WorkbookParts.WriteWorkbook(xml, _sheets, _repeated));
        WritePart("xl/_rels/workbook.xml.rels", xml => WorkbookParts.WriteWorkbookRelations(xml, _sheets.Count));
        WritePart("xl/styles.xml", WorkbookParts.WriteStyles);
        _package.Dispose();
    }

    private static void WriteCell(XmlWriter xml, object? cell)
    {
        switch (cell)
        {
            case null:
                xml.WriteStartElement("c");
                xml.WriteEndElement();
                break;
            case string text:
                WriteText(xml, text, FormulaText.IsArmed(text) ? ArmedStyle : TextStyle);
                break;
            default:
                xml.WriteStartElement("c");
                xml.WriteAttributeString("s", cell is decimal ? DecimalStyle : WholeStyle);
                xml.WriteElementString("v", Convert.ToString(cell, CultureInfo.InvariantCulture));
                xml.WriteEndElement();
                break;
        }
    }

    private static void WriteText(XmlWriter xml, string text, string style)
    {
        xml.WriteStartElement("c");
        xml.WriteAttributeString("s", style);
        xml.WriteAttributeString("t", "inlineStr");
        xml.WriteStartElement("is");
        xml.WriteStartElement("t");
        xml.WriteAttributeString("xml", "space", ns: null, "preserve");
        xml.WriteString(XlsxText.Escape(text));
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static string HeadStyleOf(string text) => FormulaText.IsArmed(text) ? ArmedHeadStyle
        : text.Contains('\n', StringComparison.Ordinal) ? WrappedHeadStyle : HeadStyle;

    private XmlWriter Sheet() => _sheet ?? throw new InvalidOperationException("No sheet is started.");

    private void EndSheet()
    {
        if (_sheet is not null)
        {
            _sheet.WriteEndElement();
            SheetFormParts.WriteAfter(_sheet, _form);
        }

        _sheet?.WriteEndDocument();
        _sheet?.Dispose();
        _part?.Dispose();
        _sheet = null;
        _part = null;
    }

    private void WritePart(string path, Action<XmlWriter> write)
    {
        (Stream part, XmlWriter xml) = OpenPart(path);
        using (part)
        using (xml)
        {
            write(xml);
            xml.WriteEndDocument();
        }
    }

    private (Stream Part, XmlWriter Xml) OpenPart(string path)
    {
        ZipArchiveEntry entry = _package.CreateEntry(path, CompressionLevel.Optimal);
        entry.LastWriteTime = PartTime;
        Stream part = entry.Open();
        var xml = XmlWriter.Create(part, new XmlWriterSettings { Encoding = new UTF8Encoding(false) });
        xml.WriteStartDocument(standalone: true);
        return (part, xml);
    }
}
