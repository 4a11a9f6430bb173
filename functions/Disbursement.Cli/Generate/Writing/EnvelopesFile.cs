using System.Globalization;
using System.Text;
using Disbursement.Core.Periods;
using Disbursement.Core.Units;

namespace Disbursement.Cli.Generate.Writing;

/// <summary>
/// Writes <c>reference/envelopes.csv</c> beside <c>inbox</c>: what the province gives each unit and budget source for a
/// month, with a tenth more than the lists ask, so that failures, arrears and later lists fit.
/// </summary>
internal static class EnvelopesFile
{
    /// <summary>The file's name below the folder.</summary>
    public const string Path = "reference/envelopes.csv";

    private const string Decision = "01/QĐ-MAU";
    private const long Step = 1_000_000;

    /// <summary>Writes the file.</summary>
    /// <param name="folder">The folder that holds <c>inbox</c>.</param>
    /// <param name="files">The lists: <c>{province}/{period}/{unit}/{list}/…</c>, in ordinal order.</param>
    public static void Write(string folder, IEnumerable<GeneratedFile> files)
    {
        var text = new StringBuilder("unit,source,from_period,to_period,amount,decision\n");
        var units = files.GroupBy(static file =>
        {
            string[] parts = file.Path.Split('/');
            return (Period: Period.Parse(parts[1]), Unit: parts[2], List: parts[3]);
        }).ToArray();
        Period last = units.Max(static unit => unit.Key.Period);
        foreach (var unit in units)
        {
            (Period period, string code, string list) = unit.Key;
            long dong = unit.Sum(static file => file.Amount + file.Arrears);
            long amount = ((dong + (dong / 10)) / Step * Step) + Step;
            Period to = period == last ? EndOf(period) : period;
            text.Append(CultureInfo.InvariantCulture, $"{code},{list},{period},{to},{amount},{Decision}\n");
        }

        string path = System.IO.Path.Combine(folder, Path);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text.ToString());
    }

    /// <summary>The last month of the year in which the same units make the lists.</summary>
    private static Period EndOf(Period period)
    {
        var end = new Period(period.Year, 12);
        Period old = UnitRegister.FirstTwoLevelPeriod.Previous;
        return period <= old && end > old ? old : end;
    }
}
