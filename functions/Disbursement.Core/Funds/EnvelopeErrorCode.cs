namespace Disbursement.Core.Funds;

/// <summary>What can be wrong with a file of envelopes. The numbers are printed: never renumber, append.</summary>
public enum EnvelopeErrorCode
{
    /// <summary>There is no header, or a column is missing or stands twice.</summary>
    Header = 1,

    /// <summary>A line has more or fewer cells than the header.</summary>
    Cells = 2,

    /// <summary>The unit is no province and makes no lists in one of the months.</summary>
    Unit = 3,

    /// <summary>The budget source is none of the three.</summary>
    Source = 4,

    /// <summary>A month is not written <c>yyyy-MM</c>.</summary>
    Month = 5,

    /// <summary>The last month lies before the first one.</summary>
    MonthOrder = 6,

    /// <summary>The amount is no whole number of đồng, or beyond what an amount can be.</summary>
    Amount = 7,

    /// <summary>There is no decision, or it is too long.</summary>
    Decision = 8,

    /// <summary>Two lines hold for the same unit, source and month.</summary>
    Overlap = 9,

    /// <summary>There are too many lines.</summary>
    Lines = 10,
}
