using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Disbursement.Benchmarks.Data;
using Disbursement.Benchmarks.Measuring;

namespace Disbursement.Benchmarks.Cases;

/// <summary>What reading the same list with CsvHelper costs, without any rule, sorting or writing.</summary>
internal static class CsvHelperCase
{
    private const string FileName = "list.csv";

    public static BenchmarkCase ReadOnly { get; } = new(
        "csvhelper",
        "the same CSV read by CsvHelper's parser alone",
        1_000_000,
        static (folder, rows) => ListMaker.WriteCsvAsync(Path.Combine(folder, FileName), rows),
        ReadAsync);

    private static async Task<long> ReadAsync(string folder)
    {
        using var reader = new StreamReader(Path.Combine(folder, FileName));
        using var parser = new CsvParser(reader, new CsvConfiguration(CultureInfo.InvariantCulture));
        long rows = -1;
        long characters = 0;
        while (await parser.ReadAsync())
        {
            rows++;
            for (int column = 0; column < parser.Count; column++)
            {
                characters += parser[column].Length;
            }
        }

        return characters > 0 ? rows : 0;
    }
}
