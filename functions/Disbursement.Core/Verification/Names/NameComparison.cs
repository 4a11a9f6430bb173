using Disbursement.Core.Identity;

namespace Disbursement.Core.Verification.Names;

/// <summary>
/// Compares the name a bank keeps with the payee's name, the way Vietnamese names go wrong (DOMAIN 5.5).
/// </summary>
/// <remarks>
/// <para>Only names that are equal after folding match. Everything that might still be the same person is close, and
/// close is held for a person: a wrong "match" pays a stranger, a wrong "close" costs a telephone call, a wrong
/// "different" sends a person to cash.</para>
/// <para>A bank's plain name (no marks) proves nothing about marks either way: most banks keep names so, and asking
/// about every one of them would hold the whole province. So NGUYEN THI HOA matches both Hoa and Hòa; the citizen
/// id, not the name, tells those two apart. Measured in <c>functions/docs/name-comparison.md</c>.</para>
/// </remarks>
public static class NameComparison
{
    /// <summary>Compares the payee's name with the bank's.</summary>
    /// <param name="payee">Who is to receive: the beneficiary for CC, else the receiver.</param>
    /// <param name="bankName">The owner's name as the institution gives it; may be empty, may be damaged.</param>
    public static NameMatch Compare(PersonName payee, string? bankName)
    {
        FoldedName ours = NameFolding.Fold(payee.Reveal());
        FoldedName theirs = NameFolding.Fold(bankName ?? "");
        if (theirs.IsEmpty)
        {
            return Close(NameReason.NoBankName);
        }

        if (ours.Key == theirs.Key)
        {
            return MarkRules.Find(ours, theirs) is { } marks
                ? Close(marks)
                : new NameMatch(NameOutcome.Match, NameReason.Identical);
        }

        if (ours.IsEmpty || Organisations.IsOne(theirs.Words))
        {
            return WordRules.SameWords(ours.Words, theirs.Words)
                ? Close(NameReason.OrderDiffers)
                : Different(ours.IsEmpty ? NameReason.OtherName : NameReason.Organisation);
        }

        return FindCloseness(ours, theirs) is { } reason ? Close(reason) : Different(NameReason.OtherName);
    }

    private static NameReason? FindCloseness(FoldedName ours, FoldedName theirs)
    {
        IReadOnlyList<NameReading> ourReadings = NameReadings.OfPayee(ours.Plain);
        IReadOnlyList<NameReading> theirReadings = NameReadings.OfBank(theirs.Plain);
        return FindEqual(ourReadings, theirReadings)
            ?? LostLetters.Find(ours, theirs)
            ?? FindByRules(ourReadings, theirReadings, theirs.Plain.Length);
    }

    /// <summary>The payee's words stand in the bank's text, with something around them that explains itself.</summary>
    private static NameReason? FindEqual(IReadOnlyList<NameReading> ours, IReadOnlyList<NameReading> theirs)
    {
        foreach (NameReading their in theirs)
        {
            foreach (NameReading our in ours)
            {
                if (our.Words.AsSpan().SequenceEqual(their.Words) && (their.Reason ?? our.Reason) is { } reason)
                {
                    return reason;
                }
            }
        }

        return null;
    }

    private static NameReason? FindByRules(
        IReadOnlyList<NameReading> ours, IReadOnlyList<NameReading> theirs, int fieldLength)
    {
        foreach (NameReading their in theirs)
        {
            foreach (NameReading our in ours)
            {
                if (WordRules.Find(our.Words, their.Words, fieldLength) is { } reason)
                {
                    // Who else owns the account weighs more than how the name is spelled.
                    return their.TellsOwners ? their.Reason : reason;
                }
            }
        }

        return null;
    }

    private static NameMatch Close(NameReason reason) => new(NameOutcome.Close, reason);

    private static NameMatch Different(NameReason reason) => new(NameOutcome.Different, reason);
}
