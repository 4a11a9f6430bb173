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

    /// <summary>The sides that the law lets stand, as the exception proposes them, are paid; no other.</summary>
    public const string PayProposed = "pay-proposed";

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

        IReadOnlyList<DuplicateSide> paid = PaidOf(row);
        return paid.Count == 0 ? SideVerdict.Undecided : paid.Contains(side) ? SideVerdict.Pay : SideVerdict.Refuse;
    }

    /// <summary>The sides an exception says to pay; none while it is open, or when it names none.</summary>
    public static IReadOnlyList<DuplicateSide> PaidOf(ExceptionEntity row)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (row.State != "Decided")
        {
            return [];
        }

        HashSet<string> words = row.Decision == PayProposed ? [.. ProposedOf(row).Select(PaySide)] : [row.Decision];
        return [.. DuplicateSide.Read(row.Sides).Where((_, index) => words.Contains(PaySide(index + 1)))];
    }

    /// <summary>Numbers of the sides an exception proposes to pay, from 1; none when the law names none.</summary>
    public static IReadOnlyList<int> ProposedOf(ExceptionEntity row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return
        [
            .. row.Proposed.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(static number => int.Parse(number, System.Globalization.CultureInfo.InvariantCulture)),
        ];
    }
}
