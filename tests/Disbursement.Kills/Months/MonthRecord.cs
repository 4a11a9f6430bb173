using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Disbursement.Kills.Months;

/// <summary>
/// What a month leaves that must not depend on what died in it: the files released, the coverage, the deeds of the
/// audit. Times and what is hashed over times are taken out, and nothing else.
/// </summary>
internal sealed partial class MonthRecord
{
    /// <summary>Far above what the largest file takes.</summary>
    private const int MatchMillisecondsMax = 10_000;

    private readonly SortedDictionary<string, string> _parts = new(StringComparer.Ordinal);

    private MonthRecord()
    {
    }

    /// <summary>Files the providers hold, manifests included.</summary>
    public int Files { get; private set; }

    /// <summary>Entries of the audit.</summary>
    public int Deeds { get; private set; }

    /// <summary>What is wrong with the month by itself: a broken chain, a file that is not its manifest's.</summary>
    public List<string> Flaws { get; } = [];

    /// <summary>Reads a month that has ended, from the folder and from its storage.</summary>
    public static async Task<MonthRecord> ReadAsync(MonthFolder folder, CancellationToken cancellationToken)
    {
        var record = new MonthRecord();
        string providers = Path.Combine(folder.Out, "providers");
        foreach (string path in Directory.EnumerateFiles(providers, "*", SearchOption.AllDirectories))
        {
            record.AddFile("providers/" + Path.GetRelativePath(providers, path), path);
        }

        string coverage = Path.Combine(
            folder.Out, "reports", MonthFolder.Month.Province, MonthFolder.Month.Period.ToString(), "coverage.csv");
        record._parts["coverage.csv"] = await File.ReadAllTextAsync(coverage, cancellationToken);
        AuditTrail trail = await AuditTrail.ReadAsync(folder, cancellationToken);
        record.Flaws.AddRange(trail.Flaws);
        record.Deeds = trail.Deeds.Count;
        record._parts["audit"] = string.Join('\n', DeedsOf(trail).Order(StringComparer.Ordinal));
        return record;
    }

    /// <summary>What differs from another month, in words; empty when nothing does.</summary>
    public IReadOnlyList<string> DifferencesFrom(MonthRecord other) =>
    [
        .. Flaws,
        .. _parts.Keys.Except(other._parts.Keys).Select(static name => $"only here: {name}"),
        .. other._parts.Keys.Except(_parts.Keys).Select(static name => $"missing: {name}"),
        .. _parts.Where(part => other._parts.TryGetValue(part.Key, out string? text) && text != part.Value)
            .Select(part => $"{part.Key}: {FirstDifference(part.Value, other._parts[part.Key])}"),
    ];

    /// <summary>
    /// How many parts the messages about one payment file were applied in depends on how many lay in the queue at a
    /// time: that there were any is compared, their number is not. The treasurer asks to settle only a round that still
    /// waits, which is a matter of moments: whether anybody asked is not compared.
    /// </summary>
    private static IEnumerable<string> DeedsOf(AuditTrail trail)
    {
        ILookup<bool, string> deeds = trail.Deeds
            .Where(static deed => !deed.StartsWith("round.settle-asked|", StringComparison.Ordinal))
            .Select(WithoutHashes)
            .ToLookup(static deed => PartNumber().IsMatch(deed));
        return deeds[false].Concat(deeds[true].Select(static deed => PartNumber().Replace(deed, "")).Distinct());
    }

    private static string FirstDifference(string here, string there)
    {
        HashSet<string> expected = [.. there.Split('\n')];
        HashSet<string> found = [.. here.Split('\n')];
        return $"has [{found.Except(expected).FirstOrDefault()}], expected [{expected.Except(found).FirstOrDefault()}], "
            + $"{here.Split('\n').Length} lines against {there.Split('\n').Length}";
    }

    /// <summary>The time of the proposal stands inside the files (DESIGN 4), so it differs from run to run.</summary>
    private void AddFile(string name, string path)
    {
        Files++;
        if (Path.GetFileName(path) == "manifest.json")
        {
            CheckManifest(name, path);
        }

        _parts[name] = WithoutTimes(Path.GetExtension(path) switch
        {
            ".json" => AuditHead().Replace(WithoutHashes(File.ReadAllText(path)), "HEAD"),
            // What is printed names the hash of the list that it is printed of.
            ".html" => WithoutHashes(File.ReadAllText(path)),
            ".xlsx" => WithoutHashes(WorkbookText(path)),
            _ => File.ReadAllText(path),
        });
    }

    private static string WorkbookText(string path)
    {
        using ZipArchive package = ZipFile.OpenRead(path);
        var text = new StringBuilder();
        foreach (ZipArchiveEntry part in package.Entries)
        {
            using var reader = new StreamReader(part.Open());
            text.Append(part.FullName).Append('\n').Append(reader.ReadToEnd().Replace("</row>", "</row>\n", StringComparison.Ordinal));
        }

        return text.ToString();
    }

    // How many deeds came before the release of a provider's files depends on which of them went first.
    [GeneratedRegex(@"\b\d+:HASH\b", RegexOptions.ExplicitCapture, MatchMillisecondsMax)]
    private static partial Regex AuditHead();

    /// <summary>The hashes of a manifest cover the times; each is held against the bytes it is of, then taken out.</summary>
    private void CheckManifest(string name, string path)
    {
        using JsonDocument manifest = JsonDocument.Parse(File.ReadAllBytes(path));
        foreach (JsonElement file in manifest.RootElement.GetProperty("files").EnumerateArray())
        {
            string listed = Path.Combine(Path.GetDirectoryName(path)!, file.GetProperty("name").GetString()!);
            string hash = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(listed)));
            if (file.GetProperty("sha256").GetString() != hash)
            {
                Flaws.Add($"{name} does not tell the hash of {Path.GetFileName(listed)}");
            }
        }
    }

    private static string WithoutTimes(string text) => DayAndTime().Replace(Time().Replace(text, "TIME"), "TIME");

    private static string WithoutHashes(string text) => Hash().Replace(text, "HASH");

    [GeneratedRegex(
        @"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?",
        RegexOptions.ExplicitCapture, MatchMillisecondsMax)]
    private static partial Regex Time();

    [GeneratedRegex(
        @"\d\d:\d\d(:\d\d)? \d\d/\d\d/\d{4}|\d\d/\d\d/\d{4} \d\d:\d\d(:\d\d)?",
        RegexOptions.ExplicitCapture, MatchMillisecondsMax)]
    private static partial Regex DayAndTime();

    [GeneratedRegex(@" #\d+$", RegexOptions.ExplicitCapture, MatchMillisecondsMax)]
    private static partial Regex PartNumber();

    [GeneratedRegex(@"\b[0-9a-f]{16,64}\b", RegexOptions.ExplicitCapture, MatchMillisecondsMax)]
    private static partial Regex Hash();
}
