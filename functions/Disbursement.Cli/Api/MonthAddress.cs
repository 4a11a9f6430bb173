using Disbursement.Core.Periods;

namespace Disbursement.Cli.Api;

/// <summary>One province's month.</summary>
/// <param name="Province">2-digit code.</param>
/// <param name="Period">The month.</param>
internal sealed record MonthAddress(string Province, Period Period)
{
    /// <summary>The month's path in the API, without a slash at the start.</summary>
    public string Path => $"api/months/{Province}/{Period}";

    /// <summary>The month's prefix in every container.</summary>
    public string Prefix => $"{Province}/{Period}/";
}
