using System.Globalization;
using System.Text;
using Disbursement.Formats.Workbooks;

namespace Disbursement.Benchmarks.Data;

/// <summary>Makes a list as a district would send it, of people who do not exist.</summary>
/// <remarks>
/// In an order that is not the order of keys; 70 in 100 have an account, 1 in 100 rows is refused, 1 in 50 is mended.
/// The same count gives the same bytes.
/// </remarks>
internal static class ListMaker
{
    /// <summary>The list's place: Hạ Long, whose communes have the codes below.</summary>
    public const string ListPath = "22/2024-05/193/btxh/list.csv";

    private const int NumbersPerYear = 1_000_000;

    private static readonly string[] Communes = ["06649", "06652", "06655", "06658", "06661", "06664", "06667"];
    private static readonly string[] Surnames =
        ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương"];

    private static readonly string[] Middles = ["Văn", "Thị", "Đức", "Ngọc", "Quang", "Minh", "Hữu", "Thu"];
    private static readonly string[] Givens =
        ["An", "Bình", "Cường", "Dũng", "Giang", "Hạnh", "Hương", "Khánh", "Lan", "Mai", "Nhung", "Oanh", "Phúc", "Thảo"];

    private static readonly string[] Banks = ["970436", "970405", "970415", "970418"];

    private static readonly string[] Headers =
    [
        "STT", "Số định danh", "Họ và tên", "Ngày sinh", "Giới tính", "Mã xã", "Mã chế độ", "Số hồ sơ", "Mức hưởng",
        "Truy lĩnh", "Hình thức chi trả", "Ngân hàng", "Số tài khoản", "Chủ tài khoản", "Người nhận",
        "Số định danh người nhận", "Họ tên người nhận", "Văn bản ủy quyền", "Đã đối khớp", "Đối tượng đặc biệt",
        "Điện thoại", "Ghi chú",
    ];

    /// <summary>Rows of cells, the header first.</summary>
    public static IEnumerable<string[]> Rows(int count)
    {
        yield return Headers;
        for (int number = 0; number < count; number++)
        {
            yield return Row(number, count);
        }
    }

    /// <summary>Writes the list as CSV.</summary>
    public static async Task WriteCsvAsync(string file, int count)
    {
        await using var writer = new StreamWriter(file, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        foreach (string[] row in Rows(count))
        {
            await writer.WriteAsync(string.Join(',', row));
            await writer.WriteAsync("\r\n");
        }
    }

    /// <summary>Writes the list as a workbook of one sheet.</summary>
    public static Task WriteXlsxAsync(string file, int count)
    {
        using FileStream stream = File.Create(file);
        using var book = new WorkbookWriter(stream);
        book.StartSheet("Danh sách");
        foreach (string[] row in Rows(count))
        {
            book.WriteRow(row);
        }

        return Task.CompletedTask;
    }

    private static string[] Row(int number, int count)
    {
        // A step that shares no factor with the count visits every number once, in an order that is not theirs.
        long person = (number * 7_368_787L) % Math.Max(count, 1);
        int year = 30 + (int)(person / NumbersPerYear % 10);
        bool woman = person % 2 == 1;
        string id = string.Create(
            CultureInfo.InvariantCulture, $"022{(woman ? 1 : 0)}{year:00}{person % NumbersPerYear:000000}");
        string name = $"{Pick(Surnames, person)} {Pick(Middles, person / 7)} {Pick(Givens, person / 3)}";
        bool account = person % 10 < 7;
        return
        [
            (number + 1).ToString(CultureInfo.InvariantCulture),
            person % 50 == 3 ? id[1..] : id,
            name,
            string.Create(CultureInfo.InvariantCulture, $"{1 + (person % 28):00}/{1 + (person % 12):00}/19{year:00}"),
            woman ? "Nữ" : "Nam",
            person % 100 == 9 ? "99999" : Pick(Communes, person),
            "BT05C",
            "",
            "360000",
            person % 40 == 0 ? "360000" : "",
            account ? "TK" : "BD",
            account ? Pick(Banks, person) : "",
            account ? string.Create(CultureInfo.InvariantCulture, $"10{person:0000000000}") : "",
            account ? name : "",
            person % 25 == 4 ? "GH" : "CC",
            person % 25 == 4 ? string.Create(CultureInfo.InvariantCulture, $"022170{person % NumbersPerYear:000000}") : "",
            person % 25 == 4 ? $"{Pick(Surnames, person + 1)} Thị Hoa" : "",
            "",
            person % 20 == 0 ? "" : "x",
            person % 30 == 1 ? "x" : "",
            account ? string.Create(CultureInfo.InvariantCulture, $"09{person % 100_000_000:00000000}") : "",
            person % 16 == 5 ? "chi tại nhà văn hóa thôn" : "",
        ];
    }

    private static string Pick(string[] values, long number) => values[number % values.Length];
}
