using System.Text;
using System.Text.RegularExpressions;
using Disbursement.Functions.Web.Problems;

namespace Disbursement.Functions.Web.Requests;

/// <summary>Reasons that people write and the audit keeps.</summary>
public static partial class FreeText
{
    /// <summary>Bound on a reason, in characters.</summary>
    public const int ReasonCharactersMax = 500;

    /// <summary>Reads a reason: one line, NFC, without a person's number.</summary>
    /// <param name="text">What was sent.</param>
    /// <param name="field">Name of the field.</param>
    /// <param name="charactersMin">0 where it may be left out.</param>
    /// <param name="charactersMax">Bound, in characters.</param>
    /// <exception cref="ProblemException">It is empty, too long, or holds 9 or 12 digits in a run.</exception>
    public static string Read(string? text, string field, int charactersMin, int charactersMax)
    {
        string plain = Spaces().Replace(Normal(text ?? ""), " ").Trim();
        if (plain.Length < charactersMin || plain.Length > charactersMax || plain.Any(char.IsControl))
        {
            throw new ProblemException(RequestProblems.Field(
                field, $"a text of {charactersMin} to {charactersMax} characters"));
        }

        return PersonNumber().IsMatch(plain) ? throw new ProblemException(RequestProblems.PersonInText) : plain;
    }

    private static string Normal(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            // Half of a surrogate pair: JSON can carry it, text cannot.
            throw new ProblemException(RequestProblems.Unreadable);
        }
    }

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Spaces();

    [GeneratedRegex(
        @"(?<![0-9])(?:[0-9]{9}|[0-9]{12})(?![0-9])",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex PersonNumber();
}
