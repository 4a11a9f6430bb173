using Disbursement.Functions.Close;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Routing;

/// <summary>What a person decided about one side of a duplicate.</summary>
public enum SideVerdict
{
    /// <summary>Nothing yet: held.</summary>
    Undecided,

    /// <summary>This side is paid.</summary>
    Pay,

    /// <summary>Another side is paid, or none: held to the end.</summary>
    Refuse,
}

/// <summary>Reads decisions about duplicates. The words are stored; never rename one.</summary>
public static class DuplicateDecision
{
    /// <summary>No side is paid this month.</summary>
    public const string PayNone = "pay-none";

    /// <summary>The side with this number, from 1, is paid; no other.</summary>
    public static string PaySide(int number) => FormattableString.Invariant($"pay-{number}");

    /// <summary>What an exception says about a side.</summary>
    /// <param name="row">The exception; null when there is none.</param>
    /// <param name="side">The side.</param>
    public static SideVerdict Of(ExceptionEntity? row, DuplicateSide side)
    {
        if (row is null || row.State != "Decided")
        {
            return SideVerdict.Undecided;
        }

        if (row.Decision == PayNone)
        {
            return SideVerdict.Refuse;
        }

        DuplicateSide? paid = PaidOf(row);
        return paid is null ? SideVerdict.Undecided : paid == side ? SideVerdict.Pay : SideVerdict.Refuse;
    }

    /// <summary>The side an exception says to pay; null when it names none.</summary>
    public static DuplicateSide? PaidOf(ExceptionEntity row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return DuplicateSide.Read(row.Sides)
            .Where((_, index) => row.State == "Decided" && row.Decision == PaySide(index + 1))
            .FirstOrDefault();
    }
}
