using System.Globalization;
using System.Xml;

namespace Disbursement.Formats.Workbooks;

/// <summary>Writes the form of a sheet around its rows, in the order that ECMA-376 wants.</summary>
internal static class SheetFormParts
{
    private const int A4 = 9;
    private const int LastColumn = 16383;

    /// <summary>What stands before the rows.</summary>
    public static void WriteBefore(XmlWriter xml, SheetForm form)
    {
        if (form.Prints)
        {
            xml.WriteRaw("<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>");
        }

        if (form.HeadRow > 0)
        {
            xml.WriteRaw(string.Create(
                CultureInfo.InvariantCulture,
                $"<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"{form.HeadRow}\" ")
                + string.Create(CultureInfo.InvariantCulture, $"topLeftCell=\"A{form.HeadRow + 1}\" ")
                + "activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>");
        }

        if (form.Widths.Count > 0)
        {
            WriteWidths(xml, form.Widths);
        }
    }

    /// <summary>What stands after the rows.</summary>
    public static void WriteAfter(XmlWriter xml, SheetForm form)
    {
        if (!form.Prints)
        {
            return;
        }

        xml.WriteRaw(string.Create(
            CultureInfo.InvariantCulture,
            $"<pageMargins left=\"0.4\" right=\"0.4\" top=\"0.5\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/>"
            + $"<pageSetup paperSize=\"{A4}\" orientation=\"landscape\" fitToWidth=\"1\" fitToHeight=\"0\"/>"
            + $"<headerFooter><oddFooter>&amp;CTrang &amp;P/&amp;N</oddFooter></headerFooter>"));
        if (form.PageEnds.Count > 0)
        {
            WritePageEnds(xml, form.PageEnds);
        }
    }

    private static void WriteWidths(XmlWriter xml, IReadOnlyList<int> widths)
    {
        xml.WriteStartElement("cols");
        for (int column = 1; column <= widths.Count; column++)
        {
            xml.WriteRaw(string.Create(
                CultureInfo.InvariantCulture,
                $"<col min=\"{column}\" max=\"{column}\" width=\"{widths[column - 1]}\" customWidth=\"1\"/>"));
        }

        xml.WriteEndElement();
    }

    private static void WritePageEnds(XmlWriter xml, IReadOnlyList<int> rows)
    {
        xml.WriteRaw(string.Create(
            CultureInfo.InvariantCulture, $"<rowBreaks count=\"{rows.Count}\" manualBreakCount=\"{rows.Count}\">"));
        foreach (int row in rows)
        {
            xml.WriteRaw(string.Create(
                CultureInfo.InvariantCulture, $"<brk id=\"{row}\" max=\"{LastColumn}\" man=\"1\"/>"));
        }

        xml.WriteRaw("</rowBreaks>");
    }
}
