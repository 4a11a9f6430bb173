using System.Globalization;
using Disbursement.Core.Periods;

namespace Disbursement.Core.Payments;

/// <summary>What a payee reads on the account: the group and the month, never the programme.</summary>
public static class TransferTexts
{
    /// <summary>The text of a payment.</summary>
    /// <param name="source">The budget source: <c>ncc</c>, <c>btxh</c> or <c>khac</c>.</param>
    /// <param name="period">The month of payment.</param>
    public static string Of(string source, Period period)
    {
        ArgumentNullException.ThrowIfNull(source);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"CHI TRA {source.ToUpperInvariant()} THANG {period.Month:D2}/{period.Year}");
    }
}
