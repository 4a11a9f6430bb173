using System.Globalization;
using System.Text;
using Disbursement.Core.Payments;

namespace Disbursement.Core.Contracts;

/// <summary>How a provider wants its files named, without the ending, which the format gives.</summary>
/// <remarks>
/// A provider's folder of a round holds the files of all units and budget sources, so a name must tell them apart:
/// <c>{id}</c> does, and so do <c>{unit}</c>, <c>{source}</c> and <c>{nnn}</c> together. Names hold no personal data.
/// </remarks>
public sealed class FileNameTemplate
{
    /// <summary>The longest name without its ending.</summary>
    public const int LengthMax = 80;

    private static readonly Dictionary<string, Func<FileId, int, string>> Marks = new(StringComparer.Ordinal)
    {
        ["id"] = static (id, _) => id.ToString(),
        ["province"] = static (id, _) => id.Province,
        ["yyyyMM"] = static (id, _) => id.YearMonth,
        ["round"] = static (id, _) => id.Round,
        ["unit"] = static (id, _) => id.Unit,
        ["source"] = static (id, _) => id.Source,
        ["provider"] = static (id, _) => id.Provider,
        ["nnn"] = static (id, _) => id.Number.ToString("D3", CultureInfo.InvariantCulture),
        ["of"] = static (_, of) => of.ToString("D3", CultureInfo.InvariantCulture),
    };

    private readonly List<(string Text, bool IsMark)> _parts;

    private FileNameTemplate(string text, List<(string Text, bool IsMark)> parts)
    {
        Text = text;
        _parts = parts;
    }

    /// <summary>The name is the file's id.</summary>
    public static FileNameTemplate Id { get; } = TryParse("{id}", out FileNameTemplate? plain, out _)
        ? plain!
        : throw new InvalidOperationException("The plain template does not hold.");

    /// <summary>The template as it was given.</summary>
    public string Text { get; }

    /// <summary>Reads a template; <paramref name="problem"/> says what is wrong with it.</summary>
    public static bool TryParse(string text, out FileNameTemplate? template, out string problem)
    {
        ArgumentNullException.ThrowIfNull(text);
        template = null;
        if (!TrySplit(text, out List<(string Text, bool IsMark)> parts, out problem))
        {
            return false;
        }

        bool Has(string mark) => parts.Contains((mark, true));
        bool tellsApart = Has("id") || (Has("unit") && Has("source") && Has("nnn"));
        var parsed = new FileNameTemplate(text, parts);
        string longest = parsed.Name(FileId.Parse("17-202406-r999-04789-btxh-abcdef-999"), FileId.NumberMax);
        problem = !tellsApart ? "must hold {id}, or {unit}, {source} and {nnn}, so that no two files have one name"
            : longest.Length > LengthMax ? $"gives names of more than {LengthMax} characters"
            : text[0] is '.' or '-' ? "must start with a letter, a digit or a mark"
            : "";
        template = problem.Length == 0 ? parsed : null;
        return template is not null;
    }

    /// <summary>The name of a file, without its ending.</summary>
    /// <param name="id">The file's id.</param>
    /// <param name="of">How many files its family has.</param>
    public string Name(FileId id, int of)
    {
        var name = new StringBuilder();
        foreach ((string text, bool isMark) in _parts)
        {
            name.Append(isMark ? Marks[text](id, of) : text);
        }

        return name.ToString();
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static bool TrySplit(string text, out List<(string Text, bool IsMark)> parts, out string problem)
    {
        parts = [];
        problem = text.Length == 0 ? "must be a text" : "";
        for (int at = 0; at < text.Length && problem.Length == 0;)
        {
            int next = text.IndexOfAny(['{', '}'], at);
            string plain = next < 0 ? text[at..] : text[at..next];
            int end = next < 0 ? text.Length : text.IndexOf('}', next);
            if (!plain.All(static sign => char.IsAsciiLetterOrDigit(sign) || sign is '-' or '_' or '.'))
            {
                problem = "may hold letters, digits, - _ . and marks in braces";
            }
            else if (next >= 0 && (end < 0 || !Marks.ContainsKey(text[(next + 1)..end])))
            {
                problem = $"knows only the marks {string.Join(' ', Marks.Keys.Select(static mark => $"{{{mark}}}"))}";
            }
            else
            {
                Add(parts, plain, isMark: false);
                Add(parts, next < 0 ? "" : text[(next + 1)..end], isMark: true);
            }

            at = end + 1;
        }

        return problem.Length == 0;
    }

    private static void Add(List<(string Text, bool IsMark)> parts, string text, bool isMark)
    {
        if (text.Length > 0)
        {
            parts.Add((text, isMark));
        }
    }
}
