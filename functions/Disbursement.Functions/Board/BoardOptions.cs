using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace Disbursement.Functions.Board;

/// <summary>When units that owe a list are reminded, and how. Section <c>Board</c>. The deadline is <c>Close</c>'s.</summary>
public sealed record BoardOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Board";

    /// <summary>Days before the deadline at which units are reminded, separated by commas.</summary>
    /// <value>Default <c>3,1</c>; each 1 to 28, at most ten; empty for none.</value>
    [RegularExpression("^((?:[1-9]|1[0-9]|2[0-8])(?:,(?:[1-9]|1[0-9]|2[0-8])){0,9})?$")]
    public string RemindDaysBefore { get; init; } = "3,1";

    /// <summary>Days after the deadline at which units are reminded again, separated by commas; 0 is the deadline.</summary>
    /// <value>Default <c>0,2</c>; each 0 to 28, at most ten; empty for none.</value>
    [RegularExpression("^((?:[0-9]|1[0-9]|2[0-8])(?:,(?:[0-9]|1[0-9]|2[0-8])){0,9})?$")]
    public string RemindDaysAfter { get; init; } = "0,2";

    /// <summary>The Service Bus topic that reminders are sent to, for a mail or message gateway.</summary>
    /// <value>Default empty: reminders are only laid beside the unit's receipts.</value>
    public string Topic { get; init; } = "";

    /// <summary>The days of <see cref="RemindDaysBefore"/>.</summary>
    internal int[] DaysBefore => Days(RemindDaysBefore);

    /// <summary>The days of <see cref="RemindDaysAfter"/>.</summary>
    internal int[] DaysAfter => Days(RemindDaysAfter);

    private static int[] Days(string text) =>
    [
        .. text.Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Select(static day => int.Parse(day, CultureInfo.InvariantCulture)),
    ];
}
