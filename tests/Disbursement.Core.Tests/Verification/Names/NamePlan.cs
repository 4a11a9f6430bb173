namespace Disbursement.Core.Tests.Verification.Names;

/// <summary>What pairs are made of. The held-out plan shares no word list and no seed with the one tuned on.</summary>
/// <param name="Seed">Where chance begins.</param>
/// <param name="PerCase">Pairs of each kind.</param>
/// <param name="Families">Family names.</param>
/// <param name="Middles">Middle names.</param>
/// <param name="Givens">Given names.</param>
/// <param name="GivensIY">Given names with Y that some write with I.</param>
/// <param name="Titles">Titles in front.</param>
/// <param name="Notes">Notes about accounts; <c>#</c> stands for the name.</param>
/// <param name="Joints">Texts that join two owners, <c>#</c> and <c>@</c>.</param>
/// <param name="Widths">Widths of cut fields.</param>
/// <param name="Foreign">Family names taken abroad.</param>
/// <param name="Ethnic">Names of other peoples, as <c>written=at the bank</c>.</param>
internal sealed record NamePlan(
    ulong Seed, int PerCase, string[] Families, string[] Middles, string[] Givens, string[] GivensIY, string[] Titles,
    string[] Notes, string[] Joints, int[] Widths, string[] Foreign, string[] Ethnic)
{
    /// <summary>The half that the rules were tuned on.</summary>
    public static NamePlan Tuned { get; } = new(
        20_240_601, 50,
        ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương"],
        ["Văn", "Thị", "Hữu", "Đức", "Ngọc", "Minh", "Quang", "Thanh", "Thị Ngọc", "Văn Minh", "Thị Thanh"],
        ["Đức", "Hoa", "Lan", "Hùng", "Hòa", "Mai", "Tuấn", "Hương", "Sơn", "Dũng", "Thảo", "Khánh", "Nhung", "Bình"],
        ["Lý", "Quý", "Mỹ", "Vy", "Thy", "Sỹ"],
        ["ONG", "BA", "MR", "MRS", "Ông", "Bà", "ANH", "CHI"],
        ["# (HUU TRI)", "# - TK LUONG", "TK #", "# TGTT", "# (LUONG)", "TAI KHOAN LUONG #", "# VND", "# 2"],
        ["# VA @", "@ VA #", "# / @", "@ & #", "#;@", "#, @", "@ HOAC #", "VO CHONG #", "# - @"],
        [20, 22, 25, 30],
        ["SCHMIDT", "MULLER", "JOHNSON", "DUBOIS", "FISCHER"],
        ["Y Khoa Niê=Y KHOA NIE", "H'Bla Niê=H BLA NIE", "H' Nguyệt Êban=H NGUYET EBAN", "Ksor Lốt=KSOR LOT",
         "Giàng A Páo=GIANG A PAO", "Đinh A Ngưk=DINH A NGUK", "Siu Hơk=SIU HOK", "K'Brễu=K BREU"]);

    /// <summary>The half that was never looked at while the rules were made.</summary>
    public static NamePlan HeldOut { get; } = new(
        777_131, 50,
        ["Võ", "Lý", "Đinh", "Trịnh", "Mai", "Cao", "Lương", "Tạ", "Đoàn", "Châu", "Tô", "Quách", "Lưu", "Vương", "Kiều"],
        ["Xuân", "Thế", "Công", "Kim", "Bích", "Hồng", "Trọng", "Đình", "Thị Kim", "Xuân Trường", "Thị Hồng", "Bá"],
        ["Phúc", "Yến", "Cường", "Trang", "Tâm", "Loan", "Thắng", "Liên", "Quyên", "Đạt", "Hạnh", "Tùng", "Vinh", "Nga"],
        ["Kỳ", "Thúy", "Hy", "Tý", "Ly", "Duy"],
        ["CU", "BAC", "CO", "MS", "MISS", "CU BA", "Cụ", "Mr.", "CHU"],
        ["# [HUU]", "# - BTXH", "TKTT #", "# (NHAN TRO CAP)", "# ATM", "# (CHI LUONG T6)", "# 0012", "# NCC"],
        ["# AND @", "@ AND #", "# OR @", "@+#", "#/@", "# va vo @", "ONG @ VA BA #", "@ VA VO LA #", "#-@"],
        [19, 24, 26, 35],
        ["WAGNER", "KOWALSKI", "SMITH", "HOFFMANN", "DUPONT"],
        ["H'Drôk Byă=H DROK BYA", "Y Wôn Kbuôr=Y WON KBUOR", "Rơ Châm Blơi=RO CHAM BLOI", "Vàng Thị Mỷ=VANG THI MY",
         "Kpă Hyăk=KPA HYAK", "Thạch Sa Ray=THACH SA RAY", "A Dŏng=A DONG", "Ƀing Čư=BING CU"]);
}
