namespace Disbursement.Core.Events;

/// <summary>The columns of an event list.</summary>
public enum EventField
{
    /// <summary>STT: a running number, not read.</summary>
    Stt,

    /// <summary>Số định danh.</summary>
    CitizenId,

    /// <summary>Họ và tên: for the officer's eyes, not kept.</summary>
    FullName,

    /// <summary>Mã biến động.</summary>
    Event,

    /// <summary>Ngày biến động.</summary>
    Date,

    /// <summary>Số quyết định.</summary>
    Decision,

    /// <summary>Ngày quyết định.</summary>
    DecisionDate,

    /// <summary>Mã chế độ: empty for all of the person's.</summary>
    Programme,

    /// <summary>Ghi chú: for the officer's eyes, not kept.</summary>
    Note,
}
