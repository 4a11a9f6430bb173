namespace Disbursement.Functions.Web.Actions;

/// <summary>Whether intake may close although lists are missing.</summary>
/// <param name="AcceptMissing">Whether it may.</param>
/// <param name="Because">Why; kept with the month, in its audit and on its reports.</param>
public sealed record CloseChoice(bool AcceptMissing, string Because)
{
    /// <summary>Only when nothing is missing.</summary>
    public static readonly CloseChoice Complete = new(AcceptMissing: false, "");

    /// <summary>Although lists are missing.</summary>
    public static CloseChoice Without(string because) => new(AcceptMissing: true, because);
}
