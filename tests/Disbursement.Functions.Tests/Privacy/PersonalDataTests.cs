using System.Globalization;
using System.Text;
using Disbursement.Functions.Tests.Stack;

namespace Disbursement.Functions.Tests.Privacy;

/// <summary>
/// Goal: no citizen id, name or number of an account stands anywhere but where it is declared to. Method: run a month
/// as processes, with lists and results that cannot be read and a question at the hotline, then search all that it
/// left: what every process printed and traced, tables with histories, queues with what was consumed, names of blobs,
/// and the contents of every container that is not declared.
/// </summary>
/// <param name="month">The month that ran.</param>
[Collection(KeptMonth.Collection)]
public sealed class PersonalDataTests(KeptMonth month)
{
    private const int LeaksShown = 20;

    private readonly PersonalTexts _texts = PersonalTexts.Read(month.Parties);

    [Fact]
    public void Read_TheMonth_KnowsItsPeople()
    {
        string citizen = File.ReadLines(Path.Combine(month.Parties, "world", "people.csv")).Skip(1).First().Split(',')[0];

        Assert.Contains(citizen, _texts.Numbers);
        Assert.True(_texts.Numbers.Count > 250, $"{_texts.Numbers.Count} numbers: the lists were not read.");
        Assert.True(_texts.Names.Count > 100, $"{_texts.Names.Count} names: the lists were not read.");
    }

    [Fact]
    public void Logs_EveryProcess_NameNobody()
    {
        string[] logs = [.. Directory.GetFiles(month.Logs), Path.Combine(month.StorageFolder, "azurite.log")];

        Assert.Contains(logs, static path => new FileInfo(path).Length > 10_000);
        AssertClean([.. logs.Select(static path => (Path.GetFileName(path), File.ReadAllText(path))), ("disburse", month.Console)]);
    }

    [Fact]
    public void Logs_OnePlantedPerson_IsFound()
    {
        string log = File.ReadAllText(Directory.GetFiles(month.Logs, "*app.log*")[0]);
        string name = File.ReadLines(Path.Combine(month.Parties, "world", "people.csv")).Skip(1).First().Split(',')[1];

        IReadOnlyList<Leak> leaks = new LeakSearcher(_texts).Search("app.log", $"{log}warn: cannot read {name}\n{log}");

        Assert.Single(leaks);
    }

    [Fact]
    public void Traces_EveryProcess_NameNobody()
    {
        string[] traces = Directory.GetFiles(month.Traces, "*.nettrace");
        List<(string Where, string Text)> texts = [.. traces.SelectMany(TextsOf)];

        Assert.True(traces.Length >= 6, $"{traces.Length} traces: not every process was recorded.");
        Assert.Contains(texts, static text => text.Text.Contains("url.full:http", StringComparison.Ordinal));
        Assert.Contains(texts, static text => text.Text.Contains("/people/find", StringComparison.Ordinal));
        AssertClean(texts);
    }

    [Fact]
    public async Task Tables_KeysAndUndeclaredColumns_NameNobody()
    {
        List<(string Where, string Text)> texts = await ToListAsync(Storage().TablesAsync());

        foreach (string table in (string[])["Months", "Exceptions", "Audit", "PaymentFiles", "DisbursementInstances"])
        {
            Assert.Contains(texts, text => text.Where.StartsWith($"table {table},", StringComparison.Ordinal));
        }

        AssertClean(texts);
    }

    [Fact]
    public async Task Queues_WaitingDeadAndConsumed_NameNobody()
    {
        List<(string Where, string Text)> waiting = await ToListAsync(Storage().QueuesAsync());
        string[] consumed = Directory.GetFiles(Path.Combine(month.StorageFolder, "__queuestorage__"));

        Assert.NotEmpty(consumed);
        Assert.Contains(waiting, static message => message.Where == "queue sb-settlement-results-dead");
        AssertClean([.. waiting, .. consumed.Select(static path => ("consumed messages", File.ReadAllText(path)))]);
    }

    [Fact]
    public async Task Blobs_NamesAndUndeclaredContainers_NameNobody()
    {
        List<(string Where, string Text)> texts = await ToListAsync(Storage().BlobsAsync());

        Assert.Contains(texts, static text => text.Where.StartsWith("blob reports/", StringComparison.Ordinal));
        Assert.Contains(texts, static text => text.Where.StartsWith("the name of blob ledger/", StringComparison.Ordinal));
        AssertClean(texts);
    }

    [Fact]
    public void Parties_NamesOfTheirFiles_NameNobody() => AssertClean(
    [
        .. Directory.EnumerateFiles(month.Parties, "*", SearchOption.AllDirectories)
            .Select(path => ("a file of the parties", Path.GetRelativePath(month.Parties, path))),
    ]);

    private StorageTexts Storage() => new(month.Storage, PersonalDataPlaces.Read());

    private void AssertClean(IReadOnlyList<(string Where, string Text)> texts)
    {
        var searcher = new LeakSearcher(_texts);
        string[] leaks = [.. texts.SelectMany(text => searcher.Search(text.Where, text.Text)).Select(static leak => leak.ToString())];

        Assert.True(leaks.Length == 0, $"{leaks.Length} leaks:\n{string.Join('\n', leaks.Take(LeaksShown))}");
    }

    /// <summary>A trace is binary with its texts in UTF-16, each ended by a zero; a text that comes again is read once.</summary>
    private static IEnumerable<(string Where, string Text)> TextsOf(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        string where = $"trace {Path.GetFileName(path)}";
        foreach (int offset in (int[])[0, 1])
        {
            // Texts begin at even and at odd bytes.
            char[] text = Encoding.Unicode.GetChars(bytes, offset, (bytes.Length - offset) / 2 * 2);
            string plain = new(Array.ConvertAll(text, static letter => IsText(letter) ? letter : '\0'));
            foreach (string part in plain.Split('\0').Where(static part => part.Length > 6).Distinct(StringComparer.Ordinal))
            {
                yield return (where, part);
            }
        }
    }

    private static bool IsText(char letter) => letter is '\n' or '\r' or '\t'
        || char.GetUnicodeCategory(letter) is not (UnicodeCategory.Control or UnicodeCategory.Surrogate
            or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse);

    private static async Task<List<T>> ToListAsync<T>(IAsyncEnumerable<T> items)
    {
        var list = new List<T>();
        await foreach (T item in items)
        {
            list.Add(item);
        }

        return list;
    }
}
