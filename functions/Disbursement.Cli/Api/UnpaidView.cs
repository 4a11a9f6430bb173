namespace Disbursement.Cli.Api;

/// <summary>What was sent and is not paid.</summary>
/// <param name="Count">All such payments.</param>
/// <param name="SumDong">Their money, in đồng.</param>
/// <param name="Payments">Those that are listed.</param>
internal sealed record UnpaidView(long Count, long SumDong, IReadOnlyList<UnpaidPaymentView> Payments);

/// <summary>One payment that was sent and is not paid.</summary>
/// <param name="Payment">EndToEndId.</param>
/// <param name="File">The payment file.</param>
/// <param name="Provider">Who was to pay it.</param>
/// <param name="Unit">Code of the list-making unit.</param>
/// <param name="State">Where it stands.</param>
/// <param name="AmountDong">Money, in đồng.</param>
/// <param name="SentAt">When it went out.</param>
/// <param name="FetchedAt">When the provider first read the file; null when it never did.</param>
/// <param name="SaidAt">When the last result says it happened; null when nothing was said.</param>
/// <param name="SaidIn">The file or message of that result.</param>
/// <param name="Code">Its reason code.</param>
/// <param name="ReasonVietnamese">The reason.</param>
/// <param name="ReasonEnglish">The same in English.</param>
/// <param name="ToDoVietnamese">What a person does.</param>
/// <param name="ToDoEnglish">The same in English.</param>
/// <param name="MayBePaidAgain">Whether it is proven that the payee has no money.</param>
internal sealed record UnpaidPaymentView(
    string Payment,
    string File,
    string Provider,
    string Unit,
    string State,
    long AmountDong,
    DateTimeOffset? SentAt,
    DateTimeOffset? FetchedAt,
    DateTimeOffset? SaidAt,
    string SaidIn,
    string Code,
    string ReasonVietnamese,
    string ReasonEnglish,
    string ToDoVietnamese,
    string ToDoEnglish,
    bool MayBePaidAgain);
