using Disbursement.Core.Money;

namespace Disbursement.Core.Tripwires;

/// <summary>A limit that a month is beyond: why a second person must sign.</summary>
/// <param name="Code">Which.</param>
/// <param name="Unit">Code of the unit; empty for the province.</param>
/// <param name="Found">What was found: a count, or đồng.</param>
/// <param name="Whole">What it is a share of; 0 where the limit is none of a share.</param>
/// <param name="Limit">The limit: percent, a count, years, or đồng.</param>
public sealed record TrippedWire(TripwireCode Code, string Unit, long Found, long Whole, long Limit)
{
    /// <summary>The reason in Vietnamese.</summary>
    public string Vietnamese => Code switch
    {
        TripwireCode.Count =>
            $"Số khoản chênh {Text(Found)} so với {Text(Whole)} tháng trước, quá {Limit} %.",
        TripwireCode.Total =>
            $"Mức hưởng chênh {Text(Found)} đ so với {Text(Whole)} đ tháng trước, quá {Limit} %.",
        TripwireCode.NewShare => $"{Text(Found)} khoản mới trên {Text(Whole)}, quá {Limit} %.",
        TripwireCode.AccountShare =>
            $"{Text(Found)} tài khoản mới hoặc thay đổi trên {Text(Whole)}, quá {Limit} %.",
        TripwireCode.SharedAccount => $"{Text(Found)} tài khoản nhận tiền cho nhiều người, quá {Text(Limit)}.",
        TripwireCode.Age => $"{Text(Found)} khoản chi cho người trên {Limit} tuổi.",
        TripwireCode.LargePayment => $"Có khoản chi {Text(Found)} đ, quá {Text(Limit)} đ.",
        TripwireCode.RefusedShare =>
            $"Đơn vị {Unit}: {Text(Found)} dòng bị từ chối trên {Text(Whole)}, quá {Limit} %.",
        TripwireCode.ArrearsShare =>
            $"Truy lĩnh {Text(Found)} đ trên {Text(Whole)} đ, quá {Limit} %.",
        TripwireCode.RoundCount =>
            $"Đợt này chi {Text(Found)} khoản so với {Text(Whole)} khoản đã nhận trong tháng, quá {Limit} %.",
        TripwireCode.RoundTotal =>
            $"Đợt này chi {Text(Found)} đ so với {Text(Whole)} đ đã nhận trong tháng, quá {Limit} %.",
        _ => throw new InvalidOperationException($"There is no tripwire {Code}."),
    };

    /// <summary>The reason in English.</summary>
    public string English => Code switch
    {
        TripwireCode.Count =>
            $"The number of entitlements differs by {Text(Found)} from {Text(Whole)} last month, beyond {Limit} %.",
        TripwireCode.Total =>
            $"Allowances differ by {Text(Found)} VND from {Text(Whole)} VND last month, beyond {Limit} %.",
        TripwireCode.NewShare => $"{Text(Found)} of {Text(Whole)} entitlements are new, beyond {Limit} %.",
        TripwireCode.AccountShare => $"{Text(Found)} of {Text(Whole)} accounts are new or changed, beyond {Limit} %.",
        TripwireCode.SharedAccount => $"{Text(Found)} accounts receive for many people, beyond {Text(Limit)}.",
        TripwireCode.Age => $"{Text(Found)} payments are for people older than {Limit}.",
        TripwireCode.LargePayment => $"One payment is {Text(Found)} VND, beyond {Text(Limit)} VND.",
        TripwireCode.RefusedShare =>
            $"Unit {Unit}: {Text(Found)} of {Text(Whole)} rows were refused, beyond {Limit} %.",
        TripwireCode.ArrearsShare => $"Arrears are {Text(Found)} of {Text(Whole)} VND, beyond {Limit} %.",
        TripwireCode.RoundCount =>
            $"The round makes {Text(Found)} payments against {Text(Whole)} entitlements taken in the month, "
                + $"beyond {Limit} %.",
        TripwireCode.RoundTotal =>
            $"The round pays {Text(Found)} VND against {Text(Whole)} VND taken in the month, beyond {Limit} %.",
        _ => throw new InvalidOperationException($"There is no tripwire {Code}."),
    };

    private static string Text(long number) => VietnameseNumber.Format(number);
}
