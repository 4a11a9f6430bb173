using System.Buffers;

namespace Disbursement.Formats;

/// <summary>Text that a spreadsheet would take for a formula when it opens a file (CWE-1236).</summary>
internal static class FormulaText
{
    private static readonly SearchValues<char> NumberMarks = SearchValues.Create("0123456789., %\u00A0");

    /// <summary>
    /// Tells whether text starts like a formula: <c>= + - @</c>, their full-width forms, which spreadsheets of East
    /// Asia take too, tab or line end, behind which some find the next sign.
    /// </summary>
    public static bool IsArmed(ReadOnlySpan<char> text) => text is
        ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20', ..];

    /// <summary>Tells whether text is a number with its sign, which computes nothing: <c>-1.080.000</c>.</summary>
    public static bool IsPlainNumber(ReadOnlySpan<char> text) =>
        text is ['+' or '-', >= '0' and <= '9', ..] && !text[1..].ContainsAnyExcept(NumberMarks);
}
