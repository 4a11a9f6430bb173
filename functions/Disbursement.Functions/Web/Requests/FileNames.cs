using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Disbursement.Functions.Web.Requests;

/// <summary>Which file names may stand in a blob's path.</summary>
/// <remarks>
/// Vietnamese letters are fine. What is refused could climb out of its folder, hide its type, end a line in a log
/// or read differently for two programs: separators, control and format characters, decomposed letters, two dots.
/// So is a citizen id: paths stand in logs, histories and addresses.
/// </remarks>
public static class FileNames
{
    private const int CharactersMax = 120;
    private const int CitizenIdDigits = 12;

    private static readonly string[] ListTypes = [".csv", ".tsv", ".txt", ".xlsx", ".xls"];
    private static readonly string[] ResultTypes = [".xml", ".csv", ".xlsx", ".json"];

    /// <summary>Whether a list may have this name.</summary>
    public static bool IsList([NotNullWhen(true)] string? name) => IsSafe(name) && HasType(name, ListTypes);

    /// <summary>Whether a result file may have this name.</summary>
    public static bool IsResult([NotNullWhen(true)] string? name) => IsSafe(name) && HasType(name, ResultTypes);

    private static bool IsSafe([NotNullWhen(true)] string? name) =>
        name is { Length: > 0 and <= CharactersMax }
        && IsNormal(name)
        && name.All(static letter => char.IsLetterOrDigit(letter) || letter is ' ' or '.' or '_' or '-' or '(' or ')')
        && (char.IsLetterOrDigit(name[0]) || name[0] == '(')
        && !name.Contains("..", StringComparison.Ordinal)
        && !HoldsCitizenId(name);

    /// <summary>Twelve digits alone that begin with 0, as every citizen id does and no date.</summary>
    private static bool HoldsCitizenId(string name)
    {
        int digits = 0;
        for (int index = 0; index <= name.Length; index++)
        {
            if (index < name.Length && char.IsAsciiDigit(name[index]))
            {
                digits++;
                continue;
            }

            if (digits == CitizenIdDigits && name[index - CitizenIdDigits] == '0')
            {
                return true;
            }

            digits = 0;
        }

        return false;
    }

    private static bool HasType(string name, string[] types) =>
        types.Any(type => name.Length > type.Length && name.EndsWith(type, StringComparison.OrdinalIgnoreCase));

    private static bool IsNormal(string name)
    {
        try
        {
            return name.IsNormalized(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            // Half of a surrogate pair.
            return false;
        }
    }
}
