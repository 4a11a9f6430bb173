namespace Disbursement.Cli.Api;

/// <summary>Which lists a month expects, as <c>GET /api/months/{province}/{period}/board</c> tells it.</summary>
internal sealed record BoardView
{
    /// <summary>When lists are late.</summary>
    public DateTimeOffset Deadline { get; init; }

    /// <summary>When intake closed; null while it is open.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Who closed it; null while it is open.</summary>
    public string? ClosedBy { get; init; }

    /// <summary>What was missing at close: <c>152</c> a unit, <c>148/ncc</c> a list.</summary>
    public IReadOnlyList<string> ClosedWithout { get; init; } = [];

    /// <summary>Why it was closed all the same; null when nothing was missing.</summary>
    public string? ClosedWithoutBecause { get; init; }

    /// <summary>Number of units that make lists.</summary>
    public int UnitsExpected { get; init; }

    /// <summary>Codes of those that sent nothing.</summary>
    public IReadOnlyList<string> UnitsMissing { get; init; } = [];

    /// <summary>Lists that units which sent something still owe.</summary>
    public IReadOnlyList<string> ListsMissing { get; init; } = [];

    /// <summary>Units of which it is not known what they took over from the month before.</summary>
    public IReadOnlyList<string> WithoutMap { get; init; } = [];

    /// <summary>By unit, then list.</summary>
    public IReadOnlyList<BoardLineView> Lines { get; init; } = [];

    /// <summary>Reminders made.</summary>
    public IReadOnlyList<ReminderView> Reminders { get; init; } = [];
}

/// <summary>One expected list.</summary>
internal sealed record BoardLineView
{
    /// <summary>Code of the unit.</summary>
    public string Unit { get; init; } = string.Empty;

    /// <summary>Its name.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>btxh, ncc, khac; empty where only a list is known to be owed.</summary>
    public string List { get; init; } = string.Empty;

    /// <summary>Waiting, Overdue, Sent, SentLate, ClosedWithout or AfterClose.</summary>
    public string Standing { get; init; } = string.Empty;

    /// <summary>Whether it is expected.</summary>
    public bool Expected { get; init; }

    /// <summary>When the version in force arrived.</summary>
    public DateTimeOffset? ArrivedAt { get; init; }

    /// <summary>Rows sent.</summary>
    public int RowsSent { get; init; }

    /// <summary>Rows refused, still to be corrected.</summary>
    public int RowsRefused { get; init; }

    /// <summary>Accepted rows whose authorisation ends in this month or soon.</summary>
    public int AuthorisationsEnding { get; init; }

    /// <summary>The last file that came after close.</summary>
    public DateTimeOffset? LaterAt { get; init; }

    /// <summary>The list of the month before; null when not known.</summary>
    public BoardEarlierView? Before { get; init; }

    /// <summary>The list of the same month a year ago; null when not known.</summary>
    public BoardEarlierView? YearBefore { get; init; }
}

/// <summary>A list of an earlier month.</summary>
/// <param name="ArrivedAt">When it arrived.</param>
/// <param name="RowsSent">Rows sent.</param>
/// <param name="RowsRefused">Rows refused.</param>
internal sealed record BoardEarlierView(DateTimeOffset ArrivedAt, int RowsSent, int RowsRefused);

/// <summary>A reminder that was made.</summary>
/// <param name="Unit">Code of the unit.</param>
/// <param name="Moment"><c>before-3</c>, <c>after-0</c>.</param>
/// <param name="MadeAt">When.</param>
/// <param name="Letter">Path of the letter in <c>receipts</c>.</param>
internal sealed record ReminderView(string Unit, string Moment, DateTimeOffset MadeAt, string Letter);
