using System.ComponentModel.DataAnnotations;
using Disbursement.Core.Periods;
using Disbursement.Core.Programmes;

namespace Disbursement.Functions.Close;

/// <summary>When intake closes by itself, and what close looks for. Section <c>Close</c>.</summary>
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

    /// <summary>From how many uncollected months in a row on a benefit of social protection is suspended.</summary>
    /// <value>Default 3 (TT 02/2021 art. 2(3a)); 0 to 24, 0 never suspends.</value>
    [Range(0, 24)]
    public int UncollectedMonthsBtxh { get; init; } = 3;

    /// <summary>The same for people with merit, where no national rule says so.</summary>
    /// <value>Default 0, never; 0 to 24. Some provinces suspend after 12.</value>
    [Range(0, 24)]
    public int UncollectedMonthsNcc { get; init; }

    /// <summary>How many people one account may receive for before the approver is told.</summary>
    /// <value>Default 5; 1 to 100,000. Focal accounts and institutions that care for people do not count.</value>
    [Range(1, 100_000)]
    public int SharedAccountPeopleMax { get; init; } = 5;

    /// <summary>How many months back a payment that does not come every month is looked for.</summary>
    /// <value>Default 60; 1 to 120. Each costs one listing, and only where the month has such rows.</value>
    [Range(1, 120)]
    public int PaidBeforeMonths { get; init; } = 60;

    /// <summary>From how many uncollected months in a row on a group's benefits are suspended; 0 never.</summary>
    public int UncollectedMonthsOf(ProgrammeGroup group) => group switch
    {
        ProgrammeGroup.Btxh => UncollectedMonthsBtxh,
        ProgrammeGroup.Ncc => UncollectedMonthsNcc,
        _ => 0,
    };

    /// <summary>When the lists of a month are late.</summary>
    public DateTimeOffset DeadlineOf(Period period)
    {
        DateOnly first = period.FirstDay;
        return new DateTimeOffset(first.Year, first.Month, Day, Hour, 0, 0, VietnamTime.Offset);
    }
}
