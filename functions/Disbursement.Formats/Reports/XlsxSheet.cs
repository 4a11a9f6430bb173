using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Disbursement.Formats.Reports;

/// <summary>
/// Writes a workbook of one sheet (ECMA-376): a bold first row that stays on screen, numbers as numbers, texts in
/// place. Equal cells give equal bytes: every part of the package carries the earliest time a ZIP knows.
/// </summary>
internal static class XlsxSheet
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string PackageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string ContentTypes = "http://schemas.openxmlformats.org/package/2006/content-types";
    private const string SheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    private static readonly DateTimeOffset PartTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes the workbook and leaves the stream open.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="name">The sheet's name, at most 31 characters.</param>
    /// <param name="header">The first row.</param>
    /// <param name="rows">The rows: text, whole number, decimal number or nothing.</param>
    public static void Write(
        Stream stream, string name, IReadOnlyList<string> header, IEnumerable<IReadOnlyList<object?>> rows)
    {
        using var package = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        WritePart(package, "[Content_Types].xml", WriteContentTypes);
        WritePart(package, "_rels/.rels", xml => WriteRelations(xml, ("officeDocument", "xl/workbook.xml")));
        WritePart(package, "xl/workbook.xml", xml => WriteWorkbook(xml, name));
        WritePart(
            package, "xl/_rels/workbook.xml.rels",
            xml => WriteRelations(xml, ("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml")));
        WritePart(package, "xl/styles.xml", WriteStyles);
        WritePart(package, "xl/worksheets/sheet1.xml", xml => WriteSheet(xml, header, rows));
    }

    private static void WritePart(ZipArchive package, string path, Action<XmlWriter> write)
    {
        ZipArchiveEntry entry = package.CreateEntry(path, CompressionLevel.Optimal);
        entry.LastWriteTime = PartTime;
        using Stream part = entry.Open();
        using var xml = XmlWriter.Create(part, new XmlWriterSettings { Encoding = new UTF8Encoding(false) });
        xml.WriteStartDocument(standalone: true);
        write(xml);
        xml.WriteEndDocument();
    }

    private static void WriteContentTypes(XmlWriter xml)
    {
        xml.WriteStartElement("Types", ContentTypes);
        WriteElement(
            xml, "Default", ("Extension", "rels"),
            ("ContentType", "application/vnd.openxmlformats-package.relationships+xml"));
        WriteElement(xml, "Default", ("Extension", "xml"), ("ContentType", "application/xml"));
        WriteOverride(xml, "/xl/workbook.xml", "sheet.main");
        WriteOverride(xml, "/xl/styles.xml", "styles");
        WriteOverride(xml, "/xl/worksheets/sheet1.xml", "worksheet");
    }

    private static void WriteOverride(XmlWriter xml, string part, string kind) =>
        WriteElement(xml, "Override", ("PartName", part), ("ContentType", $"{SheetType}.{kind}+xml"));

    private static void WriteRelations(XmlWriter xml, params ReadOnlySpan<(string Kind, string Target)> relations)
    {
        xml.WriteStartElement("Relationships", PackageRelations);
        int number = 0;
        foreach ((string kind, string target) in relations)
        {
            number++;
            string id = string.Create(CultureInfo.InvariantCulture, $"rId{number}");
            WriteElement(xml, "Relationship", ("Id", id), ("Type", $"{Relations}/{kind}"), ("Target", target));
        }
    }

    private static void WriteWorkbook(XmlWriter xml, string name)
    {
        xml.WriteStartElement("workbook", Main);
        xml.WriteAttributeString("xmlns", "r", ns: null, Relations);
        xml.WriteStartElement("sheets");
        xml.WriteStartElement("sheet");
        xml.WriteAttributeString("name", name);
        xml.WriteAttributeString("sheetId", "1");
        xml.WriteAttributeString("id", Relations, "rId1");
        xml.WriteEndElement();
    }

    /// <summary>Style 0 is plain, 1 the bold head, 2 whole numbers in groups, 3 two decimals.</summary>
    private static void WriteStyles(XmlWriter xml)
    {
        xml.WriteStartElement("styleSheet", Main);
        xml.WriteRaw(
            "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Times New Roman\"/></font>"
            + "<font><b/><sz val=\"11\"/><name val=\"Times New Roman\"/></font></fonts>"
            + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
            + "<fill><patternFill patternType=\"gray125\"/></fill></fills>"
            + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
            + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
            + "<cellXfs count=\"4\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
            + "<xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\"/>"
            + "<xf numFmtId=\"3\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>"
            + "<xf numFmtId=\"4\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>"
            + "</cellXfs>");
    }

    private static void WriteSheet(
        XmlWriter xml, IReadOnlyList<string> header, IEnumerable<IReadOnlyList<object?>> rows)
    {
        xml.WriteStartElement("worksheet", Main);
        xml.WriteRaw(
            "<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" "
            + "activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>");
        xml.WriteStartElement("sheetData");
        WriteRow(xml, header, textStyle: "1");
        foreach (IReadOnlyList<object?> row in rows)
        {
            WriteRow(xml, row, textStyle: "0");
        }
    }

    private static void WriteRow(XmlWriter xml, IEnumerable<object?> cells, string textStyle)
    {
        xml.WriteStartElement("row");
        foreach (object? cell in cells)
        {
            xml.WriteStartElement("c");
            switch (cell)
            {
                case null:
                    break;
                case string text:
                    xml.WriteAttributeString("s", textStyle);
                    xml.WriteAttributeString("t", "inlineStr");
                    xml.WriteStartElement("is");
                    xml.WriteElementString("t", text);
                    xml.WriteEndElement();
                    break;
                default:
                    xml.WriteAttributeString("s", cell is decimal ? "3" : "2");
                    xml.WriteElementString("v", Convert.ToString(cell, CultureInfo.InvariantCulture));
                    break;
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteElement(
        XmlWriter xml, string element, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        xml.WriteStartElement(element);
        foreach ((string name, string value) in attributes)
        {
            xml.WriteAttributeString(name, value);
        }

        xml.WriteEndElement();
    }
}
