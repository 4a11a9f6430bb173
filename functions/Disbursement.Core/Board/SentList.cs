namespace Disbursement.Core.Board;

/// <summary>A list as a unit sent it.</summary>
/// <param name="Unit">The unit's code.</param>
/// <param name="List"><c>btxh</c>, <c>ncc</c> or <c>khac</c>.</param>
/// <param name="ArrivedAt">When the version in force arrived.</param>
/// <param name="RowsSent">Rows sent, exact repeats included.</param>
/// <param name="RowsRefused">Rows refused, still to be corrected.</param>
public sealed record SentList(string Unit, string List, DateTimeOffset ArrivedAt, int RowsSent, int RowsRefused)
{
    /// <summary>Accepted rows whose authorisation ends in this month or soon (findings 360, 361).</summary>
    public int AuthorisationsEnding { get; init; }
}
