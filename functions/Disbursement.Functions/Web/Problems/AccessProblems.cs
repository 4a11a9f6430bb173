namespace Disbursement.Functions.Web.Problems;

/// <summary>Who may not do what.</summary>
public static class AccessProblems
{
    /// <summary>No token came along.</summary>
    public static readonly Problem TokenMissing = new(
        401,
        "auth.required",
        "Cần đăng nhập",
        "The call carries no bearer token. Send 'Authorization: Bearer <token>'.",
        "Đăng nhập rồi gọi lại.");

    /// <summary>A token came along that is not to be believed. Says no more, so as not to help guessing.</summary>
    public static readonly Problem TokenRefused = new(
        401,
        "auth.invalid",
        "Phiên đăng nhập không hợp lệ hoặc đã hết hạn",
        "The bearer token is not valid: wrong signature, issuer, audience, or expired. Get a new one.",
        "Đăng nhập lại.");

    /// <summary>The authority that proves tokens does not answer.</summary>
    public static readonly Problem AuthorityUnreachable = new(
        503,
        "auth.unavailable",
        "Chưa kiểm tra được phiên đăng nhập",
        "The identity provider does not answer. Try again in a minute.",
        "Thử lại sau một phút.");

    /// <summary>The caller's roles do not allow the call.</summary>
    public static Problem Role(IEnumerable<Access.Role> needed)
    {
        string names = string.Join(", ", needed.Select(static role => role.ToString().ToLowerInvariant()));
        return new Problem(
            403,
            "access.role",
            "Tài khoản không có quyền làm việc này",
            names.Length == 0 ? "Nobody may call this." : $"The call needs one of these roles: {names}.",
            "Đề nghị người quản trị cấp quyền, hoặc chuyển việc cho người có quyền.");
    }

    /// <summary>The caller's areas do not hold what the call is about.</summary>
    /// <param name="area">The province or unit asked for.</param>
    public static Problem Area(string area) => new(
        403,
        "access.area",
        "Ngoài địa bàn được giao",
        $"The token's areas do not include {area}.",
        "Chỉ làm việc với địa bàn của mình; nếu sai địa bàn, đề nghị người quản trị sửa.");

    /// <summary>The caller does not speak for that provider.</summary>
    public static readonly Problem OtherProvider = new(
        403,
        "access.provider",
        "Không phải tệp của đơn vị chi trả này",
        "The token's provider claim is another provider's. A provider sees only its own files.",
        "Dùng tài khoản của đúng đơn vị chi trả.");
}
