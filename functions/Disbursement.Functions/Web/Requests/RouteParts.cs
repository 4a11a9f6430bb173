using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Disbursement.Core.Periods;
using Disbursement.Functions.Storage;
using Disbursement.Functions.Web.Problems;

namespace Disbursement.Functions.Web.Requests;

/// <summary>
/// Checks what comes from addresses and bodies before it becomes part of a path, a table key or a filter.
/// </summary>
public static class RouteParts
{
    private const int RoundMax = 99;
    private const int ProviderCharactersMax = 20;
    private const int ExceptionIdCharactersMax = 64;

    /// <summary>The month of a route.</summary>
    /// <exception cref="ProblemException">Province or period is not of its form.</exception>
    public static MonthRef Month(string? province, string? period)
    {
        if (!IsDigits(province, 2, 2))
        {
            throw new ProblemException(RequestProblems.Route("province"));
        }

        return Period.TryParse(period, out Period parsed)
            ? new MonthRef(province, parsed.ToString())
            : throw new ProblemException(RequestProblems.Route("period"));
    }

    /// <summary>The number of a round, from 1.</summary>
    /// <exception cref="ProblemException">It is no number in range.</exception>
    public static int Round(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int round)
            && round is >= 1 and <= RoundMax
            ? round
            : throw new ProblemException(RequestProblems.Route("round"));

    /// <summary>The id of an exception.</summary>
    /// <exception cref="ProblemException">It has characters no id has.</exception>
    public static string ExceptionId(string text) =>
        text.Length is > 0 and <= ExceptionIdCharactersMax && text.All(IsCodeLetter)
            ? text
            : throw new ProblemException(MonthProblems.ExceptionUnknown);

    /// <summary>Whether a text is a unit's code: 3 digits of a district, 5 of a commune.</summary>
    public static bool IsUnit([NotNullWhen(true)] string? text) => IsDigits(text, 3, 3) || IsDigits(text, 5, 5);

    /// <summary>Whether a text is a 2-digit province code.</summary>
    public static bool IsProvince([NotNullWhen(true)] string? text) => IsDigits(text, 2, 2);

    /// <summary>Whether a text is a provider's code, good for a container's name.</summary>
    public static bool IsProvider([NotNullWhen(true)] string? text) =>
        text is { Length: > 0 and <= ProviderCharactersMax }
        && text.All(IsCodeLetter)
        && text[0] != '-'
        && text[^1] != '-'
        && !text.Contains("--", StringComparison.Ordinal);

    private static bool IsCodeLetter(char letter) =>
        char.IsAsciiDigit(letter) || char.IsAsciiLetterLower(letter) || letter == '-';

    private static bool IsDigits([NotNullWhen(true)] string? text, int shortest, int longest) =>
        text is not null
        && text.Length >= shortest
        && text.Length <= longest
        && !text.AsSpan().ContainsAnyExceptInRange('0', '9');
}
