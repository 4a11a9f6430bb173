using Disbursement.Core.Funds;
using Disbursement.Core.Programmes;

namespace Disbursement.Functions.Web.Views;

/// <summary>A proposal beside the envelopes it is paid from, as they stand now.</summary>
/// <param name="Lines">Each envelope of the month, each unit without one, and each source that is not limited.</param>
/// <param name="Errors">What is wrong with the file of envelopes; nothing can be approved while something is.</param>
public sealed record EnvelopesView(IReadOnlyList<EnvelopeView> Lines, IReadOnlyList<EnvelopeErrorView> Errors);

/// <summary>One envelope, or the want of one, with what a proposal asks of it. Money is in đồng.</summary>
/// <param name="Unit">Code of the unit; of the province for an envelope of all its units.</param>
/// <param name="Source">Budget source.</param>
/// <param name="Standing"><c>Within</c>, <c>Exceeded</c>, <c>NoneForUnit</c>, <c>NotSet</c>.</param>
/// <param name="EnvelopeDong">What it holds for the month; null where there is none.</param>
/// <param name="BeforeDong">Approved in the month before this proposal, less what is proven not to have been paid.</param>
/// <param name="AskedDong">What the proposal asks.</param>
/// <param name="LeftDong">What is left after it; null where there is no envelope.</param>
/// <param name="OverDong">By how much the proposal is too large; 0 when it fits.</param>
/// <param name="Decision">The decision that gives the envelope; null where there is none.</param>
public sealed record EnvelopeView(
    string Unit,
    string Source,
    string Standing,
    long? EnvelopeDong,
    long BeforeDong,
    long AskedDong,
    long? LeftDong,
    long OverDong,
    string? Decision)
{
    /// <summary>Shows a line.</summary>
    public static EnvelopeView Of(EnvelopeLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return new EnvelopeView(
            line.Unit,
            line.Source.ToListCode(),
            line.Standing.ToString(),
            line.Envelope?.Amount.Dong,
            line.Before.Dong,
            line.Asked.Dong,
            line.Envelope is null ? null : line.Left.Dong,
            line.Over.Dong,
            line.Envelope?.Decision);
    }
}

/// <summary>One thing that is wrong with the file of envelopes.</summary>
/// <param name="Number">What is wrong, a stable number.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Vietnamese">What is wrong and what to do, in Vietnamese.</param>
/// <param name="English">The same in English.</param>
public sealed record EnvelopeErrorView(int Number, int Line, string Vietnamese, string English)
{
    /// <summary>Shows an error.</summary>
    public static EnvelopeErrorView Of(EnvelopeError error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return new EnvelopeErrorView((int)error.Code, error.Line, error.Vietnamese, error.English);
    }
}
