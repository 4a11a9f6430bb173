using System.Globalization;
using System.Text;
using ExcelDataReader;

namespace Disbursement.Formats.Tests.Workbooks;

/// <summary>
/// A workbook as a stranger reads it: every cell on a line with its place and kind, by ExcelDataReader, which shares no
/// line with our writer or reader of workbooks.
/// </summary>
internal static class SheetDump
{
    /// <summary>The cells of every sheet: <c>sheet!A1 text 007</c>.</summary>
    public static string Of(byte[] workbook)
    {
        var dump = new StringBuilder();
        foreach ((string sheet, int row, int column, object value) in Cells(workbook))
        {
            string kind = value is string ? "text" : "number";
            string text = Convert.ToString(value, CultureInfo.InvariantCulture)!.Replace("\n", "\\n", StringComparison.Ordinal);
            dump.Append(CultureInfo.InvariantCulture, $"{sheet}!{(char)('A' + column)}{row} {kind} {text}\n");
        }

        return dump.ToString();
    }

    /// <summary>The cells that hold something, sheet by sheet, row by row.</summary>
    public static IEnumerable<(string Sheet, int Row, int Column, object Value)> Cells(byte[] workbook)
    {
        // The library asks for this encoding even where the format has none.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using IExcelDataReader reader = ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(workbook));
        do
        {
            for (int row = 1; reader.Read(); row++)
            {
                for (int column = 0; column < reader.FieldCount; column++)
                {
                    if (reader.GetValue(column) is { } value)
                    {
                        yield return (reader.Name, row, column, value);
                    }
                }
            }
        }
        while (reader.NextResult());
    }
}
