using System.Buffers;
using Disbursement.Core.Payments;

namespace Disbursement.Core.Contracts.Layouts;

/// <summary>What a layout must satisfy so that its files can be written, read again and matched.</summary>
internal static class LayoutRules
{
    private const int AccountLengthMax = 34;
    private const int AmountLengthMin = 10;
    private const int SheetNameMax = 31;

    private static readonly SearchValues<char> NoSheetName = SearchValues.Create("[]:*?/\\'");

    /// <summary>Checks a layout whose members were read.</summary>
    public static void Check(TransferLayout layout, JsonNodeReader node)
    {
        if (!layout.Id.All(static sign => char.IsAsciiLetterLower(sign) || char.IsAsciiDigit(sign) || sign == '-'))
        {
            node.Fail("id", "must be of lower-case letters, digits and hyphens");
        }

        CheckColumns(layout, node);
        CheckRows(layout, node);
        if (layout.Kind == LayoutKind.Csv && layout.InfoSheet.Length + layout.Info.Count > 0)
        {
            node.Fail("infoSheet", "is for workbooks only");
        }

        if (layout.Sheet.Length > SheetNameMax || layout.InfoSheet.Length > SheetNameMax
            || layout.Sheet.AsSpan().ContainsAny(NoSheetName) || layout.InfoSheet.AsSpan().ContainsAny(NoSheetName))
        {
            node.Fail("sheet", $"must be a sheet's name of at most {SheetNameMax} characters");
        }
    }

    private static void CheckColumns(TransferLayout layout, JsonNodeReader node)
    {
        if (layout.Columns.Count is 0 or > TransferLayout.ColumnsMax)
        {
            node.Fail("columns", $"must be 1 to {TransferLayout.ColumnsMax}");
        }

        foreach (LayoutField field in (LayoutField[])[LayoutField.Account, LayoutField.Amount, LayoutField.PayeeName])
        {
            if (layout.Columns.Count(column => column.Field == field) != 1)
            {
                node.Fail("columns", $"must have exactly one column for {field}");
            }
        }

        if (layout.IndexOf(LayoutField.Id) < 0 && layout.IndexOf(LayoutField.TextWithId) < 0)
        {
            node.Fail("columns", "must have id or text-with-id: without it no result finds its payment");
        }

        if (layout.IndexOf(LayoutField.Route) >= 0 && layout.RouteWords.Count == 0)
        {
            node.Fail("routes", "must have the bank's words, since a column tells the route");
        }

        for (int index = 0; index < layout.Columns.Count; index++)
        {
            CheckColumn(layout.Columns[index], index, node);
        }
    }

    private static void CheckColumn(LayoutColumn column, int index, JsonNodeReader node)
    {
        string path = $"columns[{index}]";
        bool isNumber = column.Field is LayoutField.Amount or LayoutField.Number;
        if (!column.IsText && !isNumber)
        {
            // A spreadsheet drops the zeros in front of a number and rounds the sixteenth digit.
            node.Fail($"{path}.as", "must be text; only amount and number can be numbers");
        }

        int least = column.Field switch
        {
            LayoutField.Account or LayoutField.DebtorAccount => AccountLengthMax,
            LayoutField.Amount => AmountLengthMin,
            LayoutField.Id => EndToEndId.Length,
            LayoutField.TextWithId => EndToEndId.Length + 2,
            LayoutField.BankBin => 6,
            LayoutField.PayDate => 10,
            LayoutField.Number => 6,
            _ => 1,
        };
        if (column.CharactersMax < least)
        {
            node.Fail($"{path}.max", $"must be {least} or more");
        }
    }

    private static void CheckRows(TransferLayout layout, JsonNodeReader node)
    {
        if (layout.Above.Count > 0 && layout.HeaderRow <= layout.Above.Count)
        {
            node.Fail("headerRow", "must lie below the rows of above");
        }

        if (layout.Kind == LayoutKind.Csv && layout.HeaderRow > layout.Above.Count + 1)
        {
            node.Fail("headerRow", "must follow the rows of above: a CSV has no empty rows between");
        }

        IEnumerable<string> cells = layout.Above.Concat(layout.Info).SelectMany(static row => row);
        if (cells.Any(static cell => !LayoutMarks.IsValid(cell)))
        {
            node.Fail("above", $"knows only the marks {string.Join(' ', LayoutMarks.All)}");
        }

        bool ascii = layout.Encoding != LayoutEncoding.Ascii
            || layout.Above.SelectMany(static row => row).Concat(layout.Columns.Select(static column => column.Header))
                .All(static text => System.Text.Ascii.IsValid(text));
        if (!ascii)
        {
            node.Fail("encoding", "is ascii, and headers or rows above hold other characters");
        }
    }
}
