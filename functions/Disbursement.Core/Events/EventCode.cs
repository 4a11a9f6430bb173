namespace Disbursement.Core.Events;

/// <summary>What happened to a beneficiary (DOMAIN 4.6). The names are stored; never rename one.</summary>
/// <remarks>In the order in which events of one day apply: a resumption comes last.</remarks>
public enum EventCode
{
    /// <summary>Died. Code TV.</summary>
    Death = 1,

    /// <summary>Moved to another unit, which decides anew. Code CD.</summary>
    Move = 2,

    /// <summary>Serves a prison term. Code TH.</summary>
    Imprisonment = 3,

    /// <summary>Declared missing by a court. Code MT.</summary>
    Missing = 4,

    /// <summary>Does not meet the conditions any more. Code HH.</summary>
    NoLongerEligible = 5,

    /// <summary>Refuses the benefit. Code TC.</summary>
    Refusal = 6,

    /// <summary>Receives again. Code PH.</summary>
    Resumption = 7,
}

/// <summary>The two-letter codes of event lists, and the words for people.</summary>
public static class EventCodes
{
    /// <summary>All codes, as an officer may write them.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Enum.GetValues<EventCode>().Select(ToCode)];

    /// <summary>The code.</summary>
    public static string ToCode(this EventCode code) => code switch
    {
        EventCode.Death => "TV",
        EventCode.Move => "CD",
        EventCode.Imprisonment => "TH",
        EventCode.Missing => "MT",
        EventCode.NoLongerEligible => "HH",
        EventCode.Refusal => "TC",
        EventCode.Resumption => "PH",
        _ => throw new ArgumentOutOfRangeException(nameof(code)),
    };

    /// <summary>What happened, in Vietnamese.</summary>
    public static string ToVietnamese(this EventCode code) => code switch
    {
        EventCode.Death => "chết",
        EventCode.Move => "chuyển nơi ở",
        EventCode.Imprisonment => "chấp hành án phạt tù",
        EventCode.Missing => "mất tích",
        EventCode.NoLongerEligible => "không còn đủ điều kiện",
        EventCode.Refusal => "từ chối nhận",
        EventCode.Resumption => "hưởng lại",
        _ => throw new ArgumentOutOfRangeException(nameof(code)),
    };

    /// <summary>Reads a code; case is folded.</summary>
    public static bool TryParse(string text, out EventCode code)
    {
        ArgumentNullException.ThrowIfNull(text);
        string upper = text.ToUpperInvariant();
        EventCode? found = Enum.GetValues<EventCode>().Where(one => one.ToCode() == upper)
            .Select(static one => (EventCode?)one).FirstOrDefault();
        code = found.GetValueOrDefault();
        return found is not null;
    }
}
