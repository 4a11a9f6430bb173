using Disbursement.Cli.Shell;

namespace Disbursement.Cli.Reports;

/// <summary>The app's names for a round's stages, in words that a person knows.</summary>
internal static class RoundStages
{
    /// <summary>The words for a stage; an unknown one keeps the app's name.</summary>
    public static Words NameOf(string stage) => stage switch
    {
        "start" => new("So sánh với tháng trước, tìm trùng", "Compare, look for duplicates"),
        "verify" => new("Xác minh tài khoản", "Verify the accounts"),
        "decide" => new("Chờ quyết định", "Wait for decisions"),
        "route" => new("Chọn kênh chi trả", "Route to channels"),
        "build" => new("Lập và đọc lại tệp lệnh chi", "Build the files and read them back"),
        "approve" => new("Chờ duyệt", "Wait for the approval"),
        "release" => new("Phát lệnh cho các bên", "Release to the providers"),
        "settle" => new("Chờ kết quả chi trả", "Wait for the results"),
        "count" => new("Tổng hợp báo cáo", "Count and report"),
        _ => Words.Same(stage),
    };
}
