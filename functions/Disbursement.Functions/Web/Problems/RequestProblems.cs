namespace Disbursement.Functions.Web.Problems;

/// <summary>Calls that cannot be understood. None repeats what was sent: it may be personal data.</summary>
public static class RequestProblems
{
    /// <summary>The body is above the limit.</summary>
    public static readonly Problem TooLarge = new(
        413,
        "body.too-large",
        "Nội dung gửi lên quá lớn",
        "The body is larger than 16 KiB. Lists and results go to storage, by POST /api/uploads.",
        "Gửi tệp qua chức năng tải tệp lên.");

    /// <summary>The body is not JSON.</summary>
    public static readonly Problem NotJson = new(
        415,
        "body.not-json",
        "Nội dung gửi lên phải là JSON",
        "Send the body with 'Content-Type: application/json'.",
        "Cập nhật phần mềm gửi dữ liệu.");

    /// <summary>The body is no JSON object, repeats a field or is too deep.</summary>
    public static readonly Problem Unreadable = new(
        400,
        "body.unreadable",
        "Không đọc được nội dung gửi lên",
        "The body is not one JSON object with each field once.",
        "Kiểm tra lại nội dung rồi gửi lại.");

    /// <summary>A body says who acts.</summary>
    /// <param name="field">The field, from the fixed list of such fields.</param>
    public static Problem ActorInBody(string field) => new(
        400,
        "actor.in-body",
        "Không được ghi tên người thực hiện trong nội dung",
        $"The body has the field '{field}'. Who acts is decided by the token alone.",
        "Bỏ trường này; người thực hiện là người đang đăng nhập.");

    /// <summary>A field is missing or not of its form.</summary>
    /// <param name="field">Its name, as the API spells it.</param>
    /// <param name="rule">What it must be, in English.</param>
    public static Problem Field(string field, string rule) => new(
        400,
        "body.field-invalid",
        $"Trường '{field}' thiếu hoặc sai",
        $"The field '{field}' must be {rule}.",
        "Sửa trường này rồi gửi lại.");

    /// <summary>The body has a field the call does not know, or a value of the wrong type.</summary>
    public static readonly Problem UnknownField = new(
        400,
        "body.unknown-field",
        "Nội dung có trường lạ hoặc sai kiểu",
        "The body has a field this call does not know, or a value of the wrong type. See GET /api/openapi.json.",
        "Xem tài liệu API rồi gửi lại.");

    /// <summary>A part of the address is not of its form.</summary>
    /// <param name="part">Its name in the route.</param>
    public static Problem Route(string part) => new(
        400,
        "route.invalid",
        "Địa chỉ không đúng",
        $"The '{part}' in the address is not valid: a province is 2 digits, a period yyyy-MM, a round 1 to 99.",
        "Kiểm tra mã tỉnh, tháng và đợt.");

    /// <summary>A file name that could mislead a program or a person.</summary>
    public static readonly Problem FileName = new(
        400,
        "upload.file-name",
        "Tên tệp không hợp lệ",
        "A file name has 1 to 120 letters, digits, spaces and . _ - ( ), begins and ends with a letter, digit or "
            + "bracket, holds no '..', and ends with .xlsx, .xls, .csv, .tsv or .txt for lists and .xml, .csv, .xlsx or .json for "
            + "results.",
        "Đổi tên tệp rồi gửi lại; không ghi tên hay số định danh của người dân vào tên tệp.");

    /// <summary>A free text that holds what looks like a person's number.</summary>
    public static readonly Problem PersonInText = new(
        400,
        "text.person-number",
        "Không ghi số định danh vào phần lý do",
        "The text has a run of 9 or 12 digits, as persons' numbers have. Reasons are kept in the audit: leave it out.",
        "Nêu lý do mà không ghi số định danh của người dân.");

    /// <summary>We are wrong. The answer tells nothing of the inside; the log does.</summary>
    /// <param name="invocation">Finds the log entry.</param>
    public static Problem Failure(string invocation) => new Problem(
        500,
        "server.failure",
        "Hệ thống gặp lỗi",
        "The call failed inside. Calls may be repeated: what was done is not done twice.",
        "Thử lại; nếu vẫn lỗi, báo cho người quản trị mã lần gọi này.").With("invocation", invocation);
}
