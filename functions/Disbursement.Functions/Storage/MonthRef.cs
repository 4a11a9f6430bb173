using Disbursement.Core.Periods;

namespace Disbursement.Functions.Storage;

/// <summary>One province's month: what every orchestration, table partition and ledger folder is about.</summary>
/// <remarks>Plain strings, so that it travels through durable history as it is; it holds no personal data.</remarks>
/// <param name="Province">2-digit province code, for example <c>17</c>.</param>
/// <param name="Period">The month paid, <c>yyyy-MM</c>.</param>
public sealed record MonthRef(string Province, string Period)
{
    /// <summary>The partition of this month in every table: <c>17|2024-06</c>.</summary>
    public string PartitionKey => $"{Province}|{Period}";

    /// <summary>The folder of this month in every container: <c>17/2024-06</c>.</summary>
    public string Folder => $"{Province}/{Period}";

    /// <summary>The period as a value.</summary>
    public Period ToPeriod() => Core.Periods.Period.Parse(Period);

    /// <summary>The same province one month earlier.</summary>
    public MonthRef Before() => this with { Period = ToPeriod().Previous.ToString() };

    /// <summary>The month's orchestration, named so that a person can find it: <c>month-17-2024-06</c>.</summary>
    public string InstanceId => $"month-{Province}-{Period}";

    /// <summary>A round's orchestration: <c>round-17-2024-06-r1</c>.</summary>
    /// <param name="round">Round number, from 1.</param>
    public string RoundInstanceId(int round) => $"round-{Province}-{Period}-r{round}";
}
