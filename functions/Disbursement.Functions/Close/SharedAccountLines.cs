using System.Globalization;
using Disbursement.Core.Intake;
using Disbursement.Formats.Csv;
using Disbursement.Formats.Ledger;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Close;

/// <summary>The rows whose accounts receive for many people, as the closes of a month's rounds found them.</summary>
/// <param name="blobs">The ledger.</param>
public sealed class SharedAccountLines(BlobStore blobs)
{
    /// <summary>The column names of the ledger's file, in order.</summary>
    internal static readonly string[] Header = ["account", "unit", "list", "line", "part"];

    /// <summary>Files written when a list had one supplement a round at most.</summary>
    private static readonly string[] OldHeader = Header[..^1];

    /// <summary>Bound on rounds of a month.</summary>
    private const int RoundsMax = 9;

    /// <summary>The rows of a month, round by round; none before it closed.</summary>
    public async Task<IReadOnlyList<SharedAccountLine>> ReadAsync(MonthRef month, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(month);
        var lines = new List<SharedAccountLine>();
        string prefix = LedgerPaths.SharedAccountsPrefix(month);
        HashSet<string> there = [.. await blobs.ListAsync(Containers.Ledger, prefix, cancellationToken)];
        for (int round = 1; round <= RoundsMax; round++)
        {
            string path = LedgerPaths.SharedAccounts(month, round);
            if (there.Contains(path))
            {
                int of = round;
                using Stream stream = (await blobs.ReadAsync(Containers.Ledger, path, cancellationToken)).ToStream();
                lines.AddRange(LedgerCsv.Read(stream, Header, OldHeader, cells => new SharedAccountLine(
                    cells.Text(0),
                    new DuplicateSide(cells.Text(1), cells.Text(2), PlaceOf(cells.Text(3)), of, PartOf(cells)))));
            }
        }

        return lines;
    }

    private static int PartOf(CsvReader cells) =>
        cells.Count < Header.Length ? 1 : int.Parse(cells.Text(Header.Length - 1), CultureInfo.InvariantCulture);

    private static RowPlace PlaceOf(string text) => RowPlace.TryParse(text, out RowPlace place)
        ? place
        : throw new InvalidDataException("A line of shared accounts is damaged.");
}
