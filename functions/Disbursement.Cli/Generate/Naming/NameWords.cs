using Disbursement.Cli.Generate.Chance;

namespace Disbursement.Cli.Generate.Naming;

/// <summary>Surnames, middle names and given names with rough frequencies (parts of about a thousand).</summary>
/// <remarks>Put together for this generator from common Vietnamese words; no list of persons lies behind it.</remarks>
internal static class NameWords
{
    /// <summary>Surnames by community.</summary>
    public static IReadOnlyDictionary<Community, WeightedChoice<string>> Surnames { get; } =
        new Dictionary<Community, WeightedChoice<string>>
        {
            [Community.Kinh] = WeightedWords.Parse(
                "Nguyễn 315, Trần 108, Lê 94, Phạm 70, Hoàng 46, Phan 30, Vũ 39, Đặng 22, Bùi 24, Đỗ 24, Hồ 10, Ngô 14, "
                + "Dương 12, Lý 5, Đào 11, Đinh 10, Trịnh 9, Mai 8, Lương 9, Đoàn 10, Tạ 7, Cao 7, Hà 7, Lưu 6, Tô 5, "
                + "Phùng 6, Chu 5, Tống 3, Quách 2, Trương 14, Vương 4, Kiều 3, Lại 3, Khổng 2, Nghiêm 2, Doãn 2, La 2, "
                + "Thân 2, Âu 1, Ứng 1, Tăng 1, Từ 2, Thái 3, Triệu 3, Huỳnh 3, Võ 7, Đồng 2, Mạc 1, Ninh 1, Phí 1"),
            [Community.Muong] = WeightedWords.Parse(
                "Bùi 520, Đinh 120, Quách 85, Nguyễn 90, Hà 40, Bạch 38, Phùng 22, Xa 15, Hoàng 14, Cao 10, Trương 12, "
                + "Phạm 15, Lê 8, Sa 4, Dương 5"),
            [Community.Thai] = WeightedWords.Parse(
                "Hà 270, Lò 150, Khà 130, Vì 110, Ngần 70, Lường 60, Mạc 45, Lộc 30, Cà 25, Quàng 25, Vàng 15, Đinh 20, "
                + "Hoàng 20, Lương 15"),
            [Community.Tay] = WeightedWords.Parse(
                "Hoàng 190, Nông 130, Lý 80, Ma 75, Lương 75, Triệu 60, Vi 60, Hứa 45, Bế 40, Lục 40, Đàm 35, La 35, "
                + "Nguyễn 60, Lô 20, Chu 20, Đinh 15, Xa 15, Hà 15"),
            [Community.Dao] = WeightedWords.Parse(
                "Triệu 240, Bàn 150, Đặng 150, Lý 130, Phùng 80, Dương 60, Chíu 60, Tằng 50, Phún 25, Trưởng 10, Choỏng 10, "
                + "Dường 25, Bồn 10"),
            [Community.SanDiu] = WeightedWords.Parse(
                "Từ 120, Lê 100, Trương 90, Ninh 110, Lục 80, Tạ 60, Trần 120, Lâm 50, Đặng 50, Diệp 60, Ôn 40, Lỷ 50, "
                + "Nịnh 40, Hoàng 30"),
            [Community.Hmong] = WeightedWords.Parse(
                "Giàng 180, Vàng 170, Sùng 160, Mùa 120, Khà 60, Hạng 70, Thào 70, Lầu 50, Phàng 40, Sồng 40, Vừ 40"),
            [Community.CoTu] = WeightedWords.Parse(
                "Alăng 150, Bhnướch 70, Zơrâm 80, Pơloong 70, Arất 60, Bríu 70, Cơlâu 60, Hốih 50, Tơngôl 50, Riah 40, "
                + "Ating 50, Hồ 100, Nguyễn 60, Đinh 40, Blúp 30, Kring 20"),
        };

    /// <summary>Middle names of men.</summary>
    public static WeightedChoice<string> MenMiddle { get; } = WeightedWords.Parse(
        "Văn 520, Đức 55, Xuân 45, Quang 45, Hữu 40, Đình 45, Minh 40, Ngọc 40, Công 25, Thanh 30, Mạnh 20, Duy 20, "
        + "Quốc 20, Trọng 18, Anh 15, Tuấn 15, Bá 12, Thế 15, Hải 10, Gia 8");

    /// <summary>Middle names of women born before 1985.</summary>
    public static WeightedChoice<string> WomenMiddle { get; } = WeightedWords.Parse(
        "Thị 860, Thị Thanh 25, Thị Kim 22, Thị Ngọc 22, Thị Thu 25, Thị Hồng 18, Thị Minh 12, Thúy 6, Kim 8, Ngọc 10");

    /// <summary>Middle names of women born since 1985.</summary>
    public static WeightedChoice<string> GirlsMiddle { get; } = WeightedWords.Parse(
        "Thị 430, Thị Thu 60, Thị Thanh 45, Thị Ngọc 50, Ngọc 60, Thu 40, Phương 40, Minh 40, Khánh 35, Thùy 35, Bảo 35, "
        + "Thị Mai 25, Hà 25, Quỳnh 30, Thanh 35, Kim 15");

