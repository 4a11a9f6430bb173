namespace Disbursement.Core.Entitlements;

/// <summary>Who is paid when a written authorisation has ended by the day of payment.</summary>
/// <remarks>
/// Representation ends with its term (Bộ luật Dân sự 2015 art. 140): from the next day on the agent may not receive,
/// and the money is the beneficiary's as before. So the row is paid to the beneficiary in cash, who may show a new
/// authorisation where it is paid out; the agent's account is not used. The commune's focal account is nobody's own
/// and stays. Nothing is held: a person without money is not the answer to a paper that ran out.
/// </remarks>
public static class AuthorityRules
{
    /// <summary>Tells whether the authorisation of a row has ended before a day; its last day still counts.</summary>
    /// <param name="row">The row.</param>
    /// <param name="payDay">The day on which it is paid.</param>
    public static bool HasEnded(EntitlementRow row, DateOnly payDay)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Receiver == ReceiverKind.Authorised && row.AuthorisedUntil is { } last && last < payDay;
    }

    /// <summary>The row as it is paid on a day: to the beneficiary once the authorisation has ended.</summary>
    /// <param name="row">The row as listed.</param>
    /// <param name="payDay">The day on which it is paid.</param>
    public static EntitlementRow AsPaidOn(EntitlementRow row, DateOnly payDay)
    {
        if (!HasEnded(row, payDay))
        {
            return row;
        }

        EntitlementRow own = row with
        {
            Receiver = ReceiverKind.Beneficiary,
            ReceiverId = null,
            ReceiverName = null,
            Authorisation = null,
            AuthorisedUntil = null,
        };
        return row.Asked == ChannelAsked.FocalAccount
            ? own
            : own with
            {
                Asked = row.Asked is ChannelAsked.PostOffice or ChannelAsked.Home ? row.Asked : ChannelAsked.Derived,
                Institution = null,
                Account = null,
                AccountName = null,
            };
    }
}
