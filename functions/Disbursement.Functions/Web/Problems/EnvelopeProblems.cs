using Disbursement.Core.Funds;
using Disbursement.Core.Money;
using Disbursement.Functions.Web.Views;

namespace Disbursement.Functions.Web.Problems;

/// <summary>What envelopes do not allow.</summary>
public static class EnvelopeProblems
{
    /// <summary>Errors that an answer lists; more are rare, and the first ones are mended first.</summary>
    private const int ErrorsMax = 100;

    /// <summary>More is asked than envelopes hold.</summary>
    /// <param name="over">Those envelopes, at least one.</param>
    public static Problem Exceeded(IReadOnlyList<EnvelopeView> over)
    {
        ArgumentNullException.ThrowIfNull(over);
        return new Problem(
            409,
            "approval.envelope-exceeded",
            $"Vượt dự toán: {string.Join("; ", over.Select(Vietnamese))}",
            $"The proposal is above {over.Count} envelopes: {string.Join("; ", over.Select(English))}. Nothing was approved.",
            "Trả lại đề nghị để giảm số chi, hoặc quản trị cập nhật reference/envelopes.csv theo quyết định giao dự toán "
                + "rồi duyệt lại.").With("envelopes", over);
    }

    /// <summary>The file of envelopes cannot be read, so nobody knows what may leave.</summary>
    public static Problem Invalid(IReadOnlyList<EnvelopeError> errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        return new Problem(
            409,
            "approval.envelopes-invalid",
            $"Tệp dự toán reference/envelopes.csv có {errors.Count} lỗi",
            $"reference/envelopes.csv has {errors.Count} errors, so nobody knows what may leave. Nothing was approved.",
            "Quản trị sửa tệp theo các lỗi đã nêu rồi duyệt lại.")
            .With("errors", errors.Take(ErrorsMax).Select(EnvelopeErrorView.Of).ToArray());
    }

    private static string Vietnamese(EnvelopeView one) => one.EnvelopeDong is { } dong
        ? $"{one.Unit}/{one.Source} dự toán {Text(dong)} đ, đã duyệt {Text(one.BeforeDong)} đ, đề nghị "
            + $"{Text(one.AskedDong)} đ, vượt {Text(one.OverDong)} đ"
        : $"{one.Unit}/{one.Source} chưa được giao dự toán, đề nghị {Text(one.AskedDong)} đ";

    private static string English(EnvelopeView one) => one.EnvelopeDong is { } dong
        ? $"{one.Unit}/{one.Source} holds {Text(dong)}, {Text(one.BeforeDong)} approved before, {Text(one.AskedDong)} asked, "
            + $"{Text(one.OverDong)} too much"
        : $"{one.Unit}/{one.Source} has no envelope in this month while the source is limited in the province, "
            + $"{Text(one.AskedDong)} asked";

    private static string Text(long dong) => VietnameseNumber.Format(dong);
}
