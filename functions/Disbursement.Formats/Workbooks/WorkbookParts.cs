using System.Globalization;
using System.Xml;

namespace Disbursement.Formats.Workbooks;

/// <summary>The parts of a written workbook beside its sheets.</summary>
internal static class WorkbookParts
{
    /// <summary>The namespace of sheets and workbook.</summary>
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string PackageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string ContentTypes = "http://schemas.openxmlformats.org/package/2006/content-types";
    private const string SheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    private const int SheetNameLengthMax = 31;

    /// <summary>Where a sheet lies in the package.</summary>
    public static string SheetPath(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"xl/worksheets/sheet{number}.xml");

    /// <summary>A name that a sheet may have and no other sheet has.</summary>
    public static string SheetName(string name, IReadOnlyCollection<string> taken)
    {
        string plain = string.Concat(name.Select(letter =>
            char.IsControl(letter) || letter is '[' or ']' or ':' or '*' or '?' or '/' or '\\' ? ' ' : letter));
        plain = plain.Trim().Trim('\'');
        string unique = plain[..Math.Min(plain.Length, SheetNameLengthMax)];
        for (int number = 1; unique.Length == 0 || taken.Contains(unique, StringComparer.OrdinalIgnoreCase); number++)
        {
            string tail = string.Create(CultureInfo.InvariantCulture, $" ({number})");
            unique = plain[..Math.Min(plain.Length, SheetNameLengthMax - tail.Length)] + tail;
        }

        return XlsxText.Escape(unique);
    }

    /// <summary>Writes <c>[Content_Types].xml</c>.</summary>
    public static void WriteContentTypes(XmlWriter xml, int sheets)
    {
        xml.WriteStartElement("Types", ContentTypes);
        WriteElement(
            xml, "Default", ("Extension", "rels"),
            ("ContentType", "application/vnd.openxmlformats-package.relationships+xml"));
        WriteElement(xml, "Default", ("Extension", "xml"), ("ContentType", "application/xml"));
        WriteOverride(xml, "xl/workbook.xml", "sheet.main");
        WriteOverride(xml, "xl/styles.xml", "styles");
        for (int sheet = 1; sheet <= sheets; sheet++)
        {
            WriteOverride(xml, SheetPath(sheet), "worksheet");
        }
    }

    /// <summary>Writes the package's relation to its workbook.</summary>
    public static void WritePackageRelations(XmlWriter xml)
    {
        xml.WriteStartElement("Relationships", PackageRelations);
        WriteRelation(xml, 1, "officeDocument", "xl/workbook.xml");
    }

    /// <summary>Writes the workbook's relations to sheets and styles.</summary>
    public static void WriteWorkbookRelations(XmlWriter xml, int sheets)
    {
        xml.WriteStartElement("Relationships", PackageRelations);
        for (int sheet = 1; sheet <= sheets; sheet++)
        {
            WriteRelation(xml, sheet, "worksheet", SheetPath(sheet)["xl/".Length..]);
        }

        WriteRelation(xml, sheets + 1, "styles", "styles.xml");
    }

    /// <summary>Writes the list of sheets, and the rows that each printed page repeats.</summary>
    /// <param name="xml">Where to.</param>
    /// <param name="sheets">Names of the sheets.</param>
    /// <param name="repeated">The 1-based row that each sheet repeats; 0 where it repeats none.</param>
    public static void WriteWorkbook(XmlWriter xml, IReadOnlyList<string> sheets, IReadOnlyList<int> repeated)
    {
        xml.WriteStartElement("workbook", Main);
        xml.WriteAttributeString("xmlns", "r", ns: null, Relations);
        xml.WriteStartElement("sheets");
        for (int sheet = 1; sheet <= sheets.Count; sheet++)
        {
            xml.WriteStartElement("sheet");
            xml.WriteAttributeString("name", sheets[sheet - 1]);
            xml.WriteAttributeString("sheetId", sheet.ToString(CultureInfo.InvariantCulture));
            xml.WriteAttributeString("id", Relations, Id(sheet));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        if (repeated.Any(static row => row > 0))
        {
            WriteRepeatedRows(xml, sheets, repeated);
        }
    }

    private static void WriteRepeatedRows(XmlWriter xml, IReadOnlyList<string> sheets, IReadOnlyList<int> repeated)
    {
        xml.WriteStartElement("definedNames");
        for (int sheet = 0; sheet < sheets.Count; sheet++)
        {
            if (repeated[sheet] > 0)
            {
                string name = sheets[sheet].Replace("'", "''", StringComparison.Ordinal);
                xml.WriteStartElement("definedName");
                xml.WriteAttributeString("name", "_xlnm.Print_Titles");
                xml.WriteAttributeString("localSheetId", sheet.ToString(CultureInfo.InvariantCulture));
                xml.WriteString(string.Create(
                    CultureInfo.InvariantCulture, $"'{name}'!${repeated[sheet]}:${repeated[sheet]}"));
                xml.WriteEndElement();
            }
        }

        xml.WriteEndElement();
    }

    /// <summary>
    /// Style 0 is plain, 1 the bold head, 2 whole numbers in groups, 3 two decimals, 4 text, 5 text that starts like a
    /// formula, 6 a head of several lines, 7 a head that starts like a formula.
    /// </summary>
    public static void WriteStyles(XmlWriter xml)
    {
        xml.WriteStartElement("styleSheet", Main);
        xml.WriteRaw(
            "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Times New Roman\"/></font>"
            + "<font><b/><sz val=\"11\"/><name val=\"Times New Roman\"/></font></fonts>"
            + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
            + "<fill><patternFill patternType=\"gray125\"/></fill></fills>"
            + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
            + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
            + "<cellXfs count=\"8\">"
            + Style(0, "0", "") + Style(0, "1", " applyFont=\"1\"") + Style(3, "0", " applyNumberFormat=\"1\"")
            + Style(4, "0", " applyNumberFormat=\"1\"") + Style(49, "0", " applyNumberFormat=\"1\"")
            + Style(49, "0", " applyNumberFormat=\"1\" quotePrefix=\"1\"")
            + "<xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" "
            + "applyFont=\"1\" applyAlignment=\"1\">"
            + "<alignment vertical=\"center\" wrapText=\"1\"/></xf>"
            + Style(49, "1", " applyFont=\"1\" applyNumberFormat=\"1\" quotePrefix=\"1\"") + "</cellXfs>");
    }

    private static string Style(int format, string font, string more) =>
        $"<xf numFmtId=\"{format}\" fontId=\"{font}\" fillId=\"0\" borderId=\"0\" xfId=\"0\"{more}/>";

    private static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"rId{number}");

    private static void WriteOverride(XmlWriter xml, string part, string kind) =>
        WriteElement(xml, "Override", ("PartName", "/" + part), ("ContentType", $"{SheetType}.{kind}+xml"));

    private static void WriteRelation(XmlWriter xml, int number, string kind, string target) => WriteElement(
        xml, "Relationship", ("Id", Id(number)), ("Type", $"{Relations}/{kind}"), ("Target", target));

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
