using System.Text;

namespace Disbursement.Functions.Tests.Stack;

/// <summary>Lists as officers of TP Hòa Bình write them. The people do not exist.</summary>
internal static class ListText
{
    /// <summary>Communes of the districts that make the lists of these tests.</summary>
    public const string CityCommune = "04789";

    /// <summary>A commune of Đà Bắc (150).</summary>
    public const string HighlandCommune = "04831";

    private const string Header =
        "STT,Số định danh,Họ và tên,Ngày sinh,Giới tính,Mã xã,Mã chế độ,Mức hưởng,Truy lĩnh,"
        + "Hình thức chi trả,Ngân hàng,Số tài khoản";

    /// <summary>A row to be paid at the post office; the number makes it a person of its own.</summary>
    public static string Row(
        int person, string programme = "BT05C", string amount = "360000", string commune = CityCommune) =>
        $"{person},{Id(person)},Nguyễn Văn A,194{person % 10},Nam,{commune},{programme},{amount},0,,,";

    /// <summary>A row to be paid to an account.</summary>
    public static string AccountRow(
        int person, string account, string bank = "970405", string amount = "360000", string commune = CityCommune) =>
        $"{person},{Id(person)},Nguyễn Văn A,194{person % 10},Nam,{commune},BT05C,{amount},0,TK,{bank},{account}";

    /// <summary>The citizen id of a person.</summary>
    public static string Id(int person) => $"01704{person % 10}{person:000000}";

    /// <summary>The list of some rows, in bytes.</summary>
    public static byte[] Of(params IEnumerable<string> rows) =>
        Encoding.UTF8.GetBytes(string.Join("\r\n", rows.Prepend(Header)) + "\r\n");
}
