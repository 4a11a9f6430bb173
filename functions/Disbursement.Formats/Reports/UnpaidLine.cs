using Disbursement.Core.Identity;
using Disbursement.Core.Money;
using Disbursement.Core.Periods;
using Disbursement.Core.Programmes;

namespace Disbursement.Formats.Reports;

/// <summary>How far the money of an unpaid item came.</summary>
public enum UnpaidKind
{
    /// <summary>Sent, and proven not to have reached the payee.</summary>
    Failed,

    /// <summary>Sent, without a final answer.</summary>
    Open,

    /// <summary>Not sent in this month.</summary>
    Held,
}

/// <summary>Why something was not paid and what a person does about it, in both languages.</summary>
/// <param name="Vietnamese">Why.</param>
/// <param name="English">The same in English.</param>
/// <param name="ToDoVietnamese">What to do next.</param>
/// <param name="ToDoEnglish">The same in English.</param>
public sealed record UnpaidReason(string Vietnamese, string English, string ToDoVietnamese, string ToDoEnglish);

/// <summary>One entitlement that a month did not pay. Personal data, and no programme.</summary>
/// <param name="Commune">The 5-digit commune of the beneficiary; empty when no list of the month says it.</param>
/// <param name="Name">The beneficiary; none when no list of the month names the person.</param>
/// <param name="BirthYear">The year of birth, where known.</param>
/// <param name="Group">The group.</param>
/// <param name="Due">The month the money is for.</param>
/// <param name="Amount">The money.</param>
/// <param name="Payment">The EndToEndId of the last attempt; empty when nothing was ever sent.</param>
/// <param name="Way">How it was to be paid and by whom; empty when it was not sent.</param>
/// <param name="Kind">How far it came.</param>
/// <param name="Reason">Why, and what to do.</param>
public sealed record UnpaidLine(
    string Commune,
    PersonName? Name,
    int? BirthYear,
    ProgrammeGroup Group,
    Period Due,
    Vnd Amount,
    string Payment,
    string Way,
    UnpaidKind Kind,
    UnpaidReason Reason)
{
    /// <summary>The payment only: names stay out of logs.</summary>
    public override string ToString() => $"UnpaidLine {Payment}";
}
