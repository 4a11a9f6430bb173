using Disbursement.Core.Intake;

namespace Disbursement.Formats.Workbooks;

/// <summary>Ends reading a workbook; the finding says why. Never leaves this project.</summary>
internal sealed class WorkbookRefusedException : Exception
{
    public WorkbookRefusedException(FindingNumber number, string? value = null)
        : base(number.ToString()) => Finding = Finding.Of(number, value: value);

    public Finding Finding { get; }
}
