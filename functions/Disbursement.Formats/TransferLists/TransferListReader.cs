using System.Globalization;
using Disbursement.Core.Contracts.Layouts;
using Disbursement.Core.Identity;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Text;

namespace Disbursement.Formats.TransferLists;

/// <summary>Reads a transfer list back by its layout: by us before it is proposed, by a bank before it pays.</summary>
public static class TransferListReader
{
    private const string Count = "{count}";
    private const string Sum = "{sum}";

    /// <summary>Reads the list and compares what it says of itself with its lines.</summary>
    /// <param name="stream">The list; seekable.</param>
    /// <param name="layout">Its layout.</param>
    /// <exception cref="FileFormatException">It is no list of this layout, a line is wrong, a payment stands twice, or
    /// the count or sum it tells differs from its lines.</exception>
    public static TransferList Read(Stream stream, TransferLayout layout)
    {
        var lines = new List<TransferLine>();
        Tally total = Read(stream, layout, lines.Add);
        return new TransferList(total, lines);
    }

    /// <summary>Reads the list line by line.</summary>
    /// <param name="stream">The list; seekable.</param>
    /// <param name="layout">Its layout.</param>
    /// <param name="each">Takes every line, before the list as a whole is known to be good.</param>
    /// <exception cref="FileFormatException">As for <see cref="Read(Stream, TransferLayout)"/>.</exception>
    public static Tally Read(Stream stream, TransferLayout layout, Action<TransferLine> each)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(each);
        var reading = new Reading(layout, each);
        foreach (TransferRow row in layout.Kind == LayoutKind.Xlsx
            ? TransferRows.OfWorkbook(stream, layout)
            : TransferRows.OfCsv(stream, layout))
        {
            reading.Take(row);
        }

        return reading.Complete();
    }

    private sealed class Reading(TransferLayout layout, Action<TransferLine> each)
    {
        private readonly HashSet<EndToEndId> _seen = [];
        private readonly List<(string Mark, string Text, int Line)> _said = [];
        private Tally _total = Tally.None;
        private bool _headerSeen;

        public void Take(TransferRow row)
        {
            if (row.IsInfo)
            {
                Remember(layout.Info, row);
            }
            else if (row.Number < layout.HeaderRow)
            {
                Remember(layout.Above, row);
            }
            else if (row.Number == layout.HeaderRow)
            {
                CheckHeader(row);
            }
            else
            {
                TakeLine(row);
            }
        }

        public Tally Complete()
        {
            if (layout.HeaderRow > 0 && !_headerSeen)
            {
                throw new FileFormatException(FileProblem.Missing, "header");
            }

            foreach ((string mark, string text, int line) in _said)
            {
                bool isCount = mark == Count;
                if (text != (isCount ? _total.Count : _total.Sum.Dong).ToString(CultureInfo.InvariantCulture))
                {
                    throw new FileFormatException(
                        isCount ? FileProblem.CountDiffers : FileProblem.SumDiffers, mark, line);
                }
            }

            return _total;
        }

        /// <summary>Cells that the layout makes of one mark are what the list says of itself.</summary>
        private void Remember(IReadOnlyList<IReadOnlyList<string>> rows, TransferRow row)
        {
            IReadOnlyList<string> cells = row.Number <= rows.Count ? rows[row.Number - 1] : [];
            for (int column = 0; column < cells.Count; column++)
            {
                if (cells[column] is Count or Sum)
                {
                    _said.Add((cells[column], row.Text(column), row.Number));
                }
            }
        }

        private void CheckHeader(TransferRow row)
        {
            _headerSeen = true;
            for (int column = 0; column < layout.Columns.Count; column++)
            {
                string header = layout.Columns[column].Header;
                if (VietnameseText.MatchKey(row.Text(column)) != VietnameseText.MatchKey(header))
                {
                    throw new FileFormatException(FileProblem.WrongKind, header, row.Number);
                }
            }
        }

        private void TakeLine(TransferRow row)
        {
            int number = layout.IndexOf(LayoutField.Number);
            string position = (_total.Count + 1).ToString(CultureInfo.InvariantCulture);
            if (number >= 0 && row.Text(number) != position)
            {
                throw new FileFormatException(FileProblem.Missing, $"row {position}", row.Number);
            }

            TransferLine line = LineOf(row);
            if (!_seen.Add(line.Id))
            {
                throw new FileFormatException(FileProblem.Duplicate, nameof(LayoutField.Id), row.Number);
            }

            _total = _total.With(line.Amount);
            each(line);
        }

        private TransferLine LineOf(TransferRow row)
        {
            int account = layout.IndexOf(LayoutField.Account);
            int amount = layout.IndexOf(LayoutField.Amount);
            if (!AccountNumber.TryParse(row.Text(account), out AccountNumber to) || row.IsNumber(account))
            {
                // A number has lost the zeros in front, and every digit after the fifteenth.
                throw new FileFormatException(FileProblem.ValueInvalid, nameof(LayoutField.Account), row.Number);
            }

            bool valid = long.TryParse(
                row.Text(amount), NumberStyles.None, CultureInfo.InvariantCulture, out long dong);
            return valid && dong is > 0 and <= Vnd.MaxDong
                ? new TransferLine(
                    IdOf(row), Vnd.FromDong(dong), to, row.Text(layout.IndexOf(LayoutField.PayeeName)))
                : throw new FileFormatException(FileProblem.ValueInvalid, nameof(LayoutField.Amount), row.Number);
        }

        /// <summary>The id stands in its own column, at the end of the text, or in both and then the same.</summary>
        private EndToEndId IdOf(TransferRow row)
        {
            EndToEndId? found = null;
            foreach (LayoutField field in (LayoutField[])[LayoutField.Id, LayoutField.TextWithId])
            {
                int column = layout.IndexOf(field);
                string text = column < 0 ? "" : row.Text(column);
                string last = text[(text.LastIndexOf(' ') + 1)..];
                if (column >= 0)
                {
                    found = EndToEndId.TryParse(last, out EndToEndId id) && (found is null || found == id)
                        ? id
                        : throw new FileFormatException(FileProblem.ValueInvalid, field.ToString(), row.Number);
                }
            }

            return found ?? throw new FileFormatException(FileProblem.Missing, nameof(LayoutField.Id), row.Number);
        }
    }
}
