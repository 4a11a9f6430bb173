using Disbursement.Core.Money;
using Disbursement.Core.Programmes;

namespace Disbursement.Core.Funds;

/// <summary>One envelope, or the want of one, with what a proposal asks of it.</summary>
/// <param name="Unit">The unit the line is for; the province for an envelope of all its units.</param>
/// <param name="Source">The budget source.</param>
/// <param name="Envelope">The envelope; null where there is none.</param>
/// <param name="Before">Approved in the month before this proposal, less what was proven not to be paid.</param>
/// <param name="Asked">What the proposal asks.</param>
/// <param name="Standing">How it stands.</param>
public sealed record EnvelopeLine(
    string Unit, ProgrammeGroup Source, Envelope? Envelope, Vnd Before, Vnd Asked, EnvelopeStanding Standing)
{
    /// <summary>Whether it forbids approving.</summary>
    public bool IsOver => Over > Vnd.Zero;

    /// <summary>What would be left after the proposal; zero when nothing would, or nothing is set.</summary>
    public Vnd Left => Limit.DongOver(Before + Asked);

    /// <summary>By how much the proposal is too large; zero when it fits. Never more than what it asks.</summary>
    /// <remarks>An envelope that was overdrawn before (lowered since, or a failure that turned out to be paid) stops
    /// only proposals that ask of it.</remarks>
    public Vnd Over => Standing == EnvelopeStanding.NotSet ? Vnd.Zero : Least(Asked, (Before + Asked).DongOver(Limit));

    private Vnd Limit => Envelope?.Amount ?? Vnd.Zero;

    private static Vnd Least(Vnd left, Vnd right) => left < right ? left : right;
}
