using Disbursement.Core.Intake;

namespace Disbursement.Formats.Receipts;

/// <summary>Takes refused rows for the officer, in the format of the officer's own file.</summary>
public interface IRejectedRows : IAsyncDisposable
{
    /// <summary>Writes one refused row with all its errors.</summary>
    ValueTask WriteAsync(
        RawRow row, IReadOnlyList<Finding> findings, CancellationToken cancellationToken = default);
}
