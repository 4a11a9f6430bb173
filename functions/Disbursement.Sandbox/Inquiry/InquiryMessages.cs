namespace Disbursement.Sandbox.Inquiry;

/// <summary>A question about up to a hundred accounts of one institution.</summary>
/// <param name="RequestId">Chosen by the caller, echoed.</param>
/// <param name="Items">The accounts asked for.</param>
internal sealed record InquiryRequest(string? RequestId, IReadOnlyList<InquiryItem>? Items);

/// <summary>One account asked for.</summary>
/// <param name="Ref">Chosen by the caller, echoed.</param>
/// <param name="Account">The account number.</param>
internal sealed record InquiryItem(string Ref, string Account);

/// <summary>The answers, in the order of the questions.</summary>
/// <param name="RequestId">The caller's.</param>
/// <param name="Items">One per question.</param>
internal sealed record InquiryResponse(string RequestId, IReadOnlyList<InquiryAnswer> Items);

/// <summary>What the institution says of one account.</summary>
/// <param name="Ref">The caller's.</param>
/// <param name="Status">active, closed, blocked, unknown or wrongKind.</param>
/// <param name="HolderName">The holder, for accounts that exist; else null.</param>
internal sealed record InquiryAnswer(string Ref, string Status, string? HolderName);
