namespace Disbursement.Cli.Generate.Writing;

/// <summary>Columns of the beneficiary file, version 1, in the order of its description.</summary>
internal enum Column
{
    /// <summary>STT.</summary>
    Number,

    /// <summary>Số định danh.</summary>
    CitizenId,

    /// <summary>Họ và tên.</summary>
    FullName,

    /// <summary>Ngày sinh.</summary>
    Birth,

    /// <summary>Giới tính.</summary>
    Sex,

    /// <summary>Mã xã.</summary>
    Commune,

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

    /// <summary>Kỳ truy lĩnh.</summary>
    ArrearsPeriods,
}

/// <summary>The Vietnamese headers of the columns.</summary>
internal static class ColumnNames
{
    private static readonly string[] Headers =
    [
        "STT", "Số định danh", "Họ và tên", "Ngày sinh", "Giới tính", "Mã xã", "Mã chế độ", "Số hồ sơ", "Mức hưởng",
        "Truy lĩnh", "Hình thức chi trả", "Ngân hàng", "Số tài khoản", "Chủ tài khoản", "Người nhận",
        "Số định danh người nhận", "Họ tên người nhận", "Văn bản ủy quyền", "Đã đối khớp", "Đối tượng đặc biệt",
        "Điện thoại", "Ghi chú", "Kỳ truy lĩnh",
    ];

    /// <summary>The header of a column, in NFC.</summary>
    public static string Header(this Column column) => Headers[(int)column];
}
