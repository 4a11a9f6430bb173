namespace Disbursement.Functions.Web.Views;

/// <summary>What was sent and is not paid.</summary>
/// <param name="Count">All such payments, also those that are not listed.</param>
/// <param name="SumDong">Their money, in đồng.</param>
/// <param name="Payments">The first thousand, by unit and file.</param>
public sealed record UnpaidView(long Count, long SumDong, IReadOnlyList<UnpaidPaymentView> Payments);

/// <summary>One payment that was sent and is not paid, with what both sides have to show.</summary>
/// <param name="Payment">EndToEndId.</param>
/// <param name="File">The payment file it went out in.</param>
/// <param name="Provider">Who was to pay it.</param>
/// <param name="Unit">Code of the list-making unit.</param>
/// <param name="Source">Budget source.</param>
/// <param name="State">Sent, Unknown, Rejected, Returned, Unclaimed or CarriedOver.</param>
/// <param name="AmountDong">Money, in đồng.</param>
/// <param name="SentAt">When its round was approved and went out.</param>
/// <param name="FetchedAt">When the provider first read the file; null when it never did.</param>
/// <param name="SaidAt">When the last result that counts says it happened; null when nothing was said.</param>
/// <param name="SaidIn">The file or message and line of that result; empty when nothing was said.</param>
/// <param name="Code">Its reason code; empty when it is not in the catalogue.</param>
/// <param name="ReasonVietnamese">The reason.</param>
/// <param name="ReasonEnglish">The same in English.</param>
/// <param name="Action">What a person does: CollectAccount, VerifyName, StopEvent, FixAndResend, VisitPayee, Ask.</param>
/// <param name="ToDoVietnamese">The same in a sentence.</param>
/// <param name="ToDoEnglish">The same in English.</param>
/// <param name="MayBePaidAgain">Whether it is proven that the payee has no money.</param>
public sealed record UnpaidPaymentView(
    string Payment,
    string File,
    string Provider,
    string Unit,
    string Source,
    string State,
    long AmountDong,
    DateTimeOffset? SentAt,
    DateTimeOffset? FetchedAt,
    DateTimeOffset? SaidAt,
    string SaidIn,
    string Code,
    string ReasonVietnamese,
    string ReasonEnglish,
    string Action,
    string ToDoVietnamese,
    string ToDoEnglish,
    bool MayBePaidAgain);
