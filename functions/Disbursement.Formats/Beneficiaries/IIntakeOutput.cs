namespace Disbursement.Formats.Beneficiaries;

/// <summary>Where a list that is taken goes: the app writes blobs, tests write memory.</summary>
/// <remarks>Called from one thread at a time. A second run over the same list writes the same bytes again.</remarks>
public interface IIntakeOutput
{
    /// <summary>Stores one chunk of accepted rows.</summary>
    /// <param name="sha256">The list's hash, which names the folder.</param>
    /// <param name="name">The chunk's name: <c>part-00000.csv</c>.</param>
    /// <param name="bytes">The chunk; valid during the call only.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task WriteChunkAsync(
        string sha256, string name, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken);

    /// <summary>Opens the file of refused rows; asked for only when there are any, disposed by the reader.</summary>
    Task<Stream> OpenRejectedAsync(CancellationToken cancellationToken);

    /// <summary>Opens the ledger's list of who the refused rows are for; asked for and disposed as above.</summary>
    /// <remarks>A header, then one line for each refused row: the citizen id as far as it can be read, or nothing.
    /// Coverage counts people, not rows, and needs to know who is refused on one row and accepted on another.</remarks>
    /// <param name="sha256">The list's hash, which names the folder.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<Stream> OpenRefusedPeopleAsync(string sha256, CancellationToken cancellationToken);
}

/// <summary>How far a list has been read.</summary>
/// <param name="Rows">Rows read so far, or of the refused file checked so far.</param>
/// <param name="Bytes">Bytes of the file read so far.</param>
public sealed record IntakeProgress(int Rows, long Bytes);
