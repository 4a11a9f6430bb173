using System.IO.Compression;
using Disbursement.Core.Intake;
using Disbursement.Core.Money;

namespace Disbursement.Formats.Workbooks;

/// <summary>A sheet as the workbook lists it.</summary>
/// <param name="Number">The 1-based position of its tab.</param>
/// <param name="Name">Its name.</param>
/// <param name="IsHidden">It is not shown.</param>
/// <param name="Part">The part that holds its cells; none for a chart.</param>
internal sealed record XlsxSheetEntry(int Number, string Name, bool IsHidden, string? Part);

/// <summary>
/// The package of an <c>.xlsx</c> (ECMA-376 part 2): judged, then its parts found by their relations.
/// </summary>
/// <remarks>A workbook with macros is refused: a list needs no program, and none of it can be checked.</remarks>
internal sealed class XlsxPackage : IDisposable
{
    private readonly ZipArchive _archive;
    private readonly WorkbookLimits _limits;
    private readonly ByteBudget _budget;
    private readonly Dictionary<string, ZipArchiveEntry> _parts = new(StringComparer.OrdinalIgnoreCase);

    private XlsxPackage(Stream file, WorkbookLimits limits)
    {
        _archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        _limits = limits;
        _budget = new ByteBudget(limits);
        foreach (ZipArchiveEntry entry in _archive.Entries)
        {
            _parts[entry.FullName.Replace('\\', '/')] = entry;
        }
    }

    /// <summary>The sheets in the order of their tabs.</summary>
    public IReadOnlyList<XlsxSheetEntry> Sheets { get; private set; } = [];

    /// <summary>Serial dates count from 1904.</summary>
    public bool CountsFrom1904 { get; private set; }

    /// <summary>The part of shared texts, where there is one.</summary>
    public string? SharedStringsPart { get; private set; }

    /// <summary>The part of styles, where there is one.</summary>
    public string? StylesPart { get; private set; }

    /// <summary>Judges and opens a package; the file stays the caller's.</summary>
    public static XlsxPackage Open(Stream file, WorkbookLimits limits)
    {
        ZipDirectory.Check(file, limits);
        file.Position = 0;
        var package = new XlsxPackage(file, limits);
        try
        {
            package.ReadWorkbook();
            return package;
        }
        catch
        {
            package.Dispose();
            throw;
        }
    }

    /// <summary>Opens a part.</summary>
    /// <param name="path">The part's name in the package.</param>
    /// <param name="budget">Counts its bytes; the package's own when none is given.</param>
    public PartReader OpenPart(string path, ByteBudget? budget = null) =>
        _parts.TryGetValue(path, out ZipArchiveEntry? entry)
            ? new PartReader(entry.Open(), budget ?? _budget, _limits.XmlDepthMax)
            : throw new WorkbookRefusedException(FindingNumber.WorkbookDamaged);

    /// <summary>The tables of a sheet: their filters stand with them.</summary>
    public IEnumerable<string> TablesOf(string sheetPart) => Relations(sheetPart)
        .Where(relation => IsKind(relation.Type, "table") && relation.Target is not null)
        .Select(relation => relation.Target!)
        .Where(_parts.ContainsKey);

    public void Dispose() => _archive.Dispose();

    private static bool IsTrue(string? text) => text is "1" or "true";

    private static bool IsKind(string type, string kind) => type.EndsWith("/" + kind, StringComparison.Ordinal);

    private void ReadWorkbook()
    {
        if (_parts.Keys.Any(name => name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
        {
            throw new WorkbookRefusedException(FindingNumber.WorkbookHasMacros);
        }

        string workbook = Relations("")
            .FirstOrDefault(relation => IsKind(relation.Type, "officeDocument")).Target ?? "xl/workbook.xml";
        if (workbook.EndsWith(".bin", StringComparison.OrdinalIgnoreCase) || !_parts.ContainsKey(workbook))
        {
            // A package of another kind: .docx, .xlsb, any zip.
            throw new WorkbookRefusedException(FindingNumber.NotTheNamedType);
        }

        Dictionary<string, (string Id, string Type, string? Target)> relations = [];
        foreach ((string Id, string Type, string? Target) relation in Relations(workbook))
        {
            relations[relation.Id] = relation;
        }

        SharedStringsPart = Existing(relations.Values, "sharedStrings");
        StylesPart = Existing(relations.Values, "styles");
        ReadSheets(workbook, relations);
    }

    private string? Existing(IEnumerable<(string Id, string Type, string? Target)> relations, string kind) =>
        relations.FirstOrDefault(relation => IsKind(relation.Type, kind)).Target is { } target
        && _parts.ContainsKey(target) ? target : null;

    private void ReadSheets(
        string workbook, Dictionary<string, (string Id, string Type, string? Target)> relations)
    {
        List<XlsxSheetEntry> sheets = [];
        using PartReader part = OpenPart(workbook);
        while (part.Read())
        {
            if (part.IsElement && part.Name == "workbookPr")
            {
                CountsFrom1904 = IsTrue(part["date1904"]);
            }
            else if (part.IsElement && part.Name == "sheet")
            {
                string name = part["name"] ?? "";
                bool hidden = part["state"] is "hidden" or "veryHidden";
                relations.TryGetValue(part.RelationId ?? "", out (string Id, string Type, string? Target) relation);
                string? target = IsKind(relation.Type ?? "", "worksheet") ? relation.Target : null;
                sheets.Add(new XlsxSheetEntry(sheets.Count + 1, name, hidden, target));
            }

            if (sheets.Count > _limits.SheetsMax)
            {
                throw new WorkbookRefusedException(
                    FindingNumber.TooManySheets, VietnameseNumber.Format(_limits.SheetsMax));
            }
        }

        // A list is a sheet of cells: without one there is nothing to read and no place to name.
        Sheets = sheets.Exists(static sheet => sheet.Part is not null)
            ? sheets
            : throw new WorkbookRefusedException(FindingNumber.WorkbookDamaged);
    }

    /// <summary>The relations of a part, targets as names in the package; none for a target outside.</summary>
    private List<(string Id, string Type, string? Target)> Relations(string part)
    {
        int slash = part.LastIndexOf('/');
        string folder = slash < 0 ? "" : part[..(slash + 1)];
        string path = $"{folder}_rels/{part[(slash + 1)..]}.rels";
        List<(string Id, string Type, string? Target)> relations = [];
        if (!_parts.ContainsKey(path))
        {
            return relations;
        }

        using PartReader reader = OpenPart(path);
        while (reader.ReadTo("Relationship") && relations.Count < _limits.SheetsMax * 4)
        {
            string? target = reader["TargetMode"] == "External" ? null : Resolve(folder, reader["Target"] ?? "");
            relations.Add((reader["Id"] ?? "", reader["Type"] ?? "", target));
        }

        return relations;
    }

    private static string Resolve(string folder, string target)
    {
        List<string> steps = [];
        string path = target.StartsWith('/') ? target : folder + target;
        foreach (string step in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (step == ".." && steps.Count > 0)
            {
                steps.RemoveAt(steps.Count - 1);
            }
            else if (step is not ("." or ".."))
            {
                steps.Add(step);
            }
        }

        return string.Join('/', steps);
    }
}
