namespace Disbursement.Cli.Generate.Naming;

/// <summary>The communities whose naming customs the generator knows.</summary>
internal enum Community
{
    /// <summary>Kinh, the majority.</summary>
    Kinh,

    /// <summary>Mường, the majority of Hòa Bình.</summary>
    Muong,

    /// <summary>Thái, in Mai Châu and the north-west.</summary>
    Thai,

    /// <summary>Tày and Nùng, of the north-eastern hills.</summary>
    Tay,

    /// <summary>Dao.</summary>
    Dao,

    /// <summary>Sán Dìu and Sán Chỉ.</summary>
    SanDiu,

    /// <summary>H'Mông.</summary>
    Hmong,

    /// <summary>Cơ Tu, Xơ Đăng and Giẻ Triêng, of western Quảng Nam.</summary>
    CoTu,
}
