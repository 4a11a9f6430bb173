namespace Disbursement.Core.Intake;

/// <summary>The columns of the beneficiary file, version 1 (DESIGN 4).</summary>
/// <remarks>The order is that of the printed table; files may have any.</remarks>
public enum IntakeField
{
    /// <summary>STT: a running number, not read.</summary>
    Stt,

    /// <summary>Số định danh.</summary>
    CitizenId,

    /// <summary>Họ và tên.</summary>
    FullName,

    /// <summary>Ngày sinh.</summary>
    Birth,

    /// <summary>Giới tính.</summary>
    Sex,

    /// <summary>Mã xã.</summary>
    CommuneCode,

    /// <summary>Mã chế độ.</summary>
    Programme,

    /// <summary>Số hồ sơ.</summary>
    Reference,

    /// <summary>Mức hưởng.</summary>
    Amount,

    /// <summary>Truy lĩnh.</summary>
    Arrears,

    /// <summary>Hình thức chi trả.</summary>
    Channel,

    /// <summary>Ngân hàng.</summary>
    Bank,

    /// <summary>Số tài khoản.</summary>
    Account,

    /// <summary>Chủ tài khoản.</summary>
    AccountName,

    /// <summary>Người nhận.</summary>
    Receiver,

    /// <summary>Số định danh người nhận.</summary>
    ReceiverId,

    /// <summary>Họ tên người nhận.</summary>
    ReceiverName,

    /// <summary>Văn bản ủy quyền.</summary>
    Authorisation,

    /// <summary>Đã đối khớp.</summary>
    Reviewed,

    /// <summary>Đối tượng đặc biệt.</summary>
    Frail,

    /// <summary>Điện thoại.</summary>
    Phone,

    /// <summary>Ghi chú.</summary>
    Note,

    /// <summary>Kỳ truy lĩnh: the months the arrears are for.</summary>
    ArrearsPeriods,
}