    /// <summary>Given names of men born before 1960.</summary>
    public static WeightedChoice<string> OldMen { get; } = WeightedWords.Parse(
        "Tý, Sửu, Dần, Mão, Thìn, Tỵ, Ngọ, Mùi, Thân, Dậu, Tuất, Hợi, Bính, Đinh, Giáp, Ất, Quý, Nhâm, Canh, Chiến 20, "
        + "Thắng 20, Lợi 15, Bình 15, Hòa 12, Đức 10, Phúc 10, Lộc, Thọ, Khang, Ninh, Sơn 15, Hải, Minh 12, Quang, Tiến 12, "
        + "Hùng 15, Dũng 12, Cường, Khoa, Chính, Trực, Liêm, Nghĩa 12, Nhân, Tín, Trung 12, Hiếu, Kính, Lương, Thành 12, "
        + "Xuân, Thu, Đông, Hạ, Bảy, Tám, Chín, Mười, Cả, Hai, Ba, Khải, Toản, Thường, Vượng, Đạt, Phong, Kỳ, Bảo, Điền");

    /// <summary>Given names of men born since 1960.</summary>
    public static WeightedChoice<string> YoungMen { get; } = WeightedWords.Parse(
        "Hùng 20, Dũng 20, Tuấn 25, Cường 20, Hải 18, Sơn 18, Long 14, Nam 18, Thắng 15, Minh 20, Đức 18, Anh 22, Huy 18, "
        + "Hoàng 16, Trung 14, Kiên 14, Quân 12, Khánh 12, Phúc 12, Bảo 12, Đạt 14, Hiếu 16, Tùng 12, Tú, Việt, Linh, Toàn, "
        + "Thành 16, Công, Quyết 8, Tiến 12, Hưng 12, Thịnh, Vinh, Lâm, Duy 12, Khoa, Phong, Nghĩa, Trọng, Quang 12, Bình, "
        + "Mạnh 14, Chung, Thái, Đăng, Khôi, Nguyên, Vũ, An, Sáng, Tân, Luân, Biên, Giang, Hà, Thuận, Định");

    /// <summary>Given names of women born before 1960.</summary>
    public static WeightedChoice<string> OldWomen { get; } = WeightedWords.Parse(
        "Lan 12, Huệ 12, Cúc 14, Mai, Đào 14, Mận 12, Na, Nhãn, Bưởi 10, Cam, Quýt, Hồng, Liên 14, Sen 14, Súng, Tẹo, Tý, "
        + "Mão, Mùi 12, Thìn, Dậu, Hợi, Nhàn 14, Thơm 12, Thảo, Hiền 12, Hòa, Bình, Vui, Mừng, Tươi 12, Tốt, Lành 12, Nết, "
        + "Na, Ngoan, Chắt 8, Chút 8, Út, Hai, Ba, Tư, Năm, Sáu, Bảy, Gái 14, Bé 8, Sửu, Xuân, Thu, Đông, Vân, Loan, Phượng, "
        + "Tâm 12, Thuận, Hảo, Đoan, Khuyên, Sợi, Lụa 10, Vải, Bông, Thoa, Xuyến, Vòng, Nụ, Hoa 14, Ngát, Dung, Hạnh, Lý");

    /// <summary>Given names of women born since 1960.</summary>
    public static WeightedChoice<string> YoungWomen { get; } = WeightedWords.Parse(
        "Hương 22, Hằng 18, Hà 20, Thủy 16, Thúy 12, Lan 16, Hoa 18, Mai 16, Linh 24, Trang 22, Ngọc 18, Anh 24, Phương 20, "
        + "Thảo 20, Nga 14, Hạnh 12, Hiền 16, Huyền 16, Yến 14, Loan 12, Nhung 14, Oanh, Quỳnh 14, Vân 14, Chi 10, Giang, "
        + "Dung 12, Liên, Liễu, Tuyết, Thanh, Xuân, Thu 12, Ngân 12, My, Vy 8, Nhi 10, Châu, Diệp, Hân, Trâm, Như, Duyên 10, "
        + "Thơm, Tươi, Hòa, Ánh 10, Nguyệt, Hường 8, Hậu, Lệ, Bích, Thắm, Lý, Uyên, An, Bảo, Khánh");

    /// <summary>Given names that Mường and Thái families gave their elders, beside the common ones.</summary>
    public static WeightedChoice<string> HillElders { get; } = WeightedWords.Parse(
        "Ẻn, Ẻm, Ển, Ỉnh, Ảo, Ót, Nhỏm, Dín, Nhỉn, Ơn, Éo, Thểu, Nhẻo, Bỉn, Mển, Ậu, Ọc, Chểnh, Rểu, Xiển, Nhếu, Đẹp, Ính");

    /// <summary>Given names in H'Mông families.</summary>
    public static WeightedChoice<string> Hmong { get; } = WeightedWords.Parse(
        "Páo, Dế, Chua, Tủa, Súa, Mỷ, Dợ, Lồng, Chứ, Vàng, Sếnh, Pó, Chư, Nhìa, Thào, Giống, Cở, Máy");

    /// <summary>Given names in Cơ Tu families, beside the common ones.</summary>
    public static WeightedChoice<string> CoTu { get; } = WeightedWords.Parse(
        "Nhớp, Bhrươl, Nhâm, Chuốt, Pứp, Đhơr, Clói, Bhinh, Ưới, Nhoong, Tréo, Kêu, Crứ, Lơr");
}
