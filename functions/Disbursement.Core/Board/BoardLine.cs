namespace Disbursement.Core.Board;

/// <summary>One line of the board: a unit and a list.</summary>
/// <param name="Unit">The unit's code.</param>
/// <param name="List"><c>btxh</c>, <c>ncc</c>, <c>khac</c>; empty where it is only known that the unit owes a list.
/// </param>
/// <param name="Standing">How it stands.</param>
/// <param name="IsExpected">Whether it is expected; a list that came beside them is not.</param>
/// <param name="Now">The version in force; <see langword="null"/> for none.</param>
/// <param name="LaterAt">The last file that came after close; <see langword="null"/> for none.</param>
/// <param name="Before">The list of the month before; of joined units the sum, with the last arrival.</param>
/// <param name="YearBefore">The same for the same month a year ago.</param>
public sealed record BoardLine(
    string Unit,
    string List,
    BoardStanding Standing,
    bool IsExpected,
    SentList? Now,
    DateTimeOffset? LaterAt,
    SentList? Before,
    SentList? YearBefore)
{
    /// <summary>What is missing in one word: <c>148</c>, or <c>148/ncc</c> of a unit that sent another list.</summary>
    public string Code => List.Length == 0 ? Unit : $"{Unit}/{List}";
}
