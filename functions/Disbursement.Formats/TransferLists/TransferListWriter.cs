using System.Buffers;
using Disbursement.Core.Contracts;
using Disbursement.Core.Contracts.Layouts;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Formats.Csv;
using Disbursement.Formats.Workbooks;

namespace Disbursement.Formats.TransferLists;

/// <summary>Writes a bulk-transfer list as its layout says: workbook or CSV. Equal input gives equal bytes.</summary>
/// <remarks>
/// Nothing is cut: a value that its column does not take throws, which routing has prevented by holding the row. A
/// CSV is not disarmed against formulas, since a bank's program reads it: names are in the bank's letters, the rest is
/// ours.
/// </remarks>
public static class TransferListWriter
{
    /// <summary>Writes the list and leaves the stream open.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="layout">The layout.</param>
    /// <param name="characters">The letters the bank takes.</param>
    /// <param name="header">What stands once; its total must be that of the payments.</param>
    /// <param name="entries">The payments, at least one, in file order; all to accounts.</param>
    /// <returns>Count and sum as written.</returns>
    /// <exception cref="ArgumentException">There is no payment, one has no account or no money, or a value does not
    /// fit. The message names an EndToEndId, never a person.</exception>
    public static Tally Write(
        Stream stream, TransferLayout layout, CharacterRules characters, TransferHeader header,
        IReadOnlyList<PaymentEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(characters);
        ArgumentNullException.ThrowIfNull(header);
        ArgumentNullException.ThrowIfNull(entries);
        Check(header, entries);
        var total = new Tally(entries.Count, Vnd.Sum(entries.Select(static entry => entry.Amount)));
        var cells = new TransferCells(layout, characters, header);
        if (layout.Kind == LayoutKind.Xlsx)
        {
            WriteWorkbook(stream, layout, header, entries, cells);
        }
        else
        {
            WriteCsv(stream, layout, header, entries, cells);
        }

        return total;
    }

    private static void Check(TransferHeader header, IReadOnlyList<PaymentEntry> entries)
    {
        if (entries.Count == 0)
        {
            throw new ArgumentException($"File {header.Id} has no payment.", nameof(entries));
        }

        foreach (PaymentEntry entry in entries)
        {
            if (entry.Account is null || entry.Institution is null || entry.Amount == Vnd.Zero)
            {
                throw new ArgumentException($"Payment {entry.Id} has no account or no money.", nameof(entries));
            }
        }
    }

    private static void WriteWorkbook(
        Stream stream, TransferLayout layout, TransferHeader header, IReadOnlyList<PaymentEntry> entries,
        TransferCells cells)
    {
        using var workbook = new WorkbookWriter(stream);
        int[] widths = [.. layout.Columns.Select(static column => column.Width)];
        workbook.StartSheet(layout.Sheet, new SheetForm(widths, layout.HeaderRow, Prints: false));
        WriteRows(workbook, layout.Above, header);
        for (int row = layout.Above.Count + 1; row < layout.HeaderRow; row++)
        {
            workbook.WriteRow([]);
        }

        if (layout.HeaderRow > 0)
        {
            workbook.WriteHeader([.. layout.Columns.Select(static column => column.Header)]);
        }

        for (int index = 0; index < entries.Count; index++)
        {
            workbook.WriteRow(layout.Columns.Select(column => cells.Of(column, index + 1, entries[index])));
        }

        if (layout.InfoSheet.Length > 0)
        {
            workbook.StartSheet(layout.InfoSheet, new SheetForm([20, 40], HeadRow: 0, Prints: false));
            WriteRows(workbook, layout.Info, header);
        }
    }

    private static void WriteRows(
        WorkbookWriter workbook, IReadOnlyList<IReadOnlyList<string>> rows, TransferHeader header)
    {
        foreach (IReadOnlyList<string> row in rows)
        {
            workbook.WriteRow(row.Select(cell => cell.Length == 0 ? null : (object)LayoutMarks.Fill(cell, header)));
        }
    }

    private static void WriteCsv(
        Stream stream, TransferLayout layout, TransferHeader header, IReadOnlyList<PaymentEntry> entries,
        TransferCells cells)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var csv = new CsvWriter(buffer, layout.Separator, layout.Crlf);
        if (layout.Encoding == LayoutEncoding.Utf8Bom)
        {
            csv.WriteByteOrderMark();
        }

        foreach (IReadOnlyList<string> row in layout.Above)
        {
            csv.WriteRow([.. row.Select(cell => LayoutMarks.Fill(cell, header))]);
        }

        if (layout.HeaderRow > 0)
        {
            csv.WriteRow([.. layout.Columns.Select(static column => column.Header)]);
        }

        for (int index = 0; index < entries.Count; index++)
        {
            foreach (LayoutColumn column in layout.Columns)
            {
                WriteCell(csv, cells.Of(column, index + 1, entries[index]));
            }

            csv.EndRow();
            Flush(stream, layout, header, buffer);
        }
    }

    private static void WriteCell(CsvWriter csv, object? cell)
    {
        if (cell is long number)
        {
            csv.Write(number);
        }
        else
        {
            csv.Write((string?)cell);
        }
    }

    private static void Flush(
        Stream stream, TransferLayout layout, TransferHeader header, ArrayBufferWriter<byte> buffer)
    {
        if (layout.Encoding == LayoutEncoding.Ascii && buffer.WrittenSpan.ContainsAnyExceptInRange((byte)0, (byte)0x7F))
        {
            throw new ArgumentException($"File {header.Id} holds what ASCII has not.", nameof(layout));
        }

        stream.Write(buffer.WrittenSpan);
        buffer.ResetWrittenCount();
    }
}
