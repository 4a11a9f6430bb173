using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;
using Disbursement.Formats.Reports;

namespace Disbursement.Formats.Tests.Reports;

public sealed class CoverageXlsxTests
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    [Fact]
    public void Write_Table_HasTheColumnsAndNumbersOfTheCsv()
    {
        List<List<XElement>> rows = [.. Part("xl/worksheets/sheet1.xml").Descendants(Main + "row")
            .Select(row => row.Elements(Main + "c").ToList())];

        Assert.Equal(CoverageSamples.Small.Rows.Count + 1, rows.Count);
        Assert.Equal(CoverageColumns.Names, rows[0].Select(cell => cell.Value));
        Assert.All(rows, row => Assert.Equal(CoverageColumns.Names.Count, row.Count));
        int column = CoverageColumns.Names.ToList().IndexOf("beneficiaries");
        Assert.Equal(
            CoverageSamples.Small.Rows.Select(row => row.Figures.Beneficiaries),
            rows.Skip(1).Select(row =>
                long.Parse(row[column].Element(Main + "v")!.Value, CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Write_UnitCode_StaysText()
    {
        XElement unit = Part("xl/worksheets/sheet1.xml").Descendants(Main + "row").ElementAt(1).Elements().ElementAt(2);

        Assert.Equal(("inlineStr", "148"), (unit.Attribute("t")?.Value, unit.Value));
    }

    [Fact]
    public void Write_Twice_IsTheSameBytes() => Assert.Equal(Write(), Write());

    [Fact]
    public void Write_EveryPart_IsNamedByTheContentTypesAndReached()
    {
        using var package = new ZipArchive(new MemoryStream(Write()));
        XNamespace types = "http://schemas.openxmlformats.org/package/2006/content-types";

        string[] named = [.. Part("[Content_Types].xml").Descendants(types + "Override")
            .Select(part => part.Attribute("PartName")!.Value.TrimStart('/'))];

        Assert.Equal(
            named.Order(StringComparer.Ordinal),
            package.Entries.Select(entry => entry.FullName)
                .Where(name => name.StartsWith("xl/", StringComparison.Ordinal) && !name.Contains("_rels"))
                .Order(StringComparer.Ordinal));
    }

    private static XElement Part(string path)
    {
        using var package = new ZipArchive(new MemoryStream(Write()));
        using Stream stream = package.GetEntry(path)!.Open();
        return XElement.Load(stream);
    }

    private static byte[] Write()
    {
        using var stream = new MemoryStream();
        CoverageXlsx.Write(stream, CoverageSamples.Small);
        return stream.ToArray();
    }
}
