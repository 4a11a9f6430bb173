namespace Disbursement.Functions.Web.Views;

/// <summary>A list of an earlier month; of joined units the sum, with the last arrival.</summary>
/// <param name="ArrivedAt">When it arrived.</param>
/// <param name="RowsSent">Rows sent.</param>
/// <param name="RowsRefused">Rows refused.</param>
public sealed record BoardEarlierView(DateTimeOffset ArrivedAt, int RowsSent, int RowsRefused);

/// <summary>One expected list.</summary>
/// <param name="Unit">Code of the unit.</param>
/// <param name="Name">Its name in the month.</param>
/// <param name="List"><c>btxh</c>, <c>ncc</c>, <c>khac</c>; empty where only a list is known to be owed.</param>
/// <param name="Standing"><c>Waiting</c>, <c>Overdue</c>, <c>Sent</c>, <c>SentLate</c>, <c>ClosedWithout</c>,
/// <c>AfterClose</c>.</param>
/// <param name="Expected">Whether it is expected; false for a list that came beside them.</param>
/// <param name="ArrivedAt">When the version in force arrived; null for none.</param>
/// <param name="RowsSent">Rows sent.</param>
/// <param name="RowsRefused">Rows refused, still to be corrected.</param>
/// <param name="AuthorisationsEnding">Accepted rows whose authorisation ends in this month or soon.</param>
/// <param name="LaterAt">The last file that came after close; null for none.</param>
/// <param name="Before">The list of the month before; null when not known.</param>
/// <param name="YearBefore">The list of the same month a year ago; null when not known.</param>
public sealed record BoardLineView(
    string Unit,
    string Name,
    string List,
    string Standing,
    bool Expected,
    DateTimeOffset? ArrivedAt,
    int RowsSent,
    int RowsRefused,
    int AuthorisationsEnding,
    DateTimeOffset? LaterAt,
    BoardEarlierView? Before,
    BoardEarlierView? YearBefore);

/// <summary>A reminder that was made.</summary>
/// <param name="Unit">Code of the unit.</param>
/// <param name="Moment"><c>before-3</c>: three days before the deadline; <c>after-0</c>: at it.</param>
/// <param name="MadeAt">When it was made.</param>
/// <param name="Letter">Path of the letter in <c>receipts</c>.</param>
public sealed record ReminderView(string Unit, string Moment, DateTimeOffset MadeAt, string Letter);

/// <summary>Which lists are expected in a month and how each stands, as far as the caller may see it.</summary>
/// <param name="Province">2-digit province code.</param>
/// <param name="Period">The month, <c>yyyy-MM</c>.</param>
/// <param name="Deadline">When lists are late.</param>
/// <param name="ClosedAt">When intake closed; null before.</param>
/// <param name="ClosedBy">Who closed it; null before.</param>
/// <param name="ClosedWithout">What was missing at close: <c>152</c> a unit, <c>148/ncc</c> a list.</param>
/// <param name="ClosedWithoutBecause">Why it was closed all the same; null when nothing was missing.</param>
/// <param name="UnitsExpected">Number of units that make lists.</param>
/// <param name="UnitsMissing">Codes of those that sent nothing.</param>
/// <param name="ListsMissing">Lists that units which sent something still owe, such as <c>148/ncc</c>.</param>
/// <param name="WithoutMap">Units of which it is not known what they took over from the month before.</param>
/// <param name="Lines">By unit, then list.</param>
/// <param name="Reminders">Reminders made, by moment and unit.</param>
public sealed record BoardView(
    string Province,
    string Period,
    DateTimeOffset Deadline,
    DateTimeOffset? ClosedAt,
    string? ClosedBy,
    IReadOnlyList<string> ClosedWithout,
    string? ClosedWithoutBecause,
    int UnitsExpected,
    IReadOnlyList<string> UnitsMissing,
    IReadOnlyList<string> ListsMissing,
    IReadOnlyList<string> WithoutMap,
    IReadOnlyList<BoardLineView> Lines,
    IReadOnlyList<ReminderView> Reminders);
