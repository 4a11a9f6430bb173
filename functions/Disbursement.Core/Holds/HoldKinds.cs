namespace Disbursement.Core.Holds;

/// <summary>What kinds of holds have in common.</summary>
public static class HoldKinds
{
    /// <summary>
    /// Whether the question is about lines of one month's lists: then another month asks about lines of its own. Other
    /// kinds are about the person, and one answer is for all that is owed.
    /// </summary>
    public static bool IsAboutList(this HoldKind kind) => kind is HoldKind.Duplicate or HoldKind.PaidBefore;
}
