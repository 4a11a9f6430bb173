using Disbursement.Core.Intake;
using Disbursement.Formats.Receipts;

namespace Disbursement.Formats.Beneficiaries;

/// <summary>A list that is read from its first byte once or twice, hashed the first time.</summary>
internal abstract class ListSource : IAsyncDisposable
{
    /// <summary>Bytes of the list read so far, in the first pass.</summary>
    public abstract long BytesRead { get; }

    /// <summary>The source of a list, by the name of its file.</summary>
    /// <param name="path">The list's path or name.</param>
    /// <param name="open">Opens its bytes.</param>
    /// <param name="options">The bounds.</param>
    public static ListSource Of(
        string path, Func<CancellationToken, Task<Stream>> open, IntakeReaderOptions options) =>
        IntakePath.IsWorkbookName(path)
            ? new WorkbookListSource(open, options)
            : new TextListSource(open, options);

    /// <summary>Starts reading, or starts again.</summary>
    public abstract Task<BeneficiaryReader> OpenAsync(CancellationToken cancellationToken);

    /// <summary>Reads the first pass to its end; the SHA-256 of the list in lower-case hexadecimal.</summary>
    public abstract Task<string> FinishAsync(CancellationToken cancellationToken);

    /// <summary>Makes the file of refused rows in the format of the list.</summary>
    /// <param name="output">Where it goes.</param>
    /// <param name="reader">The first pass.</param>
    public abstract IRejectedRows Reject(Stream output, BeneficiaryReader reader);

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();
}
