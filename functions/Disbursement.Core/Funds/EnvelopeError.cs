namespace Disbursement.Core.Funds;

/// <summary>One thing that is wrong with a file of envelopes.</summary>
/// <param name="Code">What is wrong.</param>
/// <param name="Line">The line, from 1, as a text editor shows it.</param>
/// <param name="Value">What stands there; what it collides with for <see cref="EnvelopeErrorCode.Overlap"/>.</param>
public sealed record EnvelopeError(EnvelopeErrorCode Code, int Line, string Value)
{
    /// <summary>What is wrong and what to do, in Vietnamese.</summary>
    public string Vietnamese => Code switch
    {
        EnvelopeErrorCode.Header => $"Dòng tiêu đề thiếu, lặp hoặc không có cột: {Value}. Cần đủ các cột "
            + $"{EnvelopeReader.HeaderText}.",
        EnvelopeErrorCode.Cells => $"Dòng có {Value} ô, không bằng số cột của tiêu đề. Điền đủ các ô, ô có dấu phẩy đặt "
            + "trong ngoặc kép.",
        EnvelopeErrorCode.Unit => $"“{Value}” không phải mã tỉnh hay mã đơn vị lập danh sách trong mọi tháng của dòng. "
            + "Ghi mã đủ các số 0 ở đầu; tách dòng ở tháng đơn vị thay đổi.",
        EnvelopeErrorCode.Source => $"Nguồn “{Value}” không có. Ghi btxh, ncc hoặc khac.",
        EnvelopeErrorCode.Month => $"Tháng “{Value}” không đúng. Ghi yyyy-MM, ví dụ 2024-06.",
        EnvelopeErrorCode.MonthOrder => $"Tháng cuối đứng trước tháng đầu: {Value}. Đổi lại hai tháng.",
        EnvelopeErrorCode.Amount => $"Số tiền “{Value}” không đúng. Ghi số đồng nguyên từ 0, ví dụ 540000000 hoặc "
            + "540.000.000.",
        EnvelopeErrorCode.Decision => "Thiếu số quyết định giao dự toán, hoặc dài quá "
            + $"{EnvelopeReader.DecisionMax} ký tự. Ghi số quyết định.",
        EnvelopeErrorCode.Overlap => $"Trùng đơn vị, nguồn và tháng với dòng {Value}. Gộp thành một dòng với tổng số tiền.",
        EnvelopeErrorCode.Lines => $"Tệp có quá {Value} dòng. Bỏ các dòng cũ.",
        _ => throw new InvalidOperationException($"There is no error {Code}."),
    };

    /// <summary>What is wrong and what to do, in English.</summary>
    public string English => Code switch
    {
        EnvelopeErrorCode.Header => $"The header is missing, or a column is missing or stands twice: {Value}. The columns "
            + $"are {EnvelopeReader.HeaderText}.",
        EnvelopeErrorCode.Cells => $"The line has {Value} cells, not as many as the header. Fill in every cell; put one "
            + "with a comma in quotation marks.",
        EnvelopeErrorCode.Unit => $"'{Value}' is neither a province nor a unit that makes lists in every month of the "
            + "line. Write all leading zeros; split the line in the month in which units change.",
        EnvelopeErrorCode.Source => $"There is no source '{Value}'. Write btxh, ncc or khac.",
        EnvelopeErrorCode.Month => $"'{Value}' is no month. Write yyyy-MM, such as 2024-06.",
        EnvelopeErrorCode.MonthOrder => $"The last month lies before the first: {Value}. Exchange them.",
        EnvelopeErrorCode.Amount => $"'{Value}' is no amount. Write whole đồng from 0, such as 540000000 or 540.000.000.",
        EnvelopeErrorCode.Decision => "The number of the decision is missing, or longer than "
            + $"{EnvelopeReader.DecisionMax} characters. Write it.",
        EnvelopeErrorCode.Overlap => $"Line {Value} has the same unit, source and month. Write one line with the sum.",
        EnvelopeErrorCode.Lines => $"There are more than {Value} lines. Remove old ones.",
        _ => throw new InvalidOperationException($"There is no error {Code}."),
    };

    /// <summary>The error with its line and number, in English, for logs.</summary>
    public override string ToString() => FormattableString.Invariant($"line {Line} [{(int)Code}] {English}");
}
