using Disbursement.Core.Contracts;
using Disbursement.Core.Routing;
using Disbursement.Core.Units;
using Disbursement.Formats;
using Disbursement.Formats.Camt053;
using Disbursement.Formats.Ledger;
using Disbursement.Formats.Manifests;
using Disbursement.Formats.Pain001;
using Disbursement.Formats.Pain002;
using Disbursement.Formats.PayoutLists;
using Disbursement.Formats.Receipts;
using Disbursement.Formats.Results;

namespace Disbursement.Fuzz.Targets;

/// <summary>Every reader of files that come from outside, or that stand where somebody may have touched them.</summary>
internal static class FuzzTargets
{
    private static readonly DateTimeOffset ReceivedAt = new(2024, 6, 20, 9, 0, 0, TimeSpan.FromHours(7));

    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        new("intake-csv", ["Disbursement.Formats.Tests/Golden/intake/*/list.csv"], IsZip: false, IntakeOutcome.ReadCsvAsync),
        new("intake-xlsx", ["Disbursement.Formats.Tests/Golden/workbooks/*/list.xlsx"], IsZip: true, IntakeOutcome.ReadXlsxAsync),
        new("intake-xls", ["Disbursement.Formats.Tests/Golden/workbooks/*/list.xls"], IsZip: false, IntakeOutcome.ReadXlsAsync)
        {
            // A cell in the last row and column is within the format, and the library then makes every row and cell.
            AllocatedBase = 5L * 1024 * 1024 * 1024,
        },
        Bytes("pain.001.001.09", "pain.001.001.09/*/expected.xml", static stream => Pain001Reader.Read(stream).Summary),
        Bytes("pain.002.001.10", "pain.002.001.10/*/expected.xml", Pain002Reader.Read),
        Bytes("camt.053.001.08", "camt.053.001.08/*/statement.xml", static stream => Camt053Reader.Read(stream).Totals),
        Bytes("result-list", "result-list-1/*/expected.csv", static stream => ResultList.Read(stream, ReceivedAt)),
        Bytes("result-sheet", "result-sheet/*/sheet.csv", static stream => ResultSheetReader.Read(stream, ReceivedAt)),
        Bytes("payout-list", "payout-list-1/*/expected.csv", PayoutListReader.Read),
        Bytes("manifest", "manifest/*/expected.json", ProviderManifestJson.Read),
        Bytes("ledger-chunk", "intake/*/part-00000.csv", static stream => EntitlementCsv.Read(stream).Count()),
        Bytes("chunk-index", "intake/*/index.json", static stream => Wait(ChunkIndex.ReadAsync(stream))),
        Bytes("receipt", "intake/*/receipt.json", static stream => Wait(Receipt.ReadAsync(stream))),
        Text("settlement-message", static text =>
            SettlementMessage.Parse(System.Text.Encoding.UTF8.GetBytes(text), out _)),
        Text("contracts", ErrorsOf, "Core/Contracts/Data/contracts.json"),
        Text("routing", RoutingTable.Parse, "Core/Routing/Data/routing.json"),
        Text("units", static text => UnitRegister.Parse(new StringReader(text)), "Core/Units/Data/units.csv"),
    ];

    public static FuzzTarget Find(string name) =>
        All.FirstOrDefault(target => target.Name == name)
        ?? throw new ArgumentException($"No reader '{name}'. There are: {string.Join(", ", All)}.", nameof(name));

    private static FuzzTarget Bytes(string name, string golden, Func<Stream, object?> read) =>
        new(name, [$"Disbursement.Formats.Tests/Golden/{golden}"], IsZip: false, bytes => Judge(() =>
        {
            using var stream = new MemoryStream(bytes);
            return read(stream);
        }));

    private static FuzzTarget Text(string name, Func<string, object?> read, string? shipped = null) => new(
        name,
        shipped is null ? [] : [$"../functions/Disbursement.{shipped}"],
        IsZip: false,
        bytes => Judge(() => read(System.Text.Encoding.UTF8.GetString(bytes))));

    private static object? ErrorsOf(string contracts) =>
        ContractBook.TryParse(contracts, out IReadOnlyList<string> errors) is null ? $"{errors.Count} errors" : "no error";

    private static T Wait<T>(Task<T> task) => task.GetAwaiter().GetResult();

    /// <summary>These refuse a file in words; anything else that is thrown is a fault of the reader.</summary>
    private static Task<string> Judge(Func<object?> read)
    {
        try
        {
            return Task.FromResult(read() switch
            {
                null => "nothing",
                string words => words,
                _ => "read",
            });
        }
        catch (FileFormatException refused)
        {
            return Task.FromResult($"{refused.Problem} {refused.Where}");
        }
        catch (Exception refused) when (
            refused is InvalidDataException or FormatException or Core.Money.ControlTotalException)
        {
            return Task.FromResult(refused.GetType().Name);
        }
    }
}
