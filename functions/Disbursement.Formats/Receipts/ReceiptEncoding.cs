using System.Text.Json.Serialization;
using Disbursement.Core.Text.Encodings;

namespace Disbursement.Formats.Receipts;

/// <summary>The encoding in which a list was read, and how sure that is.</summary>
/// <param name="Name"><c>TCVN3</c>, <c>VNI</c>, <c>VISCII</c>, <c>Windows-1258</c> or <c>UTF-16</c>.</param>
/// <param name="Certainty"><c>certain</c>, found by the text; <c>stated</c>, named by the officer.</param>
/// <param name="Words">Different words outside ASCII by which it was found; 0 where marks told it.</param>
/// <param name="VietnameseWords">How many of them are Vietnamese words or syllables in this encoding.</param>
public sealed record ReceiptEncoding(string Name, string Certainty, int Words, int VietnameseWords)
{
    /// <summary>Tells whether it needed no conversion from an old encoding.</summary>
    [JsonIgnore]
    public bool IsUnicode => Name.StartsWith("UTF", StringComparison.Ordinal);

    /// <summary>What a receipt says of an encoding; nothing of UTF-8.</summary>
    internal static ReceiptEncoding? Of(EncodingVerdict? verdict) =>
        verdict is null || verdict.Kind == TextEncodingKind.Utf8
            ? null
            : new ReceiptEncoding(
                verdict.Kind.ToName(),
                verdict.Certainty == EncodingCertainty.Stated ? "stated" : "certain",
                verdict.Fit.Words,
                verdict.Fit.Vietnamese);
}
