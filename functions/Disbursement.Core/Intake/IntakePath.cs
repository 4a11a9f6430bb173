using System.Diagnostics.CodeAnalysis;
using Disbursement.Core.Periods;
using Disbursement.Core.Programmes;

namespace Disbursement.Core.Intake;

/// <summary>Where a list lies in the inbox: <c>{province}/{period}/{unit}/{list}/{file}</c>.</summary>
/// <param name="Province">2 digits.</param>
/// <param name="Period">The month the list is for.</param>
/// <param name="Unit">The unit that made the list: 3 digits for a district, 5 for a commune.</param>
/// <param name="List">Which of the lists.</param>
/// <param name="File">The file's own name with its extension.</param>
public sealed record IntakePath(string Province, Period Period, string Unit, ProgrammeGroup List, string File)
{
    /// <summary>The longest file name, in characters.</summary>
    public const int FileLengthMax = 200;

    /// <summary>Tells whether the file is a workbook: <c>.xlsx</c> or <c>.xls</c>.</summary>
    public bool IsWorkbook => IsWorkbookName(File);

    /// <summary>Tells whether a file of this name is a workbook.</summary>
    /// <param name="name">A name or path with its extension.</param>
    public static bool IsWorkbookName(string name) =>
        Path.GetExtension(name).ToUpperInvariant() is ".XLSX" or ".XLS";

    /// <summary>Reads a path; whether the unit exists is for <see cref="IntakeContext.TryCreate"/>.</summary>
    /// <param name="text">The blob's name in its container.</param>
    /// <param name="path">The path, when understood.</param>
    /// <param name="problem">Why not, when not.</param>
    public static bool TryParse(
        string? text, [NotNullWhen(true)] out IntakePath? path, [NotNullWhen(false)] out Finding? problem)
    {
        path = null;
        string[] parts = (text ?? "").Split('/');
        bool understood = parts.Length == 5
            && IsDigits(parts[0], 2) && (IsDigits(parts[2], 3) || IsDigits(parts[2], 5))
            && parts[4].Length is > 0 and <= FileLengthMax && !parts[4].Any(char.IsControl);
        if (!understood || !Period.TryParse(parts[1], out Period period)
            || !ProgrammeGroups.TryParse(parts[3], out ProgrammeGroup list) || list.ToListCode() != parts[3])
        {
            problem = Finding.Of(FindingNumber.PathNotUnderstood);
            return false;
        }

        string extension = Path.GetExtension(parts[4]).ToUpperInvariant();
        if (extension is not (".CSV" or ".TSV" or ".TXT" or ".XLSX" or ".XLS"))
        {
            problem = Finding.Of(FindingNumber.FileTypeNotSupported);
            return false;
        }

        problem = null;
        path = new IntakePath(parts[0], period, parts[2], list, parts[4]);
        return true;
    }

    /// <summary>The path as the blob's name.</summary>
    public override string ToString() => $"{Province}/{Period}/{Unit}/{List.ToListCode()}/{File}";

    private static bool IsDigits(string text, int count) =>
        text.Length == count && !text.AsSpan().ContainsAnyExceptInRange('0', '9');
}
