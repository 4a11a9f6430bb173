using System.ComponentModel.DataAnnotations;
using Disbursement.Core.Periods;

namespace Disbursement.Functions.Close;

/// <summary>When intake closes by itself. Section <c>Close</c>.</summary>
public sealed record CloseOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Close";

    /// <summary>Whether the app closes a month at its deadline; otherwise only a person does.</summary>
    /// <value>Default false.</value>
    public bool Automatic { get; init; }

    /// <summary>The day of the month itself after which its lists are late, in Vietnam.</summary>
    /// <value>Default 5; 1 to 28.</value>
    [Range(1, 28)]
    public int Day { get; init; } = 5;

    /// <summary>The hour of that day, in Vietnam.</summary>
    /// <value>Default 17; 0 to 23.</value>
    [Range(0, 23)]
    public int Hour { get; init; } = 17;

    /// <summary>Whether a month closes at its deadline although units have sent nothing.</summary>
    /// <value>Default false: it then waits for a person, who calls them or accepts that they are missing.</value>
    public bool AcceptMissing { get; init; }

    /// <summary>When the lists of a month are late.</summary>
    public DateTimeOffset DeadlineOf(Period period)
    {
        DateOnly first = period.FirstDay;
        return new DateTimeOffset(first.Year, first.Month, Day, Hour, 0, 0, VietnamTime.Offset);
    }
}
