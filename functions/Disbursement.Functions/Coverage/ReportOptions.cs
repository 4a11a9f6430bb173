namespace Disbursement.Functions.Coverage;

/// <summary>Names on printed reports; agencies change theirs. Section <c>Reports</c>.</summary>
public sealed record ReportOptions
{
    /// <summary>The authority on top, such as <c>ỦY BAN NHÂN DÂN TỈNH HÒA BÌNH</c>.</summary>
    /// <value>Empty: made of the province's name.</value>
    public string Authority { get; init; } = "";

    /// <summary>The agency that reports.</summary>
    /// <value>Empty: a general name.</value>
    public string Agency { get; init; } = "";

    /// <summary>The place before the date.</summary>
    /// <value>Empty: the province.</value>
    public string Place { get; init; } = "";
}
